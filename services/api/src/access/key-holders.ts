import { createHash } from "node:crypto";
import type { ApiKeyHolder } from "../records.ts";

const KEPT_MS = 2000;
const MOST = 1000;

/** Looks keys up, and remembers for two seconds who they speak for: a key that is revoked stops within that time. */
export class KeyHolders {
  readonly #verify: (key: string) => Promise<ApiKeyHolder | undefined>;
  readonly #now: () => number;
  /** By hash: no key stays in memory. */
  readonly #known = new Map<string, { readonly holder: Promise<ApiKeyHolder | undefined>; readonly until: number }>();

  constructor(verify: (key: string) => Promise<ApiKeyHolder | undefined>, now: () => number) {
    this.#verify = verify;
    this.#now = now;
  }

  async holderOf(key: string): Promise<ApiKeyHolder | undefined> {
    const hash = createHash("sha256").update(key).digest("base64");
    const now = this.#now();
    const known = this.#known.get(hash);
    if (known !== undefined && known.until > now) return known.holder;
    if (this.#known.size >= MOST) this.#known.clear();
    const holder = this.#verify(key);
    this.#known.set(hash, { holder, until: now + KEPT_MS });
    // Neither a fault nor a guess is worth remembering.
    holder.then(
      (found) => found === undefined && this.#known.delete(hash),
      () => this.#known.delete(hash),
    );
    return holder;
  }
}
