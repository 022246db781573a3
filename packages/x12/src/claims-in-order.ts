import type { ByteSource, Claim, ClaimFile } from "@claimscrub/claim";
import type { ClaimRange } from "./claim-range.ts";
import { type Fault, makesClaimUnreadable } from "./fault.ts";
import type { FilePlan } from "./file-plan.ts";
import { readClaims } from "./read-claims.ts";

const BATCH_CLAIMS = 500;
const BATCH_BYTES = 16 << 20;

/** Some claims of a file that follow one another. */
export interface ReadStretch {
  /** From 0 in the file; `end` is behind the last. */
  readonly start: number;
  readonly end: number;
  /** Those that could be read, by claimIndex. */
  readonly claims: ReadonlyMap<number, Claim>;
  readonly faults: readonly Fault[];
  /** Those that gave no result, by claimIndex. */
  readonly unread: ReadonlySet<number>;
}

/** Reads the claims of a planned file in order, so many at a time that memory stays small. Keeps the last stretch. */
export class ClaimsInOrder {
  readonly #source: ByteSource;
  readonly #file: ClaimFile;
  readonly #plan: FilePlan;
  #last: ReadStretch | undefined;

  constructor(source: ByteSource, file: ClaimFile, plan: FilePlan) {
    this.#source = source;
    this.#file = file;
    this.#plan = plan;
  }

  /** The stretch that begins at claim `start` (from 0) or holds it. */
  async at(start: number): Promise<ReadStretch> {
    const last = this.#last;
    if (last !== undefined && start >= last.start && start < last.end) return last;
    const ranges: ClaimRange[] = [];
    let bytes = 0;
    for (let index = start; index < this.#plan.claims && ranges.length < BATCH_CLAIMS && bytes < BATCH_BYTES; index++) {
      const range = this.#plan.rangeOf(index);
      ranges.push(range);
      bytes += range.to - range.from;
    }
    const batch = await readClaims(this.#source, this.#file, ranges);
    const claims = new Map(batch.claims().map((claim) => [claim.index, claim]));
    const unread = new Set(ranges.map(({ claimIndex }) => claimIndex).filter((claimIndex) => !claims.has(claimIndex)));
    for (const fault of batch.faults) if (fault.claimIndex !== null && makesClaimUnreadable(fault)) unread.add(fault.claimIndex);
    this.#last = { start, end: start + ranges.length, claims, faults: batch.faults, unread };
    return this.#last;
  }
}
