import { addDays, type ByteSource, isServiceDate, type Period, parseServiceDate, type ServiceDate } from "@claimscrub/claim";
import type { CodeListKind, ListedCode } from "../code-lists.ts";
import type { PlaceOfService } from "../places-of-service.ts";
import { enoughRows, Once } from "./cells.ts";
import { columnNamed, isBlank, stackedHeadings, tableRows, wholeText } from "./csv-rows.ts";
import { type Import, importing, refuse } from "./refusal.ts";

/** Place of service codes with their payment setting. */
export interface PlacesFile {
  readonly kind: "places";
  /** `2024-07`, from the file's name. */
  readonly release: string;
  readonly rows: readonly PlaceOfService[];
}

/** A list of codes. */
export interface CodeListFile {
  readonly kind: "code-list";
  readonly list: CodeListKind;
  /** `2024-07`, `2024Q3` or `2024`, from the file's name. */
  readonly release: string;
  readonly rows: readonly ListedCode[];
}

export interface ListChecks {
  readonly leastRows?: number;
  readonly rowsBefore?: number;
}

const NO_END = 99991231;

/** Reads `pos` (or `pos_code`), `setting` (`pos_type`: Facility, Non-Facility, Unassigned) and `name` (`pos_name`). */
export function readPlaces(name: string, source: ByteSource, checks: ListChecks = {}): Promise<Import<PlacesFile>> {
  return importing(name, async () => {
    const lines = await tableRows(source);
    const names = stackedHeadings([lines[0] ?? []]);
    const at = {
      code: columnNamed(names, /^POS(_CODE)?$/, 1),
      setting: columnNamed(names, /^(SETTING|POS_TYPE)$/, 1),
      name: columnNamed(names, /^(POS_)?NAME$/, 1),
    };
    const seen = new Once();
    const rows: PlaceOfService[] = [];
    for (const [place, cells] of lines.entries()) {
      if (place === 0 || isBlank(cells)) continue;
      if (cells.length < names.length) refuse("truncated", `${names.length} columns`, `${cells.length}`, place + 1);
      const code = cells[at.code] as string;
      if (/^\d$/.test(code)) refuse("leading-zeros", `place of service 0${code}`, code, place + 1);
      if (!/^\d\d$/.test(code)) refuse("value", "a place of service of two digits", JSON.stringify(code), place + 1);
      seen.add(code, `place ${code}`, place + 1);
      const setting = (cells[at.setting] as string).toLowerCase();
      if (setting === "unassigned") continue;
      if (setting !== "facility" && setting !== "non-facility")
        refuse("value", `place ${code}: Facility, Non-Facility or Unassigned`, JSON.stringify(cells[at.setting]), place + 1);
      rows.push({ code, setting, name: cells[at.name] as string });
    }
    enoughRows(rows.length, "places of service", checks.leastRows ?? 40, checks.rowsBefore);
    return { kind: "places", release: releaseIn(name), rows };
  });
}

/** How the lists of codes are told apart by their headings, and where their members stand. */
const LISTS: readonly {
  readonly list: CodeListKind;
  readonly code: RegExp;
  readonly words?: RegExp;
  readonly shape: RegExp;
  readonly least: number;
  /** The column whose text stands before the code and a colon. */
  readonly group?: RegExp;
  readonly reportable?: RegExp;
}[] = [
  {
    list: "coverage-diagnoses",
    group: /^(ARTICLE|LCD)_ID$/,
    code: /^ICD10_CODE(_ID)?$/,
    words: /^DESCRIPTION$/,
    shape: /^[A-Z]\d[0-9A-Z]{1,5}$/,
    least: 1,
  },
  {
    list: "carc-rarc",
    group: /^(ADJ_TYPE|LIST)$/,
    code: /^ADJ_CODE$|^ADJUSTMENT_CODE$/,
    words: /^ADJ_DESCRIPTION$|^WORDS$/,
    shape: /^[A-Z]{0,3}\d{0,4}$/,
    least: 200,
  },
  { list: "procedure-lists", group: /^LIST$/, code: /^PROCEDURE(_CODE)?$/, shape: /^[0-9A-Z]{5}$/, least: 1 },
  { list: "modifiers", code: /^MOD(IFIER|_CODE)$/, words: /^(MOD_)?DESCRIPTION$/, shape: /^[0-9A-Z]{2}$/, least: 50 },
  { list: "hcpcs", code: /^HCPC(S|S_CODE)?$/, words: /^(LONG[ _])?DESCRIPTION$/, shape: /^[A-Z]\d{4}$/, least: 100 },
  { list: "icd10-cm", code: /^CODE$/, words: /^DESC(RIPTION)?$/, reportable: /^VALID$/, shape: /^[A-Z]\d[0-9A-Z]{1,5}$/, least: 10_000 },
];

const FROM = /^(ADJ_START_DATE|DATE_ADDED|ADD[ _]D(T|ATE)|EFFECTIVE([ _]DATE)?|START)$/;
const UNTIL = /^(ADJ_END_DATE|DATE_TERM|TERM[ _]D(T|ATE)|DELETED|END)$/;

/** Reads a list of codes with named headings. */
export function readCodeList(name: string, source: ByteSource, checks: ListChecks = {}): Promise<Import<CodeListFile>> {
  return importing(name, async () => {
    const lines = await tableRows(source);
    const headingAt = lines.findIndex((cells) => cells.length > 1 && listOf(stackedHeadings([cells])) !== undefined);
    if (headingAt < 0 || headingAt > 20)
      refuse(
        "layout",
        "headings of a list of codes (modifiers, HCPCS, ICD-10-CM, CARC and RARC, coverage)",
        lines[0]?.join(",").slice(0, 80) ?? "",
      );
    const names = stackedHeadings([lines[headingAt] as string[]]);
    const layout = listOf(names) as (typeof LISTS)[number];
    const place = (pattern: RegExp | undefined) => (pattern ? names.findIndex((one) => pattern.test(one)) : -1);
    const at = {
      code: columnNamed(names, layout.code, headingAt + 1),
      group: place(layout.group),
      words: place(layout.words),
      reportable: place(layout.reportable),
      from: place(FROM),
      until: place(UNTIL),
    };
    const seen = new Once();
    const rows: ListedCode[] = [];
    for (let row = headingAt + 1; row < lines.length; row++) {
      const cells = lines[row] as string[];
      if (isBlank(cells)) continue;
      if (cells.length < names.length) refuse("truncated", `${names.length} columns`, `${cells.length}`, row + 1);
      const bare = (cells[at.code] as string).replace(".", "").toUpperCase();
      if (!layout.shape.test(bare))
        refuse(
          /^\d{1,4}$/.test(bare) ? "leading-zeros" : "value",
          `a code of the list ${layout.list}`,
          JSON.stringify(cells[at.code]),
          row + 1,
        );
      const code = at.group < 0 ? bare : `${cells[at.group] as string}:${bare}`;
      const inForce = periodOf(cells[at.from] ?? "", cells[at.until] ?? "", row + 1);
      seen.add(`${code} ${inForce?.from}`, code, row + 1);
      rows.push({
        code,
        words: at.words < 0 ? "" : (cells[at.words] as string),
        reportable: at.reportable < 0 || cells[at.reportable] === "1",
        inForce,
      });
    }
    enoughRows(rows.length, `codes of ${layout.list}`, checks.leastRows ?? layout.least, checks.rowsBefore);
    return { kind: "code-list", list: layout.list, release: releaseIn(name), rows };
  });
}

function listOf(names: readonly string[]): (typeof LISTS)[number] | undefined {
  const has = (pattern: RegExp | undefined) => pattern === undefined || names.some((one) => pattern.test(one));
  return LISTS.find(
    ({ code, words, group, reportable, list }) => has(code) && has(group) && has(reportable) && (list === "hcpcs" || has(words)),
  );
}

function periodOf(from: string, until: string, row: number): Period | undefined {
  if (from === "" && until === "") return undefined;
  const first = from === "" ? 18000101 : dateOf(from, row);
  const end = until === "" ? NO_END : addDays(dateOf(until, row), 1);
  return end > first ? { from: first, until: end } : refuse("date", `an end not before ${from}`, until, row);
}

function dateOf(text: string, row: number): ServiceDate {
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const date = slashed ? Number(slashed[3]) * 10000 + Number(slashed[1]) * 100 + Number(slashed[2]) : (parseServiceDate(text) ?? 0);
  return isServiceDate(date) ? date : refuse("date", "a date as yyyy-mm-dd, yyyymmdd or mm/dd/yyyy", JSON.stringify(text), row);
}

/** ICD-10-CM code order file: order in 1 to 5, code in 7 to 13, header mark in 15, short title in 17 to 76, long title from 78. */
export function readIcd10Order(name: string, source: ByteSource, checks: ListChecks = {}): Promise<Import<CodeListFile>> {
  return importing(name, async () => {
    const lines = (await wholeText(source)).split(/\r?\n/);
    const seen = new Once();
    const rows: ListedCode[] = [];
    let last = 0;
    for (const [at, line] of lines.entries()) {
      if (line.trim() === "" || line === "\u001a") continue;
      const cells = /^(\d{5}) ([A-Z]\d[0-9A-Z]{1,5}) {1,5}([01]) (.{1,60}?) *(?: (\S.*))?$/.exec(line.trimEnd());
      if (!cells) refuse("layout", "order, code, header mark and titles", line.slice(0, 40), at + 1);
      const order = Number(cells[1]);
      if (order !== last + 1) refuse("rows", `order number ${last + 1}`, cells[1] as string, at + 1);
      last = order;
      seen.add(cells[2] as string, cells[2] as string, at + 1);
      rows.push({ code: cells[2] as string, reportable: cells[3] === "1", words: line.slice(77).trim() || line.slice(16, 76).trim() });
    }
    enoughRows(rows.length, "ICD-10-CM codes", checks.leastRows ?? 90_000, checks.rowsBefore);
    return { kind: "code-list", list: "icd10-cm", release: releaseIn(name), rows };
  });
}

/** `2024-07-01`, `2024-07`, `2024Q3` or a year, wherever it stands in the name of the file. */
export function releaseIn(name: string): string {
  const file = name.split(/[/!]/).at(-1) as string;
  const quarter = /(20\d\d)Q([1-4])/i.exec(file);
  if (quarter) return `${quarter[1]}Q${quarter[2]}`;
  const month = /(20\d\d)-(0[1-9]|1[0-2])/.exec(file);
  if (month) return `${month[1]}-${month[2]}`;
  const year = /(?<!\d)(20\d\d)(?!\d)/.exec(file);
  return year?.[1] ?? refuse("date", "a file name with its release: 2024-07, 2024Q3 or 2024", file);
}
