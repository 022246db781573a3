import { isServiceDate, type ServiceDate } from "@claimscrub/claim";
import { refuse } from "./refusal.ts";

/** A decimal text as an exact integer number of `10 ** -digits`: `6.20` with 2 digits is 620. */
export function scaled(text: string, digits: number, what: string, row: number): number {
  const match = /^(\d{0,9})(?:\.(\d*))?$/.exec(text);
  const fraction = (match?.[2] ?? "").replace(/0+$/, "");
  if (!match || !/\d/.test(text) || fraction.length > digits)
    return refuse("value", `${what} as a number with at most ${digits} decimals`, JSON.stringify(text), row);
  return Number(match[1] || "0") * 10 ** digits + Number(fraction.padEnd(digits, "0") || "0");
}

/** CPT and HCPCS: five digits, four and a letter, a letter and four; and the placeholders of codes without a number yet, `GXXX1`. */
const PROCEDURE = /^(?:\d{5}|\d{4}[A-Z]|[A-Z]\d{4}|[A-Z]XXX\d)$/;

/** A five-character procedure code. A number of fewer digits is a code whose leading zeros were lost. */
export function procedure(text: string, row: number): string {
  if (PROCEDURE.test(text)) return text;
  if (/^\d{1,4}$/.test(text)) return refuse("leading-zeros", `procedure code ${text.padStart(5, "0")}`, text, row);
  if (/^\d{1,3}[FTUMA]$/.test(text)) return refuse("leading-zeros", `procedure code ${text.padStart(5, "0")}`, text, row);
  return refuse("value", "a procedure code of five characters", JSON.stringify(text), row);
}

/** A contractor's number of five digits. */
export function contractor(text: string, row: number): string {
  if (/^\d{5}$/.test(text)) return text;
  if (/^\d{1,4}$/.test(text)) return refuse("leading-zeros", `contractor ${text.padStart(5, "0")}`, text, row);
  return refuse("value", "a contractor's number of five digits", JSON.stringify(text), row);
}

/** A locality's number of two digits. */
export function localityNumber(text: string, row: number): string {
  if (/^\d\d$/.test(text)) return text;
  if (/^\d$/.test(text)) return refuse("leading-zeros", `locality ${text.padStart(2, "0")}`, text, row);
  return refuse("value", "a locality of two digits", JSON.stringify(text), row);
}

/** `text` as one of `allowed`. */
export function oneOf<const Allowed extends string>(text: string, allowed: readonly Allowed[], what: string, row: number): Allowed {
  if ((allowed as readonly string[]).includes(text)) return text as Allowed;
  return refuse("value", `${what} as one of ${allowed.map((one) => one || "blank").join(", ")}`, JSON.stringify(text), row);
}

/** `20240701`. */
export function packedDate(text: string, what: string, row: number): ServiceDate {
  const date = /^\d{8}$/.test(text) ? Number(text) : 0;
  return isServiceDate(date) ? date : refuse("date", `${what} as yyyymmdd`, JSON.stringify(text), row);
}

/** Keeps keys and refuses the second row of one. */
export class Once {
  readonly #rows = new Map<string, number>();

  add(key: string, what: string, row: number): void {
    const before = this.#rows.get(key);
    if (before !== undefined) refuse("duplicate", `one row for ${what}`, `rows ${before} and ${row}`, row);
    this.#rows.set(key, row);
  }
}

/** Row counts against the last release, or against the least that a whole file has. */
export function enoughRows(found: number, what: string, least: number, before?: number): void {
  if (found < least) refuse("truncated", `at least ${least} ${what}`, `${found}`);
  if (before !== undefined && Math.abs(found - before) > before / 10)
    refuse("rows", `${what} within a tenth of the last release's ${before}`, `${found}`);
}
