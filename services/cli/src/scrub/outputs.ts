import path from "node:path";
import type { Finding, RunSummary } from "@claimscrub/claim";
import { findingsCsvHeader, linesCsvHeader, reportPieces, WORKLIST_LIMIT } from "@claimscrub/report";
import { type NamedSource, type PlannedRun, type SpillRecord, TopFindings, type WantedRows } from "@claimscrub/scrub-claims";
import { Acknowledgements } from "./acknowledgements.ts";
import { ResultFiles } from "./result-files.ts";
import type { ScrubOptions } from "./scrub-options.ts";
import { summaryTable } from "./summary-table.ts";
import type { StandardOutput } from "./standard-output.ts";

const TABLE_FINDINGS = 15;
const NEWLINE = Buffer.from("\n");
const COMMA = Buffer.from(",\n");

/** Which rows have to be made for what was asked. */
export function wantedRows(options: ScrubOptions): WantedRows {
  return { findingsCsv: options.format === "csv" || options.out !== undefined, linesCsv: options.out !== undefined };
}

/** Writes results to standard output in the format asked for, and to the folder of `--out`, as they come. */
export class Outputs {
  readonly #options: ScrubOptions;
  readonly #stdout: StandardOutput;
  readonly #files: ResultFiles | undefined;
  readonly #top: TopFindings;
  readonly #acknowledgements = new Acknowledgements();
  #summary: RunSummary | undefined;
  #findings = 0;

  constructor(options: ScrubOptions, stdout: StandardOutput) {
    this.#options = options;
    this.#stdout = stdout;
    this.#files = options.out === undefined ? undefined : new ResultFiles(options.out);
    this.#top = new TopFindings(this.#files === undefined ? TABLE_FINDINGS : WORKLIST_LIMIT);
  }

  async begin(summary: RunSummary): Promise<void> {
    this.#summary = summary;
    this.#files?.findingsCsv.write(findingsCsvHeader());
    this.#files?.linesCsv.write(linesCsvHeader());
    if (this.#options.format === "csv") await this.#stdout.write(findingsCsvHeader());
    if (this.#options.format === "json") await this.#stdout.write(`{"summary":${JSON.stringify(summary)},"findings":[`);
  }

  async take(records: readonly SpillRecord[]): Promise<void> {
    const shown: Uint8Array[] = [];
    for (const record of records) {
      if (record.kind === "line") {
        this.#files?.linesCsv.write(record.csv);
        continue;
      }
      this.#files?.findingsNdjson.write(record.json);
      this.#files?.findingsNdjson.write(NEWLINE);
      this.#files?.findingsCsv.write(record.csv);
      this.#top.offer(record);
      if (record.rejects === true && this.#files !== undefined) this.#acknowledgements.note(record);
      if (this.#options.format === "ndjson") shown.push(record.json, NEWLINE);
      if (this.#options.format === "csv") shown.push(record.csv);
      if (this.#options.format === "json") shown.push(...(this.#findings === 0 ? [] : [COMMA]), record.json);
      this.#findings++;
    }
    if (shown.length > 0) await this.#stdout.write(Buffer.concat(shown));
  }

  /** Writes the 999 and the 277CA of each file of the run to the folder of `--out`; names the files that get none. */
  async acknowledge(run: PlannedRun, inputs: ReadonlyMap<string, NamedSource>): Promise<readonly string[]> {
    return this.#files === undefined ? [] : this.#acknowledgements.write(run, inputs, this.#files);
  }

  async end(): Promise<void> {
    const summary = this.#summary!;
    const top = this.#top.texts();
    if (this.#files !== undefined) {
      this.#files.add("summary.json", [`${JSON.stringify(summary, undefined, 2)}\n`]);
      this.#files.add("report.html", reportPieces({ summary, listed: top.length, findings: parsed(top) }));
      this.#files.finish();
    }
    if (this.#options.format === "json") await this.#stdout.write("]}\n");
    if (this.#options.format === "table") {
      const report = this.#options.out === undefined ? undefined : path.join(this.#options.out, "report.html");
      await this.#stdout.write(summaryTable(summary, [...parsed(top.slice(0, TABLE_FINDINGS))], report));
    }
  }

  /** Takes back files that are not whole. */
  discard(): void {
    this.#files?.discard();
  }
}

/** Findings one by one, so that never more than one is there. */
function* parsed(texts: readonly string[]): Generator<Finding, void> {
  for (const text of texts) yield JSON.parse(text) as Finding;
}
