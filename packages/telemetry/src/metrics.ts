import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { RunSummary } from "@claimscrub/claim";

/** What a queue says of itself when it is asked. */
export interface QueueFacts {
  readonly runs: Readonly<Record<string, number>>;
  readonly chunks: Readonly<Record<string, number>>;
  readonly deadLetters: number;
  readonly workers: number;
  readonly oldestSeconds: number;
}

/** States of BullMQ that mean work to come or under way; what is over leaves the queue. */
const STATES = ["waiting", "prioritized", "delayed", "active", "waiting-children", "paused"];

/**
 * The figures that a service shows to Prometheus. Labels are words of ours (states, directions, codes of rules, reasons), never anything
 * of a claim, a payer or a file.
 */
export class ServiceMetrics {
  readonly #registry = new Registry();
  readonly #counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name: `claimscrub_${name}`, help, labelNames, registers: [this.#registry] });
  readonly #gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `claimscrub_${name}`, help, labelNames, registers: [this.#registry] });

  readonly #claims = this.#counter("claims_total", "Claims judged and written; its rate is the claims a second.", ["state"]);
  readonly #lines = this.#counter("lines_total", "Service lines judged and written.");
  readonly #findings = this.#counter("findings_total", "Findings written, by direction and rule.", ["direction", "code"]);
  readonly #cents = this.#counter(
    "impact_cents_total",
    "Impact of the findings written, in cents, by direction: gross counts a dollar once a finding, net once.",
    ["direction", "kind"],
  );
  readonly #billed = this.#counter("billed_cents_total", "Charges of the lines written, in cents.");
  readonly #chunks = this.#counter("chunks_total", "Chunks ended, by what became of them.", ["outcome"]);
  readonly #failures = this.#counter("failures_total", "Jobs that failed, by reason; `final` where they were given up.", [
    "reason",
    "final",
  ]);
  readonly #files = this.#counter("files_total", "Files that came in, by what became of them.", ["outcome"]);
  readonly #crossChecks = this.#counter("cross_checks_total", "Files read a second time by another reader, by outcome.", ["outcome"]);
  readonly #seconds = new Histogram({
    name: "claimscrub_chunk_seconds",
    help: "Time from taking a chunk to its commit.",
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
    registers: [this.#registry],
  });

  /** @param version of the program and its rules */
  constructor(version: string) {
    this.#gauge("info", "Always 1; the label names the version.", ["version"]).set({ version }, 1);
    collectDefaultMetrics({ register: this.#registry, prefix: "claimscrub_process_" });
    // What has not happened yet is 0, not absent: alerts compare with it.
    for (const outcome of ["written", "already-there"]) this.#chunks.inc({ outcome }, 0);
    for (const state of ["clean", "flagged", "unreadable"]) this.#claims.inc({ state }, 0);
    for (const outcome of ["agreed", "disagreed", "not-comparable"]) this.#crossChecks.inc({ outcome }, 0);
  }

  /** A chunk was judged; its figures count where it was written and not where it was there already. */
  chunkDone(state: "written" | "already-there", summary: RunSummary, seconds: number): void {
    this.#chunks.inc({ outcome: state });
    if (state === "already-there") return;
    this.#seconds.observe(seconds);
    this.#claims.inc({ state: "clean" }, summary.cleanClaims);
    this.#claims.inc({ state: "flagged" }, summary.flaggedClaims);
    this.#claims.inc({ state: "unreadable" }, summary.unreadableClaims);
    this.#lines.inc(summary.lines);
    this.#billed.inc(Math.max(0, summary.billedCents));
    for (const [direction, totals] of Object.entries(summary.byDirection)) {
      this.#cents.inc({ direction, kind: "gross" }, totals.grossCents);
      this.#cents.inc({ direction, kind: "net" }, totals.netCents);
    }
  }

  findings(counts: Iterable<{ readonly direction: string; readonly code: string; readonly count: number }>): void {
    for (const { direction, code, count } of counts) this.#findings.inc({ direction, code }, count);
  }

  /** @param reason a stable word */
  failed(reason: string, final: boolean): void {
    this.#failures.inc({ reason, final: String(final) });
  }

  filesDone(outcome: "queued" | "known" | "quarantined", count: number): void {
    this.#files.inc({ outcome }, count);
  }

  crossChecked(outcome: "agreed" | "disagreed" | "not-comparable"): void {
    this.#crossChecks.inc({ outcome });
  }

  /** Asks the queue each time that the figures are read. Where it does not answer, its figures are left out rather than old. */
  showQueue(ask: () => Promise<QueueFacts>): void {
    const jobs = this.#gauge("queue_jobs", "Jobs in the queue, by kind and state.", ["kind", "state"]);
    const dead = this.#gauge("queue_dead_letters", "Jobs that were given up and wait for a person.");
    const workers = this.#gauge("queue_workers", "Workers that take chunks.");
    const oldest = this.#gauge("queue_oldest_seconds", "Age of the chunk that has waited longest; 0 where none waits.");
    const up = this.#gauge("queue_up", "1 where the queue's server answered just now.");
    const collect = async () => {
      jobs.reset();
      try {
        const facts = await ask();
        for (const state of STATES) {
          jobs.set({ kind: "run", state }, facts.runs[state] ?? 0);
          jobs.set({ kind: "chunk", state }, facts.chunks[state] ?? 0);
        }
        dead.set(facts.deadLetters);
        workers.set(facts.workers);
        oldest.set(facts.oldestSeconds);
        up.set(1);
      } catch {
        for (const gauge of [dead, workers, oldest]) gauge.reset();
        up.set(0);
      }
    };
    this.#before.push(collect);
  }

  /** How old the law is that claims are judged by: seconds since the latest edition was published, asked each time. */
  showReferenceAge(seconds: () => number | undefined): void {
    const age = this.#gauge("reference_age_seconds", "Time since the newest edition in use was published.");
    this.#before.push(async () => {
      const now = seconds();
      if (now === undefined) age.reset();
      else age.set(now);
    });
  }

  readonly #before: (() => Promise<void>)[] = [];

  /** In Prometheus's text format. */
  async text(): Promise<string> {
    for (const look of this.#before) await look();
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }
}
