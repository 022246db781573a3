import type { SpillRecord } from "./spill-records.ts";

const SEVERITY_RANK = { error: 0, warning: 1, info: 2 } as const;

/** How many more than the limit may gather before they are sorted again. */
const SURPLUS = 256;

/** A worklist's order: dollars first, unknown ones as nothing, then severity; equal ones keep the order of the outputs. */
function worklistOrder(a: SpillRecord, b: SpillRecord): number {
  return Math.max(b.cents, 0) - Math.max(a.cents, 0) || SEVERITY_RANK[a.severity] - SEVERITY_RANK[b.severity];
}

/** Keeps the `limit` findings that a worklist shows first, however many go by. */
export class TopFindings {
  readonly limit: number;
  /** How many went by. */
  seen = 0;
  #kept: SpillRecord[] = [];
  #worst: SpillRecord | undefined;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Takes a finding's record, in the order of the outputs. */
  offer(record: SpillRecord): void {
    this.seen++;
    if (this.#worst !== undefined && worklistOrder(record, this.#worst) >= 0) return;
    // A copy of the bytes: the record is a view of a read buffer that should go when its batch goes.
    this.#kept.push({ ...record, json: record.json.slice(), csv: new Uint8Array(0) });
    if (this.#kept.length >= this.limit + SURPLUS) this.#shrink();
  }

  /** The kept findings as JSON texts, the costliest first. */
  texts(): string[] {
    this.#shrink();
    const decoder = new TextDecoder();
    return this.#kept.map((record) => decoder.decode(record.json));
  }

  #shrink(): void {
    // The sort is stable, so of equal findings those that came first stay.
    this.#kept = this.#kept.sort(worklistOrder).slice(0, this.limit);
    this.#worst = this.#kept.length === this.limit ? this.#kept.at(-1) : undefined;
  }
}
