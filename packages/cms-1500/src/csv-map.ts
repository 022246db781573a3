import { type Field, LISTS, type ListField, REQUIRED, SINGLE_FIELDS } from "./fields.ts";

/** Which column of an export means what, and how its values are written. */
export interface CsvMap {
  readonly name: string;
  /** One row for each service line, or one for each claim with so many groups of columns for its lines. */
  readonly rows: "line" | "claim";
  readonly lines: number;
  /** One character; undefined where the header is to tell it. */
  readonly delimiter: string | undefined;
  /** `MM/DD/YYYY`: tried in this order. */
  readonly dates: readonly string[];
  readonly decimal: "." | ",";
  /** Columns by field; for lists several. In a map of one row a claim, `{n}` in a name stands for the number of the line. */
  readonly columns: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** What holds for every claim, or stands in where a cell is empty. */
  readonly constants: Readonly<Partial<Record<Field, string>>>;
  /** Columns that say nothing to a judgement. */
  readonly ignored: readonly string[];
}

/** Something in a map that can't be taken. */
export interface CsvMapFault {
  readonly key: string;
  readonly expected: string;
  readonly found: string;
}

const KEYS = ["name", "description", "rows", "lines", "delimiter", "dates", "decimal", "columns", "constants", "ignored"];
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;
/** The most lines of one row: a claim form has six. */
const MOST_LINES = 50;
const DATE = /^(?=.*Y)(?=.*M)(?=.*D)(?:YYYY|YY|MM?|DD?|[-/. ])+$/;
const MOST_TEXT = 120;

/** Reads a map out of parsed YAML. @param called The name of its file, which is the map's where it gives none. */
export function readCsvMap(value: unknown, called: string): { readonly map: CsvMap; readonly faults: readonly CsvMapFault[] } {
  const faults: CsvMapFault[] = [];
  const fault = (key: string, expected: string, found: unknown): undefined =>
    void faults.push({ key, expected, found: typeof found === "string" ? found : (JSON.stringify(found) ?? "nothing").slice(0, 60) });
  const top = mapOf(value);
  if (top === undefined) fault("", `a map with the keys ${KEYS.join(", ")}`, value);
  const given = top ?? {};
  for (const key of Object.keys(given)) if (!KEYS.includes(key)) fault(key, `one of the keys ${KEYS.join(", ")}`, key);
  const text = (key: string, one: unknown): string | undefined => {
    if (one === undefined || one === null) return undefined;
    if (typeof one === "string" && one.trim() !== "" && one.length <= MOST_TEXT) return one;
    return fault(key, "a text, in quotes where it is a number", one);
  };
  const texts = (key: string, one: unknown): string[] =>
    (Array.isArray(one) ? (one as unknown[]) : one === undefined || one === null ? [] : [one]).flatMap((each) => text(key, each) ?? []);
  const rows = given.rows === "claim" ? "claim" : "line";
  if (given.rows !== undefined && given.rows !== "line" && given.rows !== "claim") fault("rows", "line or claim", given.rows);
  const lines = rows === "line" ? 1 : Number(given.lines ?? 6);
  if (!Number.isInteger(lines) || lines < 1 || lines > MOST_LINES) fault("lines", `a whole number from 1 to ${MOST_LINES}`, given.lines);
  const dates = texts("dates", given.dates);
  for (const date of dates) if (!DATE.test(date)) fault("dates", "day, month and year as in MM/DD/YYYY, M/D/YY or YYYYMMDD", date);
  const delimiter = given.delimiter === "tab" ? "\t" : text("delimiter", given.delimiter);
  if (delimiter !== undefined && !/^[,;|\t^~]$/.test(delimiter)) fault("delimiter", "one of , ; | ^ ~ or tab", delimiter);
  const decimal = given.decimal ?? ".";
  if (decimal !== "." && decimal !== ",") fault("decimal", "a point or a comma", decimal);
  const columns: Partial<Record<Field, readonly string[]>> = {};
  const takes = new Map<string, Field>();
  for (const [key, one] of Object.entries(mapOf(given.columns) ?? {})) {
    const field = fieldOf(key);
    if (field === undefined) fault(`columns.${key}`, `one of ${[...SINGLE_FIELDS, ...Object.keys(LISTS)].join(", ")}`, key);
    else {
      const names = texts(`columns.${key}`, one);
      const most = isList(field) ? LISTS[field] : 1;
      if (names.length === 0 || names.length > most) fault(`columns.${key}`, most === 1 ? "one column" : `1 to ${most} columns`, one);
      for (const name of names) {
        const earlier = takes.get(plainName(name));
        if (earlier !== undefined) fault(`columns.${key}`, "a column of its own", `${name}, which ${earlier} has`);
        takes.set(plainName(name), field);
      }
      columns[field] = names;
    }
  }
  const constants: Partial<Record<Field, string>> = {};
  for (const [key, one] of Object.entries(mapOf(given.constants) ?? {})) {
    const field = fieldOf(key);
    const word = text(`constants.${key}`, one);
    if (field === undefined || isList(field)) fault(`constants.${key}`, `one of ${SINGLE_FIELDS.join(", ")}`, key);
    else if (word !== undefined) constants[field] = word.trim();
  }
  for (const field of REQUIRED) if (columns[field] === undefined) fault(`columns.${field}`, "a column", undefined);
  const name = text("name", given.name) ?? called;
  if (!NAME.test(name)) fault("name", "lower-case letters, digits and hyphens", name);
  return {
    map: {
      name,
      rows,
      lines,
      delimiter,
      dates: dates.length === 0 ? ["YYYYMMDD", "YYYY-MM-DD", "MM/DD/YYYY", "M/D/YYYY"] : dates,
      decimal: decimal === "," ? "," : ".",
      columns,
      constants,
      ignored: texts("ignored", given.ignored),
    },
    faults,
  };
}

/** `columns.claim: expected a column; found nothing`. */
export function csvMapFaultText({ key, expected, found }: CsvMapFault): string {
  return `${key === "" ? "" : `${key}: `}expected ${expected}; found ${found}`;
}

/** Headers are compared without case, and blanks count once. */
export function plainName(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLowerCase();
}

function mapOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}

function fieldOf(key: string): Field | undefined {
  return [...SINGLE_FIELDS, ...(Object.keys(LISTS) as ListField[])].find((field) => field === key);
}

function isList(field: Field): field is ListField {
  return Object.hasOwn(LISTS, field);
}
