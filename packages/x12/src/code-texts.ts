import { textOf } from "./element-text.ts";

/** Longest text that is kept, in bytes: NPIs, ZIP codes, taxonomies, diagnoses, places, modifiers. */
const LONGEST = 12;
const SLOTS = 4096;

/**
 * Texts of codes that stand in file after file again and again, kept so that the same bytes give the same string and nothing is made for it: one
 * slot for each of a few thousand texts, the last one to come keeps it. For codes only; a name or a member number is never asked of it.
 */
const first = new Int32Array(SLOTS);
const second = new Int32Array(SLOTS);
const third = new Int32Array(SLOTS);
const texts: string[] = Array.from({ length: SLOTS }, () => "");
const uppers: string[] = Array.from({ length: SLOTS }, () => "");

/** The slot that holds the bytes from `from` up to `to`, blanks around them left out; -1 where they are none or no short ASCII text. */
function slotOf(bytes: Uint8Array, from: number, to: number): number {
  let begin = from;
  let end = to;
  while (begin < end && bytes[begin]! <= 32) begin++;
  while (end > begin && bytes[end - 1]! <= 32) end--;
  if (end - begin > LONGEST || end === begin) return -1;
  let one = 0;
  let two = 0;
  let three = 0;
  for (let at = begin; at < end; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x80) return -1;
    three = (three << 8) | (two >>> 24);
    two = (two << 8) | (one >>> 24);
    one = (one << 8) | byte;
  }
  let hash = Math.imul(one ^ Math.imul(two, 0x85ebca6b) ^ Math.imul(three, 0xc2b2ae35), 0x9e3779b1);
  hash = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  if (first[hash] !== one || second[hash] !== two || third[hash] !== three) {
    const text = textOf(bytes, begin, end);
    first[hash] = one;
    second[hash] = two;
    third[hash] = three;
    texts[hash] = text;
    uppers[hash] = text.toUpperCase();
  }
  return hash;
}

/** A code as `textOf` reads it. */
export function codeOf(bytes: Uint8Array, from: number, to: number): string {
  const slot = slotOf(bytes, from, to);
  return slot < 0 ? textOf(bytes, from, to) : texts[slot]!;
}

/** A code in upper case. */
export function upperCodeOf(bytes: Uint8Array, from: number, to: number): string {
  const slot = slotOf(bytes, from, to);
  return slot < 0 ? textOf(bytes, from, to).toUpperCase() : uppers[slot]!;
}
