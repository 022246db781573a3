import fs from "node:fs";
import path from "node:path";
import { procedureText } from "@claimscrub/claim";
import type { FeeComponent, FeeRow, FeeSchedule, TablesInForce } from "@claimscrub/reference";
import { parse } from "csv-parse/sync";

/** CMS's files beside the repository, for the tests that compare with CMS's own figures; undefined where they are not there. */
const FOLDER = path.resolve(import.meta.dirname, "../../../shared/cms");

/** Why such a test is skipped; undefined where CMS's files are there. */
export const withoutCmsFiles: string | undefined = fs.existsSync(FOLDER) ? undefined : "CMS's files are not at ../shared/cms";

/** The rows of a comma-separated file of CMS, as texts. */
export function cmsRows(file: string): string[][] {
  return parse(fs.readFileSync(path.join(FOLDER, file)), { relax_column_count: true, skip_empty_lines: true });
}

function hundredths(text: string | undefined): number {
  return Math.round(Number(text || 0) * 100);
}

/** The whole of RVU25D by the columns of its own headings: what a user would import. */
export function wholeRvu25d(): FeeSchedule {
  const rows = new Map<string, FeeRow>();
  for (const row of cmsRows("rvu25d/PPRRVU2025_Oct.csv")) {
    if (!/^[A-Z0-9]{5}$/.test(row[0] ?? "")) continue;
    const at = (column: number): string => (row[column] ?? "").trim();
    rows.set(`${at(0)} ${at(1)}`, {
      procedure: at(0),
      component: at(1) as FeeComponent,
      status: at(3),
      work: hundredths(at(5)),
      peNonFacility: hundredths(at(6)),
      naNonFacility: at(7) === "NA",
      peFacility: hundredths(at(8)),
      naFacility: at(9) === "NA",
      malpractice: hundredths(at(10)),
      pcTc: at(13),
      globalDays: at(14),
      preOperative: hundredths(at(15)),
      intraOperative: hundredths(at(16)),
      postOperative: hundredths(at(17)),
      multipleProcedure: at(18),
      bilateral: at(19),
      assistant: at(20),
      coSurgeon: at(21),
      team: at(22),
      endoscopicBase: at(23),
      imagingFamily: at(27),
      oppsPeNonFacility: hundredths(at(28)),
      oppsPeFacility: hundredths(at(29)),
      oppsMalpractice: hundredths(at(30)),
    });
  }
  return {
    edition: { label: "mpfs:RVU25D", period: { from: 20251001, until: 20260101 }, published: 20250911, source: "PPRRVU2025_Oct.csv" },
    covers: () => true,
    row: (procedure, component) => rows.get(`${procedureText(procedure)} ${component}`),
  };
}

/** The tables of a date with another fee schedule in them. */
export function withFees(tables: TablesInForce, fees: FeeSchedule): TablesInForce {
  return { ...tables, fees };
}

/** What the title of a test that needs CMS's files ends with: the reason where it is skipped. */
export const skipNote: string = withoutCmsFiles === undefined ? "" : ` (skipped: ${withoutCmsFiles})`;
