import type { RunSummary, Severity } from "@claimscrub/claim";
import type { SpilledChunk } from "./merge-spills.ts";
import type { ChunkOutcome } from "./run-chunk.ts";
import { mergeSummaries } from "./summaries.ts";

/**
 * What the chunks of a run add up to. Chunks may end in any order; they are added up in the order of their numbers, each as soon as all
 * before it have ended, so that of each chunk only the place of its results is kept.
 */
export class GatheredOutcomes {
  readonly severities: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  readonly spilled: SpilledChunk[] = [];
  readonly spilledTumours: SpilledChunk[] = [];
  summary: RunSummary;
  /** Those that ended before their turn, by number. */
  readonly #early = new Map<number, ChunkOutcome>();
  #next = 0;

  /** Begins with what is said of whole files. */
  constructor(fileLevel: ChunkOutcome) {
    this.summary = fileLevel.summary;
    this.#addUp(fileLevel);
  }

  /** Takes the outcome of a chunk by its number, from 0. */
  take(chunk: number, outcome: ChunkOutcome): void {
    this.#early.set(chunk, outcome);
    for (let next = this.#early.get(this.#next); next !== undefined; next = this.#early.get(this.#next)) {
      this.#early.delete(this.#next++);
      this.summary = mergeSummaries(this.summary, next.summary);
      this.#addUp(next);
    }
  }

  #addUp({ severities, spilled, spilledTumours }: ChunkOutcome): void {
    for (const severity of ["error", "warning", "info"] as const) this.severities[severity] += severities[severity];
    this.spilled.push(spilled);
    if (spilledTumours !== undefined) this.spilledTumours.push(spilledTumours);
  }
}
