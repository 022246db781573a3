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

/** The first rule of the set from `from` on; -1 where there is none. Walks a set without making anything. */
export function nextBit(bits: RuleBits, from: number): number {
  let word = from >> 5;
  if (word >= bits.length) return -1;
  let rest = (bits[word] ?? 0) & (-1 << (from & 31));
  while (rest === 0) {
    word += 1;
    if (word >= bits.length) return -1;
    rest = bits[word] ?? 0;
  }
  return (word << 5) + 31 - Math.clz32(rest & -rest);
}

export function isEmpty(bits: RuleBits): boolean {
  for (let word = 0; word < bits.length; word++) if (bits[word] !== 0) return false;
  return true;
}
