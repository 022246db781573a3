import { parseCents } from "@claimscrub/claim";
import type { Delimiters } from "./delimiters.ts";
import { ElementCursor, textOf } from "./element-text.ts";

const cursor = new ElementCursor();

function isAmount(bytes: Uint8Array, at: number, number: number, { element, terminator }: Delimiters): boolean {
  cursor.find(bytes, at, number, element, terminator);
  let digits = 0;
  let decimals = -1;
  for (let next = cursor.from; next < cursor.to; next++) {
    const byte = bytes[next]!;
    if (byte >= 48 && byte <= 57) {
      digits++;
      if (decimals >= 0) decimals++;
    } else if (byte === 46 && decimals < 0) decimals = 0;
    else return parseCents(textOf(bytes, cursor.from, cursor.to)) !== undefined;
  }
  if (digits > 0 && digits < 14 && decimals <= 2) return true;
  return parseCents(textOf(bytes, cursor.from, cursor.to)) !== undefined;
}

const POINT = 46;

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

/** Whether CLM02 of the CLM at `at` is an amount as parseCents takes it. */
export function holdsTotal(bytes: Uint8Array, at: number, delimiters: Delimiters): boolean {
  const { element, terminator } = delimiters;
  let next = at + 4;
  while (next < bytes.length && bytes[next] !== element && bytes[next] !== terminator) next++;
  // As nearly all are written: digits, or digits with two behind a point.
  if (bytes[at + 3] === element && bytes[next] === element && !isDigit(element) && !isDigit(terminator) && terminator !== POINT) {
    const from = ++next;
    while (isDigit(bytes[next]!)) next++;
    if (next > from && next - from < 10) {
      if (bytes[next] === element) return true;
      const cents = bytes[next] === POINT && isDigit(bytes[next + 1]!) && isDigit(bytes[next + 2]!);
      if (cents && bytes[next + 3] === element) return true;
    }
  }
  return isAmount(bytes, at, 2, delimiters);
}

/** Length of the first element of the segment at `at` without blanks around it: characters where it is long, else bytes. */
export function lengthOfFirst(bytes: Uint8Array, at: number, { element, terminator }: Delimiters): number {
  cursor.find(bytes, at, 1, element, terminator);
  let { from, to } = cursor;
  while (from < to && bytes[from]! <= 32) from++;
  while (to > from && bytes[to - 1]! <= 32) to--;
  const length = to - from;
  return length <= 38 ? length : textOf(bytes, from, to).length;
}

/** Whether the HI segment at `at` is as nearly all are: no more than `limit` elements, each with one separator between its parts. */
export function holdsPlainDiagnoses(bytes: Uint8Array, at: number, { element, component, terminator }: Delimiters, limit: number): boolean {
  let elements = 0;
  let components = 0;
  for (let next = at; ; next++) {
    const byte = bytes[next]!;
    if (byte === terminator) break;
    if (byte === element) elements++;
    else if (byte === component) components++;
  }
  return elements <= limit && components === elements;
}
