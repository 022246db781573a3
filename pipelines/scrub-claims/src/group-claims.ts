/** Which claims are of one patient, claims named by their places: lists that are chained through columns, since most have one claim. */
export interface Patients {
  /** Of each patient its first claim, in order. */
  readonly first: readonly number[];
  /** By claim, the patient's next one; -1 where it is the last. */
  readonly next: Int32Array;
}

/** Halves of the patient key by a claim's place. */
export interface KeysOfClaims {
  readonly length: number;
  high(at: number): number;
  low(at: number): number;
}

/** Claims of each patient together, patients in order of their first claim, each one's claims as they come. */
export function claimsByPatient(keys: KeysOfClaims): Patients {
  const first: number[] = [];
  const next = new Int32Array(keys.length).fill(-1);
  const last = Int32Array.from(next);
  const byLow = new Map<number, number>();
  // Both halves of the key count: a JavaScript number can't hold 64 bits. Two patients hardly ever share the lower one.
  const others: number[] = [];
  for (let at = 0; at < keys.length; at++) {
    const low = keys.low(at);
    const high = keys.high(at);
    const known = byLow.get(low);
    const own =
      known === undefined || keys.high(known) === high ? known : others.find((one) => keys.low(one) === low && keys.high(one) === high);
    if (own !== undefined) {
      next[last[own] as number] = at;
      last[own] = at;
      continue;
    }
    if (known === undefined) byLow.set(low, at);
    else others.push(at);
    first.push(at);
    last[at] = at;
  }
  return { first, next };
}
