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

/** Hashes the bytes of one element, blanks around them left out, into `into`. */
export function hashElement(bytes: Uint8Array, from: number, to: number, into: KeyHalves): void {
  let first = from;
  let last = to;
  while (first < last && bytes[first]! <= 32) first++;
  while (last > first && bytes[last - 1]! <= 32) last--;
  let high = 0x9e3779b9 ^ (last - first);
  let low = 0x7f4a7c15;
  for (let at = first; at < last; at++) {
    const byte = bytes[at]!;
    high = Math.imul(high ^ byte, 0x01000193) ^ (low >>> 13);
    low = Math.imul(low + byte + 1, 0x5bd1e995) ^ (high >>> 17);
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
  into.high = 0x243f6a88;
  into.low = 0x85a308d3 | 0;
  foldKey(into, payer.high, payer.low);
  foldKey(into, member.member.high, member.member.low);
  foldKey(into, who.birth, who.birth);
  foldKey(into, who.sex.high, who.sex.low);
  foldKey(into, who.first.high, who.first.low);
  return true;
}

/** A key that no other claim of the file has in practice, for a claim that stands alone. */
export function loneKey(seed: number, claimIndex: number, into: KeyHalves): void {
  into.high = 0x13198a2e;
  into.low = 0x03707344;
  foldKey(into, seed >>> 0, Math.floor(seed / 0x1_0000_0000));
  foldKey(into, claimIndex, ~claimIndex);
}
