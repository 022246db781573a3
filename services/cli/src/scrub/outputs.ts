import path from "node:path";
import process from "node:process";
import type { Finding, RunSummary, TumourView } from "@claimscrub/claim";
import { type ExperienceOf, findingsCsvHeader, linesCsvHeader, reportPieces, WORKLIST_LIMIT } from "@claimscrub/report";
import { type NamedSource, type PlannedRun, type SpillRecord, TopFindings, type WantedRows } from "@claimscrub/scrub-claims";
import { Acknowledgements } from "./acknowledgements.ts";
import { experienceJson, type PayerExperience } from "./payer-experience.ts";
import { ResultFiles } from "./result-files.ts";
import type { ScrubOptions } from "./scrub-options.ts";
import { summaryTable } from "./summary-table.ts";
import type { StandardOutput } from "./standard-output.ts";

const TABLE_FINDINGS = 15;
/** For a pipe or a file: what every terminal can show. */
const PIPE_COLUMNS = 80;
const NEWLINE = Buffer.from("\n");
/** Tumours that the report shows: the first ones, as many as a person reads. */
const TUMOURS_SHOWN = 500;
const TUMOURS = Buffer.from('],"tumours":[');
const COMMA = Buffer.from(",\n");

/** Which rows have to be made for what was asked. */
export function wantedRows(options: ScrubOptions): WantedRows {
  return {
    findingsCsv: options.format === "csv" || options.out !== undefined,
    linesCsv: options.out !== undefined,
    tumours: options.out !== undefined || options.format === "json",
  };
}

/** Writes results to standard output in the format asked for, and to the folder of `--out`, as they come. */
export class Outputs {
  readonly #options: ScrubOptions;
  readonly #stdout: StandardOutput;
  readonly #files: ResultFiles | undefined;
  readonly #top: TopFindings;
  readonly #acknowledgements = new Acknowledgements();
  #summary: RunSummary | undefined;
  #experience: PayerExperience | undefined;
  #findings = 0;
  #tumours = 0;
  readonly #shownTumours: Uint8Array[] = [];

  constructor(options: ScrubOptions, stdout: StandardOutput) {
    this.#options = options;
    this.#stdout = stdout;
    this.#files = options.out === undefined ? undefined : new ResultFiles(options.out);
    this.#top = new TopFindings(this.#files === undefined ? TABLE_FINDINGS : WORKLIST_LIMIT);
  }

  /** @param experience what payers did so far, where remittances tell it */
  async begin(summary: RunSummary, experience: PayerExperience | undefined): Promise<void> {
    this.#summary = summary;
    this.#experience = experience;
    this.#files?.findingsCsv.write(findingsCsvHeader());
    this.#files?.linesCsv.write(linesCsvHeader());
    if (this.#options.format === "csv") await this.#stdout.write(findingsCsvHeader());
    if (this.#options.format === "json") await this.#stdout.write(`{"summary":${JSON.stringify(summary)},"findings":[`);
  }

  async take(records: readonly SpillRecord[]): Promise<void> {
    const shown: Uint8Array[] = [];
    for (const record of records) {
      if (record.kind === "tumour") {
        if (this.#options.format === "json") shown.push(...this.#beforeTumour(), record.json);
        if (this.#files !== undefined && this.#tumours < TUMOURS_SHOWN) this.#shownTumours.push(record.json.slice());
        this.#tumours++;
        continue;
      }
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
    const experience = this.#experience;
    const experienceOf: ExperienceOf | undefined = experience && ((finding) => experience.experiences.of(finding));
    if (this.#files !== undefined) {
      this.#files.add("summary.json", [`${JSON.stringify(summary, undefined, 2)}\n`]);
      this.#files.add(
        "report.html",
        reportPieces({
          summary,
          listed: top.length,
          findings: parsed(top),
          tumours: {
            count: this.#tumours,
            shown: this.#shownTumours.map((json) => JSON.parse(Buffer.from(json).toString()) as TumourView),
          },
          experienceOf,
        }),
      );
      if (experience !== undefined) this.#files.add("experience.json", [`${experienceJson(experience)}\n`]);
      this.#files.finish();
    }
    if (this.#options.format === "json") {
      const beside = experience === undefined ? "" : `,"experience":${experienceJson(experience)}`;
      await this.#stdout.write(`${this.#tumours === 0 ? '],"tumours":[]' : "]"}${beside}}\n`);
    }
    if (this.#options.format === "table") {
      const report = this.#options.out === undefined ? undefined : path.join(this.#options.out, "report.html");
      await this.#stdout.write(
        summaryTable(summary, [...parsed(top.slice(0, TABLE_FINDINGS))], report, experienceOf, process.stdout.columns ?? PIPE_COLUMNS),
      );
    }
  }

  /** What stands before a tumour in the one object of --format json. */
  #beforeTumour(): readonly Uint8Array[] {
    return [this.#tumours === 0 ? TUMOURS : COMMA];
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
