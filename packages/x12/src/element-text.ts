import { isServiceDate, type ServiceDate } from "@claimscrub/claim";

const utf8 = new TextDecoder("utf-8", { fatal: true });

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}

/**
 * The text of the bytes from `from` up to `to`, without blanks around it. Bytes above 127 are read as UTF-8 where they are that, else as
 * Latin-1, as senders use both and say neither.
 */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  let first = from;
  let last = to;
  while (first < last && bytes[first]! <= 32) first++;
  while (last > first && bytes[last - 1]! <= 32) last--;
  const length = last - first;
  if (length === 0) return "";
  if (length > SHORT) return decode(bytes.subarray(first, last));
  for (let at = first; at < last; at++) if (bytes[at]! >= 0x80) return decode(bytes.subarray(first, last));
  return shortText(bytes, first, last);
}

/** Up to so many bytes a text is put together here: the decoder takes about as long for one byte as for fifty. */
const SHORT = 20;

/** ASCII, several characters at a time: a text that grows character by character is a chain of that many texts. */
function shortText(bytes: Uint8Array, from: number, to: number): string {
  const { fromCharCode } = String;
  let text = "";
  let at = from;
  for (; at + 8 <= to; at += 8)
    text += fromCharCode(
      bytes[at]!,
      bytes[at + 1]!,
      bytes[at + 2]!,
      bytes[at + 3]!,
      bytes[at + 4]!,
      bytes[at + 5]!,
      bytes[at + 6]!,
      bytes[at + 7]!,
    );
  if (at + 4 <= to) {
    text += fromCharCode(bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!);
    at += 4;
  }
  for (; at < to; at++) text += fromCharCode(bytes[at]!);
  return text;
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return latin1(bytes);
  }
}

/** Where the element with this number ends or begins inside a segment; a cursor over the elements of one segment, made once and moved. */
export class ElementCursor {
  /** Where the last asked element begins and ends. Equal where it is empty or absent. */
  from = 0;
  to = 0;

  /** Moves to element `number` (from 1) of the segment that begins at `at`; false where the segment is shorter. */
  find(bytes: Uint8Array, at: number, number: number, element: number, terminator: number): boolean {
    this.to = at;
    return this.advance(bytes, number, element, terminator);
  }

  /** Moves `count` elements on from the one found last; false where the segment ends before. */
  advance(bytes: Uint8Array, count: number, element: number, terminator: number): boolean {
    let left = count;
    let next = this.to;
    for (;;) {
      const byte = bytes[next];
      if (byte === terminator || byte === undefined) {
        this.from = next;
        this.to = next;
        return false;
      }
      next++;
      if (byte === element && --left === 0) break;
    }
    this.from = next;
    while (bytes[next] !== element && bytes[next] !== terminator && next < bytes.length) next++;
    this.to = next;
    return true;
  }

  /** Narrows the found element to its component `number` (from 1). */
  narrow(bytes: Uint8Array, number: number, component: number): void {
    let left = number;
    let next = this.from;
    while (--left > 0) {
      while (next < this.to && bytes[next] !== component) next++;
      if (next === this.to) {
        this.from = next;
        return;
      }
      next++;
    }
    this.from = next;
    while (next < this.to && bytes[next] !== component) next++;
    this.to = next;
  }
}

/** Dates that were found right, each in the place that its lowest bits name: files repeat the same few. */
const rightDates = new Int32Array(1024);

/** Four digits from `at` as a number; -1 where they are none. All four at once: each has a byte of one integer. */
function fourDigits(bytes: Uint8Array, at: number): number {
  const digits = (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) ^ 0x30303030;
  // A byte above 9 has its highest bit set, or gets it by adding 118.
  if (((digits | ((digits + 0x76767676) | 0)) & 0x80808080) !== 0) return -1;
  const pairs = digits * 10 + (digits >> 8);
  return (pairs & 0xff) * 100 + ((pairs >> 16) & 0xff);
}

/** Eight digits from `at` as a date; 0 where they are none. */
export function dateAt(bytes: Uint8Array, at: number): ServiceDate {
  const year = fourDigits(bytes, at);
  const day = fourDigits(bytes, at + 4);
  if ((year | day) < 0) return 0;
  const date = year * 10000 + day;
  if (rightDates[date & 1023] === date) return date;
  if (!isServiceDate(date)) return 0;
  rightDates[date & 1023] = date;
  return date;
}

/** A whole number of up to nine digits; -1 where the bytes, blanks around them aside, are none. */
export function countAt(bytes: Uint8Array, from: number, to: number): number {
  let first = from;
  let last = to;
  while (first < last && bytes[first] === 32) first++;
  while (last > first && bytes[last - 1] === 32) last--;
  if (last <= first || last - first > 9) return -1;
  let count = 0;
  for (let at = first; at < last; at++) {
    const digit = bytes[at]! - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    count = count * 10 + digit;
  }
  return count;
}
