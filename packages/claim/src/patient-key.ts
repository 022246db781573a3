/**
 * A plain 64-bit hash in two halves, each an integer of 32 bits with a sign, as engines hold those unboxed: `>>> 0` gives what a claim
 * and a plan show. It groups the claims of a patient inside a run; it is neither secret nor an identity to store.
 */
export interface KeyHalves {
  high: number;
  low: number;
}

function stir(value: number): number {
  let mixed = value ^ (value >>> 15);
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  mixed ^= mixed >>> 12;
  mixed = Math.imul(mixed, 0x297a2d39);
  return mixed ^ (mixed >>> 15);
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

/** The halves of a hash after four more bytes. Each takes them in a way of its own, so that what falls together in one doesn't in the other. */
function nextHigh(high: number, word: number): number {
  return Math.imul(rotate(high ^ Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
}
function nextLow(low: number, word: number): number {
  return Math.imul(rotate(low, 13) ^ Math.imul(rotate(word, 16), 0x5bd1e995), 0x85ebca6b);
}

/** Hashes the bytes of one element, blanks around them left out, into `into`: four at a time, the last ones filled up with zeros. */
export function hashElement(bytes: Uint8Array, from: number, to: number, into: KeyHalves): void {
  let first = from;
  let last = to;
  while (first < last && bytes[first]! <= 32) first++;
  while (last > first && bytes[last - 1]! <= 32) last--;
  let high = 0x9e3779b9 ^ (last - first);
  let low = 0x7f4a7c15 ^ (last - first);
  let at = first;
  for (; at + 4 <= last; at += 4) {
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    high = nextHigh(high, word);
    low = nextLow(low, word);
  }
  if (at < last) {
    let word = bytes[at]!;
    if (at + 1 < last) word |= bytes[at + 1]! << 8;
    if (at + 2 < last) word |= bytes[at + 2]! << 16;
    high = nextHigh(high, word);
    low = nextLow(low, word);
  }
  into.high = stir(high);
  into.low = stir(low ^ into.high);
}

/** Folds one more value into a key. The order of folding counts. */
export function foldKey(into: KeyHalves, high: number, low: number): void {
  const mixedHigh = stir(Math.imul(into.high ^ high, 0x85ebca77) + (into.low >>> 7));
  into.low = stir(Math.imul(into.low ^ low, 0xc2b2ae3d) + mixedHigh);
  into.high = mixedHigh;
}

/** One person of loop 2010BA or 2010CA, as far as the patient key takes part of it. */
export class PersonKey {
  readonly member: KeyHalves = { high: 0, low: 0 };
  readonly first: KeyHalves = { high: 0, low: 0 };
  readonly sex: KeyHalves = { high: 0, low: 0 };
  birth = 0;
  hasMember = false;
  present = false;

  clear(): void {
    this.present = false;
    this.hasMember = false;
    this.birth = 0;
    this.member.high = this.member.low = 0;
    this.first.high = this.first.low = 0;
    this.sex.high = this.sex.low = 0;
  }
}

/**
 * The key of architecture.md: payer id, subscriber id, birth date, sex and first name as sent, of the patient where there is one, else of
 * the subscriber. False where member id or birth date is missing: then the claim stands alone.
 */
export function patientKey(payer: KeyHalves, subscriber: PersonKey, patient: PersonKey, into: KeyHalves): boolean {
  const who = patient.present ? patient : subscriber;
  const member = subscriber.hasMember ? subscriber : patient;
  if (!member.hasMember || who.birth === 0) return false;
  // Hashes already but for the birth date: each times an odd number of its own, so that none waits for another.
  const { sex, first, birth } = who;
  const ids = Math.imul(payer.high, 0x243f6a89) ^ Math.imul(member.member.high, 0x85a308d3);
  const persons = Math.imul(sex.high, 0x13198a2f) ^ Math.imul(first.high, 0x03707345);
  into.high = stir(ids ^ persons ^ Math.imul(birth, 0xa4093823));
  const idsLow = Math.imul(payer.low, 0x299f31d1) ^ Math.imul(member.member.low, 0x082efa99);
  const personsLow = Math.imul(sex.low, 0xec4e6c89) ^ Math.imul(first.low, 0x452821e7);
  into.low = stir(idsLow ^ personsLow ^ Math.imul(rotate(birth, 16), 0x38d01377) ^ into.high);
  return true;
}

/** A key that no other claim of the file has in practice, for a claim that stands alone. */
export function loneKey(seed: number, claimIndex: number, into: KeyHalves): void {
  into.high = 0x13198a2e;
  into.low = 0x03707344;
  foldKey(into, seed >>> 0, Math.floor(seed / 0x1_0000_0000));
  foldKey(into, claimIndex, ~claimIndex);
}
