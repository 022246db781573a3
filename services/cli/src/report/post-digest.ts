import { createHash, createHmac } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { type Digest, digestText } from "./digest.ts";

/** Where a digest goes, and how hard it is tried. */
export interface Webhook {
  readonly url: string;
  /** With it each delivery is signed. */
  readonly secret: string | undefined;
  /** At most so many deliveries, the first among them. */
  readonly attempts: number;
}

const ANSWER_MS = 20_000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
/** Another try may go better. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Posts a digest as JSON. Headers: `x-claimscrub-delivery`, the same for each try of one digest; and with a secret `x-claimscrub-timestamp` (seconds
 * since 1970) and `x-claimscrub-signature`, `v1=` and the HMAC-SHA-256 over timestamp, a full stop and the body, in hex.
 * @throws Error with the status, never with what the other side answered
 */
export async function postDigest({ url, secret, attempts }: Webhook, digest: Digest): Promise<void> {
  const body = JSON.stringify({ text: digestText(digest), ...digest });
  const delivery = createHash("sha256").update(body).digest("hex").slice(0, 32);
  for (let attempt = 1; ; attempt++) {
    const outcome = await deliver(url, body, { "x-claimscrub-delivery": delivery, ...signature(secret, body) });
    if (outcome.done) return;
    if (attempt >= attempts || !outcome.passing) throw new Error(outcome.why);
    await delay(outcome.waitMs ?? Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1)));
  }
}

/** Made anew for each try: whoever checks it refuses an old one. */
function signature(secret: string | undefined, body: string): Record<string, string> {
  if (secret === undefined) return {};
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hex = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
  return { "x-claimscrub-timestamp": timestamp, "x-claimscrub-signature": `v1=${hex}` };
}

type Outcome =
  | { readonly done: true }
  | { readonly done: false; readonly why: string; readonly passing: boolean; readonly waitMs?: number | undefined };

async function deliver(url: string, body: string, headers: Record<string, string>): Promise<Outcome> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
      signal: AbortSignal.timeout(ANSWER_MS),
      redirect: "error",
    });
    await answer.body?.cancel();
    if (answer.ok) return { done: true };
    const wished = Number(answer.headers.get("retry-after") ?? Number.NaN);
    const waitMs = wished >= 0 ? Math.min(LONGEST_WAIT_MS, wished * 1000) : undefined;
    return { done: false, why: `the webhook answered ${answer.status}`, passing: PASSING.has(answer.status), waitMs };
  } catch (error) {
    return { done: false, why: error instanceof Error ? error.message : "unknown", passing: true };
  }
}
