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

/** Longer texts that are kept, of payers' names and lists of diagnoses: their bytes, one after the other in equal rooms. */
const ROOM = 128;
const ROOMS = 512;

/** What was made of the same bytes before, one room for each of a few hundred; the last to come keeps it. */
export class Remembered<Made> {
  readonly #bytes = new Uint8Array(ROOM * ROOMS);
  readonly #lengths = new Int32Array(ROOMS);
  readonly #made: (Made | undefined)[] = Array.from({ length: ROOMS }, () => undefined);
  /** The room of the bytes that were looked up last; -1 where they are too many to be kept. */
  #room = -1;

  /** What `keep` was told of the same bytes; undefined where they are new. */
  find(bytes: Uint8Array, from: number, to: number): Made | undefined {
    const length = to - from;
    this.#room = -1;
    if (length > ROOM) return undefined;
    let hash = length;
    for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + bytes[at]!) | 0;
    const room = (hash ^ (hash >>> 15)) & (ROOMS - 1);
    this.#room = room;
    if (this.#lengths[room] !== length) return undefined;
    const kept = this.#bytes;
    for (let at = from, own = room * ROOM; at < to; at++, own++) if (kept[own] !== bytes[at]) return undefined;
    return this.#made[room];
  }

  /** Keeps what was made of the bytes that were looked up last. */
  keep(bytes: Uint8Array, from: number, to: number, made: Made): Made {
    const room = this.#room;
    if (room < 0) return made;
    this.#bytes.set(bytes.subarray(from, to), room * ROOM);
    this.#lengths[room] = to - from;
    this.#made[room] = made;
    return made;
  }
}

const names = new Remembered<string>();

/** A name that stands on claim after claim, as a payer's does. */
export function nameOf(bytes: Uint8Array, from: number, to: number): string {
  return names.find(bytes, from, to) ?? names.keep(bytes, from, to, textOf(bytes, from, to));
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
