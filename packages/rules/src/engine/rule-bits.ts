/** A set of rules, one bit a rule in the engine's order. */
export type RuleBits = Int32Array;

export function hasBit(bits: RuleBits, at: number): boolean {
  return ((bits[at >> 5] ?? 0) & (1 << (at & 31))) !== 0;
}

export function setBit(bits: RuleBits, at: number): void {
  bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31));
}

export function merge(into: RuleBits, from: RuleBits): void {
  for (let word = 0; word < into.length; word++) into[word] = (into[word] ?? 0) | (from[word] ?? 0);
}

export function isEmpty(bits: RuleBits): boolean {
  for (const word of bits) if (word !== 0) return false;
  return true;
}
