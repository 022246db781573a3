import { type Cents, isServiceDate, parseCents, type ServiceDate } from "@claimscrub/claim";

/** A date by one of the formats; undefined where it is none of them. @param latest Two-digit years make no date behind this one. */
export function dateIn(text: string, formats: readonly string[], latest = 20991231): ServiceDate | undefined {
  for (const format of formats) {
    const date = dateBy(text, format, latest);
    if (date !== undefined) return date;
  }
  return undefined;
}

function dateBy(text: string, format: string, latest: ServiceDate): ServiceDate | undefined {
  const names: string[] = [];
  const pattern = format.replace(/YYYY|YY|MM?|DD?|[-/. ]/g, (part) => {
    if (!/[YMD]/.test(part)) return `\\${part}`;
    names.push(part);
    return part === "YYYY" ? "(\\d{4})" : part.length === 2 ? "(\\d{2})" : "(\\d{1,2})";
  });
  // A time of day behind the date, as databases export it, is no matter.
  const match = new RegExp(`^${pattern}(?:[ T]\\d{1,2}:\\d{2}.*)?$`).exec(text);
  if (match === null) return undefined;
  let [year, month, day] = [0, 0, 0];
  for (const [at, name] of names.entries()) {
    const number = Number(match[at + 1]);
    if (name === "YYYY") year = number;
    else if (name === "YY") year = 2000 + number;
    else if (name.startsWith("M")) month = number;
    else day = number;
  }
  let date = year * 10000 + month * 100 + day;
  if (names.includes("YY") && date > latest) date -= 1_000_000;
  return isServiceDate(date) ? date : undefined;
}

/** `1,234.50`, `$80` or, with a decimal comma, `1.234,50`. */
export function amountIn(text: string, decimal: "." | ","): Cents | undefined {
  const plain = text.replace(/^\$\s*/, "").replace(/\s/g, "");
  const grouped = decimal === "." ? /^-?\d{1,3}(,\d{3})+(\.\d{0,2})?$/ : /^-?\d{1,3}(\.\d{3})+(,\d{0,2})?$/;
  const ungrouped = grouped.test(plain) ? plain.replaceAll(decimal === "." ? "," : ".", "") : plain;
  return parseCents(decimal === "," ? ungrouped.replace(",", ".") : ungrouped);
}

export function unitsIn(text: string, decimal: "." | ","): number | undefined {
  const plain = decimal === "," ? text.replace(",", ".") : text;
  return /^-?(\d{1,13}(\.\d{0,9})?|\.\d{1,9})$/.test(plain) ? Number(plain) : undefined;
}

/** Pointers at diagnoses, from 1: `A`, `AB`, `A,B`, `1 2`; undefined where it is none of these. */
export function pointersIn(text: string): number[] | undefined {
  const plain = text.toUpperCase().trim();
  if (plain === "") return [];
  if (/^[A-L](?:[\s,;:|/]*[A-L])*$/.test(plain)) return [...plain.replace(/[^A-L]/g, "")].map((letter) => letter.charCodeAt(0) - 64);
  if (/^\d{1,2}(?:[\s,;:|/]+\d{1,2})*$/.test(plain)) return plain.split(/[\s,;:|/]+/).map(Number);
  return undefined;
}

const SEXES: Readonly<Record<string, string>> = {
  M: "M",
  MALE: "M",
  F: "F",
  FEMALE: "F",
  U: "U",
  UNKNOWN: "U",
  OTHER: "U",
  X: "U",
  "": "",
};

/** M, F or U, as DMG03 has it; undefined for a word that means none. */
export function sexIn(text: string): string | undefined {
  const word = text.toUpperCase();
  return Object.hasOwn(SEXES, word) ? SEXES[word] : undefined;
}
