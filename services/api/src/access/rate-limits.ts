/** A bucket that fills at `perSecond` and holds `burst`. */
interface Bucket {
  tokens: number;
  at: number;
}

/** Requests allowed in time, by key or address. Forgets who has been quiet, and never grows beyond `most` of them. */
export class RateLimits {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #now: () => number;
  readonly #most: number;
  readonly #buckets = new Map<string, Bucket>();

  /** @param now Milliseconds on a clock that never goes back. */
  constructor(perSecond: number, burst: number, now: () => number, most = 10_000) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#now = now;
    this.#most = most;
  }

  /** Takes one; 0 where it was there, else the seconds after which to come again. */
  take(who: string): number {
    const now = this.#now();
    let bucket = this.#buckets.get(who);
    if (bucket === undefined) {
      if (this.#buckets.size >= this.#most) this.#forget(now);
      bucket = { tokens: this.#burst, at: now };
      this.#buckets.set(who, bucket);
    }
    bucket.tokens = Math.min(this.#burst, bucket.tokens + ((now - bucket.at) / 1000) * this.#perSecond);
    bucket.at = now;
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 0;
    }
    return Math.max(1, Math.ceil((1 - bucket.tokens) / this.#perSecond));
  }

  #forget(now: number): void {
    const full = (this.#burst / this.#perSecond) * 1000;
    for (const [who, bucket] of this.#buckets) if (now - bucket.at > full) this.#buckets.delete(who);
    // Whoever comes from ever new addresses must not be able to fill the memory: the eldest goes.
    for (const who of this.#buckets.keys()) {
      if (this.#buckets.size < this.#most) break;
      this.#buckets.delete(who);
    }
  }
}
