import type { ByteSource } from "@claimscrub/claim";
import type { FeeComponent, FeeRow } from "../tables.ts";
import { enoughRows, Once, oneOf, procedure, scaled } from "./cells.ts";
import { columnNamed, tableRows, isBlank, stackedHeadings } from "./csv-rows.ts";
import { feeScheduleHeading, type FeeScheduleHeading } from "./fee-schedule-heading.ts";
import { type Import, importing, refuse } from "./refusal.ts";
import { isZip } from "./xlsx-rows.ts";

/** A release of the fee schedule as CMS publishes it (PPRRVU*.csv, .txt or .xlsx). */
export interface FeeScheduleFile extends FeeScheduleHeading {
  readonly kind: "fee-schedule";
  /** In ten-thousandths of a dollar; one for the whole file. */
  readonly conversionFactor: number;
  /** Columns of the layout: 31 to 2025, 32 with the pricing indicator of 2026, 27 as cut from fixed width. */
  readonly columns: number;
  readonly rows: readonly FeeRow[];
}

export interface FeeScheduleChecks {
  /** Least rows of a whole file: 15,000 unless told. */
  readonly leastRows?: number;
  /** Rows of the last release, where one is loaded. */
  readonly rowsBefore?: number;
}

/** Headings, stacked over up to five lines; found by name, because columns were added between others. */
const HEADINGS = {
  procedure: /^HCPCS$/,
  component: /^MOD$/,
  status: /^STATUS CODE$/,
  work: /^WORK RVU$/,
  peNonFacility: /^NON-FAC PE RVU$/,
  naNonFacility: /^NON-FAC NA INDICATOR$/,
  peFacility: /^FACILITY PE RVU$/,
  naFacility: /^FACILITY NA INDICATOR$/,
  malpractice: /^MP RVU$/,
  totalNonFacility: /^NON-FACILITY TOTAL$/,
  totalFacility: /^FACILITY TOTAL$/,
  pcTc: /^PCTC IND$/,
  globalDays: /^GLOB DAYS$/,
  preOperative: /^PRE OP$/,
  intraOperative: /^INTRA OP$/,
  postOperative: /^POST OP$/,
  multipleProcedure: /^MULT PROC$/,
  bilateral: /^BILAT SURG$/,
  assistant: /^ASST SURG$/,
  coSurgeon: /^CO- SURG$/,
  team: /^TEAM SURG$/,
  endoscopicBase: /^ENDO BASE$/,
  conversionFactor: /^CONV FACTOR$/,
  imagingFamily: /^DIAGNOSTIC IMAGING FAMILY INDICATOR$/,
  oppsPeNonFacility: /^NON-FACILITY PE USED FOR OPPS PAYMENT AMOUNT$/,
  oppsPeFacility: /^FACILITY PE USED FOR OPPS PAYMENT AMOUNT$/,
  oppsMalpractice: /^MP USED FOR OPPS PAYMENT AMOUNT$/,
} as const;
type Column = keyof typeof HEADINGS;

const COMPONENTS: readonly FeeComponent[] = ["", "26", "TC", "53"];
const STATUSES = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "M", "N", "P", "Q", "R", "T", "X"] as const;
/** Every value of the payment indicators that RVU25D's record layout and Attachment A explain: of others nobody knows what they pay. */
const INDICATORS = {
  pcTc: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
  multipleProcedure: ["0", "1", "2", "3", "4", "5", "6", "7", "9"],
  bilateral: ["0", "1", "2", "3", "9"],
  assistant: ["0", "1", "2", "9"],
  coSurgeon: ["0", "1", "2", "9"],
  team: ["0", "1", "2", "9"],
} as const;
const IMAGING_FAMILIES = ["", ..."01 02 03 04 05 06 07 08 09 10 11 88 99".split(" ")];
const GLOBAL_DAYS = ["000", "010", "090", "XXX", "YYY", "ZZZ", "MMM"] as const;

/** Reads a fee schedule in CMS's csv layout, checks it whole and refuses it whole. */
export function readFeeSchedule(name: string, source: ByteSource, checks: FeeScheduleChecks = {}): Promise<Import<FeeScheduleFile>> {
  return importing(name, async () => {
    const rows = await tableRows(source);
    const workbook = isZip(await source.read(0, Math.min(4, source.byteLength)));
    const heading = rows.findIndex((cells) => cells[0] === "HCPCS");
    if (heading < 1) refuse("layout", "a heading line that starts with HCPCS", rows[0]?.join(",").slice(0, 80) ?? "");
    const names = stackedHeadings(headingLines(rows.slice(0, heading + 1)));
    const columns = Object.fromEntries(
      Object.entries(HEADINGS).map(([column, pattern]) => [column, columnNamed(names, pattern, heading + 1)]),
    ) as Record<Column, number>;
    const width = rows[heading]?.length ?? 0;

    const seen = new Once();
    const fees: FeeRow[] = [];
    let factor = 0;
    for (let at = heading + 1; at < rows.length; at++) {
      const cells = rows[at] as string[];
      if (isBlank(cells)) continue;
      // A workbook leaves out what is empty at the end of a row.
      if (workbook) while (cells.length < width) cells.push("");
      if (cells.length !== width) refuse("truncated", `${width} columns`, `${cells.length}`, at + 1);
      const own = scaled(cells[columns.conversionFactor] as string, 4, "conversion factor", at + 1);
      if (factor !== 0 && own !== factor)
        refuse("value", `one conversion factor in the whole file (${factor / 10000})`, `${own / 10000}`, at + 1);
      factor = own;
      const fee = feeRow((column) => cells[columns[column]] as string, at + 1);
      seen.add(`${fee.procedure} ${fee.component}`, `${fee.procedure} ${fee.component}`.trim(), at + 1);
      fees.push(fee);
    }
    if (checks.leastRows === undefined) {
      requireEveryFamily(fees);
      requireWholeCodes(fees);
      requirePlausibleMean(fees);
    }
    enoughRows(fees.length, "fee schedule rows", checks.leastRows ?? 15_000, checks.rowsBefore);
    return {
      kind: "fee-schedule",
      ...feeScheduleHeading(rows.slice(0, heading), name, factor),
      conversionFactor: factor,
      columns: width,
      rows: fees,
    };
  });
}

/** The lines that the column headings are stacked over; those cut from fixed width come with one line of whole headings. */
function headingLines(lines: readonly string[][]): readonly string[][] {
  const last = lines.at(-1) as string[];
  if (last.includes("WORK RVU")) return [last];
  return lines.filter((cells) => !cells.some((cell) => cell.length > 40 || cell.startsWith("RELEASED ")));
}

function feeRow(cell: (column: Column) => string, row: number): FeeRow {
  const code = procedure(cell("procedure"), row);
  if (/^\d{1,2}$/.test(cell("globalDays")))
    refuse("leading-zeros", `global days ${cell("globalDays").padStart(3, "0")}`, cell("globalDays"), row);
  const number = (column: Column) => scaled(cell(column), 2, `${code} ${HEADINGS[column].source.replaceAll(/[^A-Z -]/g, "")}`, row);
  const flag = (column: Column) => oneOf(cell(column), ["", "NA"], `${code} NA indicator`, row) === "NA";
  const digit = (column: keyof typeof INDICATORS) => oneOf(cell(column), INDICATORS[column], `${code} ${column}`, row);
  const endoscopicBase = cell("endoscopicBase");
  const fee: FeeRow = {
    procedure: code,
    component: oneOf(cell("component"), COMPONENTS, `${code} modifier`, row),
    status: oneOf(cell("status"), STATUSES, `${code} status`, row),
    work: number("work"),
    peNonFacility: number("peNonFacility"),
    peFacility: number("peFacility"),
    malpractice: number("malpractice"),
    naNonFacility: flag("naNonFacility"),
    naFacility: flag("naFacility"),
    pcTc: digit("pcTc"),
    globalDays: oneOf(cell("globalDays"), GLOBAL_DAYS, `${code} global days`, row),
    preOperative: number("preOperative"),
    intraOperative: number("intraOperative"),
    postOperative: number("postOperative"),
    multipleProcedure: digit("multipleProcedure"),
    bilateral: digit("bilateral"),
    assistant: digit("assistant"),
    coSurgeon: digit("coSurgeon"),
    team: digit("team"),
    endoscopicBase: endoscopicBase === "" ? "" : procedure(endoscopicBase, row),
    imagingFamily: oneOf(cell("imagingFamily"), IMAGING_FAMILIES, `${code} imaging family`, row),
    oppsPeNonFacility: number("oppsPeNonFacility"),
    oppsPeFacility: number("oppsPeFacility"),
    oppsMalpractice: number("oppsMalpractice"),
  };
  requireTotal(fee.work + fee.peNonFacility + fee.malpractice, number("totalNonFacility"), `${code} non-facility`, row);
  requireTotal(fee.work + fee.peFacility + fee.malpractice, number("totalFacility"), `${code} facility`, row);
  const split = fee.preOperative + fee.intraOperative + fee.postOperative;
  if (split !== 0 && split !== 100)
    refuse("sum", `${code} pre-, intra- and post-operative shares that sum to 1.00`, (split / 100).toFixed(2), row);
  if ((fee.multipleProcedure === "3") !== (fee.endoscopicBase !== ""))
    refuse("value", `${code} with an endoscopic base where its multiple procedure indicator is 3, else none`, fee.endoscopicBase, row);
  return fee;
}

/** What rows say of each other: the base of an endoscopic family is a code, a test with a row of one part has one of the other. */
function requireWholeCodes(fees: readonly FeeRow[]): void {
  const parts = new Map<string, FeeComponent[]>();
  for (const { procedure: code, component } of fees) parts.set(code, [...(parts.get(code) ?? []), component]);
  for (const { procedure: code, component, endoscopicBase, pcTc } of fees) {
    if (endoscopicBase !== "" && !parts.has(endoscopicBase))
      refuse("value", `${code} with an endoscopic base that is a code of the file`, endoscopicBase);
    if (pcTc !== "1" || component !== "") continue;
    // 80506 is a test with two parts and has a row of neither.
    const [professional, technical] = (["26", "TC"] as const).map((part) => parts.get(code)?.includes(part));
    if (professional !== technical)
      refuse("truncated", `a row ${code} ${professional ? "TC" : "26"} beside ${code} ${professional ? "26" : "TC"}`, "none");
  }
}

/** First characters of codes of which every release has 50 rows or more: a file without some of them broke off. */
const FAMILIES = "0123456789AGJV";

function requireEveryFamily(fees: readonly FeeRow[]): void {
  for (const family of FAMILIES) {
    const found = fees.filter(({ procedure: code }) => code.startsWith(family)).length;
    if (found < 50) refuse("truncated", `50 codes or more that start with ${family}`, `${found}`);
  }
}

/** Mean RVUs of an active row: 16.8 to 17.7 from 2024 to 2026. Far from it every decimal point was lost, printed totals too. */
const PLAUSIBLE_MEAN = { least: 200, most: 10_000 };

function requirePlausibleMean(fees: readonly FeeRow[]): void {
  const active = fees.filter(({ status }) => status === "A");
  const mean = active.reduce((sum, fee) => sum + fee.work + fee.peNonFacility + fee.malpractice, 0) / active.length;
  if (mean < PLAUSIBLE_MEAN.least || mean > PLAUSIBLE_MEAN.most)
    refuse("value", "a mean of 2 to 100 RVUs over the active codes (decimal points lost?)", (mean / 100).toFixed(2));
}

/** The printed total is CMS's own check digit: work + practice expense + malpractice. */
function requireTotal(sum: number, total: number, what: string, row: number): void {
  if (sum !== total) refuse("sum", `${what} total ${(sum / 100).toFixed(2)} (the sum of its parts)`, (total / 100).toFixed(2), row);
}
