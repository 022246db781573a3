import type { Claim } from "@claimscrub/claim";
import type { KeysOfClaims } from "./group-claims.ts";

/** Claims of one file of a job, as its reader gives them. */
export interface ClaimsRead {
  readonly count: number;
  /** A claim by its place. Whether it is the same object at each call is the reader's affair. */
  claim(at: number): Claim;
  /** Gives back what the claims lie in. */
  readonly release?: () => void;
}

/**
 * The claims of a job, file by file. A claim is made when it is judged and kept by nobody: of a thousand claims that wait for their turn the garbage
 * collector would have to carry each from place to place.
 */
export class ClaimsOfJob implements KeysOfClaims {
  readonly #parts: ClaimsRead[] = [];
  /** By claim, its part and its place there. */
  readonly #part: number[] = [];
  readonly #place: number[] = [];
  readonly #high: number[] = [];
  readonly #low: number[] = [];
  #all: readonly Claim[] | undefined;

  /** Takes the claims of a file, all but the unreadable ones; gives their places by their index in the file. */
  add(read: ClaimsRead, unreadable: ReadonlySet<number>): ReadonlyMap<number, number> {
    const part = this.#parts.push(read) - 1;
    const given = new Map<number, number>();
    for (let at = 0; at < read.count; at++) {
      const claim = read.claim(at);
      const { index } = claim;
      if (unreadable.has(index)) continue;
      given.set(index, at);
      this.#part.push(part);
      this.#place.push(at);
      this.#high.push(claim.patientKeyHigh);
      this.#low.push(claim.patientKeyLow);
    }
    return given;
  }

  get length(): number {
    return this.#part.length;
  }

  high(at: number): number {
    return this.#high[at] as number;
  }

  low(at: number): number {
    return this.#low[at] as number;
  }

  claim(at: number): Claim {
    if (this.#all !== undefined) return this.#all[at] as Claim;
    return (this.#parts[this.#part[at] as number] as ClaimsRead).claim(this.#place[at] as number);
  }

  /** All claims at once, which are the ones that are given from now on: whoever asks has the work of reading them behind him. */
  all(): readonly Claim[] {
    return (this.#all ??= this.#part.map((_, at) => this.claim(at)));
  }

  /** A claim and those that follow it in a chain. */
  chained(first: number, next: Int32Array): readonly Claim[] {
    const claims = [this.claim(first)];
    for (let at = next[first] as number; at >= 0; at = next[at] as number) claims.push(this.claim(at));
    return claims;
  }

  /** Gives back what the claims lie in: nobody looks at one any more. */
  release(): void {
    for (const { release } of this.#parts) release?.();
  }
}
