import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Connections } from "../connections.ts";
import { FIND_API_KEY, INSERT_API_KEY, RETIRE_API_KEY, REVOKE_API_KEY, SELECT_API_KEYS, TOUCH_API_KEY } from "../statements/api-keys.ts";
import { StoreFault } from "../store-fault.ts";
import { TenantSession } from "./tenant-session.ts";

/** A key as lists show it; the secret is nowhere. */
export interface ApiKey {
  readonly keyId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly rotatedTo: string | null;
  readonly lastUsedAt: Date | null;
}

/** A key just made: `key` is shown this once. */
export interface NewApiKey {
  readonly keyId: string;
  /** `cs_<id>_<secret>`. */
  readonly key: string;
}

/** Who a key speaks for. */
export interface ApiKeyHolder {
  readonly keyId: string;
  readonly tenant: string;
  readonly name: string;
  readonly scopes: readonly string[];
}

export interface NewApiKeyWishes {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt?: Date | undefined;
}

const SHAPE = /^cs_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

export async function createApiKey(session: TenantSession, { name, scopes, expiresAt }: NewApiKeyWishes): Promise<NewApiKey> {
  const { keyId, key, hash } = newKey();
  await session.rows(INSERT_API_KEY, [keyId, session.tenant, name, hash, scopes, expiresAt ?? null]);
  return { keyId, key };
}

/** Who `key` speaks for; undefined for one that is unknown, wrong, expired or revoked: nobody learns which. */
export async function verifyApiKey(connections: Connections, key: string): Promise<ApiKeyHolder | undefined> {
  const [, keyId, secret] = SHAPE.exec(key) ?? [];
  if (keyId === undefined || secret === undefined) return undefined;
  const rows = await connections.query<{ tenant: string; name: string; hash: Buffer; scopes: string[]; valid: boolean }>(FIND_API_KEY, [
    keyId,
  ]);
  const [row] = rows;
  // Without a row the comparison is made all the same, so that time does not tell which ids exist.
  const same = timingSafeEqual(hashOf(secret), row?.hash ?? Buffer.alloc(32));
  if (row === undefined || !same || !row.valid) return undefined;
  await new TenantSession(connections, row.tenant).rows(TOUCH_API_KEY, [row.tenant, keyId]);
  return { keyId, tenant: row.tenant, name: row.name, scopes: row.scopes };
}

export async function listApiKeys(session: TenantSession): Promise<ApiKey[]> {
  const rows = await session.rows<{
    key_id: string;
    name: string;
    scopes: string[];
    created_at: Date;
    expires_at: Date | null;
    revoked_at: Date | null;
    rotated_to: string | null;
    last_used_at: Date | null;
  }>(SELECT_API_KEYS, [session.tenant]);
  return rows.map((row) => ({
    keyId: row.key_id,
    name: row.name,
    scopes: row.scopes,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    rotatedTo: row.rotated_to,
    lastUsedAt: row.last_used_at,
  }));
}

/** False where there is no such key that still counts. */
export async function revokeApiKey(session: TenantSession, keyId: string): Promise<boolean> {
  return session.run(async (client) => (await client.query(REVOKE_API_KEY, [session.tenant, keyId])).rowCount === 1);
}

/**
 * Makes a key in place of another, with its name and scopes; the old one goes on for `graceSeconds`.
 * @throws StoreFault `unknown-key` where there is no such key, or it was revoked or rotated before.
 */
export async function rotateApiKey(session: TenantSession, keyId: string, graceSeconds: number): Promise<NewApiKey> {
  const { key, hash, keyId: fresh } = newKey();
  await session.run(async (client) => {
    const values = [session.tenant, keyId, fresh, graceSeconds];
    const [old] = (await client.query<{ name: string; scopes: string[] }>(RETIRE_API_KEY, values)).rows;
    if (old === undefined) throw new StoreFault("There is no such key to rotate.", "unknown-key", false);
    await client.query(INSERT_API_KEY, [fresh, session.tenant, old.name, hash, old.scopes, null]);
  });
  return { keyId: fresh, key };
}

function newKey(): NewApiKey & { readonly hash: Buffer } {
  const keyId = randomBytes(8).toString("hex");
  const secret = randomBytes(32).toString("base64url");
  return { keyId, key: `cs_${keyId}_${secret}`, hash: hashOf(secret) };
}

function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
