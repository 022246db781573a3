/**
 * A seeded source of numbers that gives the same sequence on every machine: 32-bit integer arithmetic only (Chris Doty-Humphrey's
 * sfc32), so that a seed names a file for ever.
 */
export interface Random {
  /** An integer from 0 up to, not including, `bound`. */
  below(bound: number): number;
  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True in `share` of the draws. */
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** A string of `length` decimal digits. */
  digits(length: number): string;
}

export function createRandom(...seeds: readonly number[]): Random {
  let a = 0x9e3779b9 | 0;
  let b = 0x243f6a88 | 0;
  let c = 0xb7e15162 | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (const seed of seeds) {
    a ^= seed | 0;
    b ^= Math.floor(seed / 0x100000000) | 0;
    for (let round = 0; round < 12; round++) next();
  }
  const below = (bound: number): number => Math.floor((next() / 0x100000000) * bound);
  const random: Random = {
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (share) => next() < share * 0x100000000,
    pick: (from) => {
      const chosen = from[below(from.length)];
      if (chosen === undefined) throw new RangeError("nothing to pick from");
      return chosen;
    },
    weighted: (weights) => {
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      let left = (next() / 0x100000000) * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      return (entries.at(-1) as [keyof typeof weights, number])[0];
    },
    digits: (length) => {
      let text = "";
      while (text.length < length) text += String(below(10));
      return text;
    },
  };
  return random;
}
