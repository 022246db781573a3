import { addDays, type ByteSource, procedureKey } from "@claimscrub/claim";
import type { PtpBuilder } from "../ptp-builder.ts";
import { oneOf, packedDate, procedure } from "./cells.ts";
import { eachLine } from "./each-line.ts";
import { type Import, importing, refuse } from "./refusal.ts";

/** What was read of one of the parts of a PTP release (ccipra-vNNNrM-f1 to f4). */
export interface PtpPart {
  readonly kind: "ncci-ptp";
  /** Whose claims: like the version, the file's name alone says it (ccipra or ccioph). */
  readonly service: "practitioner" | "outpatient";
  /** `302` for version 30.2; from the file's name, the content does not say it. */
  readonly version: string;
  readonly part: number;
  /** Rows of the file. */
  readonly rows: number;
  /** Rows with indicator 9, which never act and were left out. */
  readonly notApplicable: number;
  /** Whether every row has the same effective date: then it is a stand-in, and the dates say nothing. */
  readonly standInDates: boolean;
}

const NO_END = 99991231;
const MOST_HEADING_LINES = 12;

/** `2024Q3` for `302`: the version counts years from 1994 and quarters from 0. */
export function ptpQuarter(version: string): string {
  return `${1994 + Number(version.slice(0, -1))}Q${Number(version.slice(-1)) + 1}`;
}

/**
 * Reads one part into the builder, line by line: columns 1 and 2, the mark of edits from before 1996, effective date, deletion date
 * or `*`, indicator, rationale; separated by tabs, below a heading of several lines. The deletion date is the last day in force.
 * The builder is not fit for use after a refusal.
 */
export function readPtp(
  name: string,
  source: ByteSource,
  builder: PtpBuilder,
  checks: { leastRows?: number } = {},
): Promise<Import<PtpPart>> {
  return importing(name, async () => {
    const version = /cci(?:pra|oph)-v(\d{2}[0-3])r\d+-f([1-9])/i.exec(name);
    if (!version) refuse("layout", "a file name like ccipra-v302r0-f1, which alone says the release", name);
    const service = /ccioph-/i.test(version[0]) ? "outpatient" : "practitioner";
    const periods = new Map<string, { from: number; until: number }>();
    const effectives = new Set<string>();
    let rows = 0;
    let notApplicable = 0;
    let heading = true;
    await eachLine(source, (line, row) => {
      if (heading) {
        if (/^[A-Z0-9]{1,5}\t[A-Z0-9]{1,5}\t/.test(line)) heading = false;
        else if (row > MOST_HEADING_LINES)
          refuse("layout", "Column 1, Column 2, ... below a heading of a few lines", line.slice(0, 80), row);
        else return;
      }
      if (line === "" || line === "\u001a") return;
      const cells = line.split("\t");
      if (cells.length < 7) refuse("truncated", "7 columns", `${cells.length}`, row);
      const [column1, column2, , effective, deleted, indicator, rationale] = cells as [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      const first = procedureKey(procedure(column1, row));
      const second = procedureKey(procedure(column2, row));
      const dates = `${effective} ${deleted}`;
      let period = periods.get(dates);
      if (!period) {
        const from = packedDate(effective, "effective date", row);
        const until = deleted === "*" || deleted === "" ? NO_END : addDays(packedDate(deleted, "deletion date", row), 1);
        if (until < from) refuse("date", `a deletion date not before ${effective}`, deleted, row);
        period = { from, until };
        periods.set(dates, period);
        effectives.add(effective);
      }
      rows += 1;
      if (oneOf(indicator, ["0", "1", "9"], "modifier indicator", row) === "9") notApplicable += 1;
      else builder.add(first, second, indicator === "1" ? 1 : 0, rationale.trim(), period);
    });
    if (rows < (checks.leastRows ?? 100_000)) refuse("truncated", `at least ${checks.leastRows ?? 100_000} rows`, `${rows}`);
    return {
      kind: "ncci-ptp",
      service,
      version: version[1] as string,
      part: Number(version[2]),
      rows,
      notApplicable,
      standInDates: effectives.size === 1,
    };
  });
}
