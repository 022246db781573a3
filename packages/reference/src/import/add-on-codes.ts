import { addDays, type ByteSource, isServiceDate, type Period, procedureKey, type ServiceDate } from "@claimscrub/claim";
import type { AddOnRow } from "../add-on-codes.ts";
import { enoughRows, Once, oneOf, procedure } from "./cells.ts";
import { columnNamed, tableRows, isBlank, stackedHeadings } from "./csv-rows.ts";
import { type Import, importing, refuse } from "./refusal.ts";

/** Add-on code edits of a quarter. */
export interface AddOnFile {
  readonly kind: "add-on";
  /** `2024Q3`, from the file's name. */
  readonly quarter: string;
  readonly pairs: number;
  readonly rows: readonly AddOnRow[];
  /** Rows that CMS marks as suspended: left out, and counted here. */
  readonly suspended: number;
}

const NO_END = 99991231;
/** What CMS writes where the contractor defines the primaries. */
const CONTRACTOR_DEFINED = new Set(["CCCCC", "CONTRACTOR DEFINED"]);

/**
 * Reads add-on edits from a csv with named headings, one row a pair: `add_on_code`, `primary_code`, `type`, and where known
 * `effective`, `deleted` (yyyy, yyyyddd or yyyymmdd) and `notes`; CMS's own words for these headings are understood, too.
 * CMS's file itself was not at hand: that layout is built from its description and not verified.
 */
export function readAddOns(
  name: string,
  source: ByteSource,
  checks: { leastRows?: number; rowsBefore?: number } = {},
): Promise<Import<AddOnFile>> {
  return importing(name, async () => {
    const rows = await tableRows(source);
    const heading = rows.findIndex((cells) => cells.some((cell) => /^add[-_ ]?on[ _]code$/i.test(cell)));
    if (heading < 0) refuse("layout", "a heading line with add_on_code, primary_code and type", rows[0]?.join(",").slice(0, 80) ?? "");
    const names = stackedHeadings([rows[heading] as string[]]);
    const at = {
      addOn: columnNamed(names, /^ADD[-_ ]?ON[ _]CODE$/, heading + 1),
      primary: columnNamed(names, /^PRIMARY[ _]CODE$/, heading + 1),
      type: columnNamed(names, /^(AOC[ _]EDIT[ _])?TYPE$/, heading + 1),
      effective: names.findIndex((one) => /^(AOC[ _]EDIT[ _])?EFFECTIVE([ _]DATE)?$/.test(one)),
      deleted: names.findIndex((one) => /^(AOC[ _]EDIT[ _])?(DELETED|DELETION([ _]DATE)?)$/.test(one)),
      notes: names.findIndex((one) => /^(AOC[ _])?NOTES$|^SPECIAL INSTRUCTIONS?/.test(one)),
    };
    const pairs: AddOnRow[] = [];
    const seen = new Once();
    const types = new Map<string, string>();
    let suspended = 0;
    for (let place = heading + 1; place < rows.length; place++) {
      const cells = rows[place] as string[];
      if (isBlank(cells)) continue;
      if (cells.length < names.length) refuse("truncated", `${names.length} columns`, `${cells.length}`, place + 1);
      if (/suspended/i.test(cells[at.notes] ?? "")) {
        suspended += 1;
        continue;
      }
      const addOn = procedure(cells[at.addOn] as string, place + 1);
      const type = oneOf(cells[at.type] as string, ["1", "2", "3"], `${addOn}: type`, place + 1);
      if ((types.get(addOn) ?? type) !== type) refuse("value", `one type of ${addOn} (${types.get(addOn)})`, type, place + 1);
      types.set(addOn, type);
      const primary = (cells[at.primary] as string).toUpperCase();
      const primaries = CONTRACTOR_DEFINED.has(primary) ? [] : [procedureKey(procedure(primary, place + 1))];
      const inForce = periodOf(cells[at.effective] ?? "", cells[at.deleted] ?? "", place + 1);
      seen.add(`${addOn} ${primary} ${inForce?.from}`, `${addOn} with ${primary}`, place + 1);
      pairs.push({ addOn: procedureKey(addOn), type: Number(type) as 1 | 2 | 3, primaries, inForce });
    }
    enoughRows(pairs.length, "add-on pairs", checks.leastRows ?? 3_000, checks.rowsBefore);
    return { kind: "add-on", quarter: quarterIn(name), pairs: pairs.length, rows: pairs, suspended };
  });
}

function periodOf(effective: string, deleted: string, row: number): Period | undefined {
  if (effective === "" && deleted === "") return undefined;
  const from = effective === "" ? 18000101 : dateOf(effective, "first", row);
  const until = deleted === "" || deleted === "*" ? NO_END : addDays(dateOf(deleted, "last", row), 1);
  return until > from ? { from, until } : refuse("date", `a deletion not before ${effective}`, deleted, row);
}

/** A year, a Julian date (year and day of the year) or a date; a year alone means its first or its last day. */
function dateOf(text: string, end: "first" | "last", row: number): ServiceDate {
  const year = Number(text.slice(0, 4)) * 10000;
  const date = /^\d{4}$/.test(text)
    ? year + (end === "first" ? 101 : 1231)
    : /^\d{7}$/.test(text)
      ? julian(year, Number(text.slice(4)))
      : /^\d{8}$/.test(text)
        ? Number(text)
        : 0;
  return isServiceDate(date) ? date : refuse("date", "a year, a Julian date (yyyyddd) or a date (yyyymmdd)", JSON.stringify(text), row);
}

function julian(year: number, day: number): ServiceDate {
  const date = day >= 1 && day <= 366 ? addDays(year + 101, day - 1) : 0;
  return Math.floor(date / 10000) * 10000 === year ? date : 0;
}

/** `AOC_V2024Q3-MCR.txt`, or a name with the first day of the quarter: `2024-07-01`. */
function quarterIn(name: string): string {
  const version = /(\d{4})Q([1-4])/i.exec(name);
  if (version) return `${version[1]}Q${version[2]}`;
  const date = /(\d{4})-(01|04|07|10)-01/.exec(name);
  return date ? `${date[1]}Q${(Number(date[2]) + 2) / 3}` : refuse("date", "a file name with its quarter (2024Q3 or 2024-07-01)", name);
}
