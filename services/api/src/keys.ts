import { DEFAULT_TENANT, StoreFault } from "@claimscrub/store";
import { openRecords } from "./connections.ts";
import type { Environment } from "./env.ts";
import { ADMIN, SCOPES } from "./route-facts.ts";
import { ServeFault } from "./serve.ts";

export interface KeyOptions {
  readonly store?: string | undefined;
  readonly json?: true | undefined;
  readonly tenant?: string | undefined;
}

export interface NewKeyOptions extends KeyOptions {
  readonly name: string;
  readonly scopes?: readonly string[] | undefined;
  readonly days?: number | undefined;
}

const DAY_MS = 86_400_000;
const TENANT = /^[a-z0-9][a-z0-9-]{0,62}$/;

type Print = (text: string) => void;

async function withTenant<T>(
  options: KeyOptions,
  environment: Environment,
  work: (tenant: ReturnType<Awaited<ReturnType<typeof openRecords>>["store"]["forTenant"]>) => Promise<T>,
): Promise<T> {
  const tenant = options.tenant ?? DEFAULT_TENANT;
  if (!TENANT.test(tenant)) throw new ServeFault(2, "--tenant takes lower-case letters, digits and hyphens, up to 63 of them.");
  const records = await openRecords(options.store, environment, 1);
  try {
    return await work(records.store.forTenant(tenant));
  } finally {
    await records.close();
  }
}

/** `keys create`: the key is shown this once. */
export async function createKey(options: NewKeyOptions, environment: Environment, print: Print): Promise<void> {
  const scopes = options.scopes ?? SCOPES;
  const known: readonly string[] = [...SCOPES, ADMIN];
  const unknown = scopes.filter((scope) => !known.includes(scope));
  if (unknown.length > 0) throw new ServeFault(2, `There is no scope ${unknown.join(", ")}; there are ${known.join(", ")}.`);
  const expiresAt = options.days === undefined ? undefined : new Date(Date.now() + options.days * DAY_MS);
  const made = await withTenant(options, environment, (tenant) =>
    tenant.createApiKey({ name: options.name, scopes: [...scopes], expiresAt }),
  );
  print(options.json ? `${JSON.stringify({ ...made, scopes, expiresAt: expiresAt ?? null })}\n` : `${made.key}\n`);
}

export async function listKeys(options: KeyOptions, environment: Environment, print: Print): Promise<void> {
  const keys = await withTenant(options, environment, (tenant) => tenant.apiKeys());
  if (options.json) {
    print(`${JSON.stringify({ items: keys })}\n`);
    return;
  }
  if (keys.length === 0) print("There are no keys. Make one: claimscrub keys create <name>\n");
  for (const { keyId, name, scopes, expiresAt, revokedAt, lastUsedAt } of keys) {
    const state = revokedAt !== null ? "revoked" : expiresAt !== null && expiresAt.getTime() < Date.now() ? "expired" : "valid";
    const until = expiresAt === null ? "" : `, until ${expiresAt.toISOString().slice(0, 10)}`;
    const used = lastUsedAt === null ? "never used" : `last used ${lastUsedAt.toISOString().slice(0, 10)}`;
    print(`${keyId}  ${state}${until}  ${name}  [${scopes.join(" ")}]  ${used}\n`);
  }
}

export async function revokeKey(keyId: string, options: KeyOptions, environment: Environment, print: Print): Promise<void> {
  const done = await withTenant(options, environment, (tenant) => tenant.revokeApiKey(keyId));
  if (!done) throw new ServeFault(2, `There is no valid key ${keyId}. keys list shows them.`);
  print(
    options.json
      ? `${JSON.stringify({ keyId, revoked: true })}\n`
      : `${keyId} is revoked; a running service stops taking it within two seconds.\n`,
  );
}

/** `keys rotate`: a new key in place of one that goes on for a while. */
export async function rotateKey(
  keyId: string,
  options: KeyOptions & { readonly graceSeconds: number },
  environment: Environment,
  print: Print,
): Promise<void> {
  try {
    const made = await withTenant(options, environment, (tenant) => tenant.rotateApiKey(keyId, options.graceSeconds));
    print(options.json ? `${JSON.stringify(made)}\n` : `${made.key}\n`);
  } catch (error) {
    if (error instanceof StoreFault && error.code === "unknown-key")
      throw new ServeFault(2, `There is no valid key ${keyId}. keys list shows them.`);
    throw error;
  }
}
