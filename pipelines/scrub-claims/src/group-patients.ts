/** The patient keys of all claims of a run, file after file. */
export interface KeyedClaims {
  readonly claims: number;
  keyHigh(claim: number): number;
  keyLow(claim: number): number;
}

/** Which claims make up which chunk. Ordinals count the claims of the run from 0, file after file. */
export interface Grouping {
  readonly chunks: number;
  /** Claim ordinals, chunk after chunk, ascending inside a chunk. */
  readonly order: Uint32Array;
  /** Where each chunk begins in `order`; one entry more than there are chunks. */
  readonly starts: Uint32Array;
}

/**
 * Cuts a run into chunks of whole patients: patients in order of their first claim, a new chunk whenever the last one has reached
 * `chunkClaims`. A patient's claims need not be neighbours. Four bytes a claim remain; about twice that is needed while it runs.
 */
export function groupPatients(keys: KeyedClaims, chunkClaims: number): Grouping {
  if (!Number.isInteger(chunkClaims) || chunkClaims < 1)
    throw new RangeError(`claims in a chunk must be a positive integer, not ${chunkClaims}`);
  const { claims } = keys;
  // One table after the other in the same memory: first as hash slots, then as the number of claims of each patient.
  const slots = new Uint32Array(slotCount(claims));
  const chunkOf = firstClaims(keys, slots);
  slots.fill(0);
  for (let claim = 0; claim < claims; claim++) slots[chunkOf[claim]!]!++;
  const starts: number[] = [];
  let filled = chunkClaims;
  for (let claim = 0; claim < claims; claim++) {
    const first = chunkOf[claim]!;
    if (first !== claim) {
      // The patient's first claim came before this one, so its entry is a chunk by now.
      chunkOf[claim] = chunkOf[first]!;
      continue;
    }
    if (filled >= chunkClaims) {
      starts.push(0);
      filled = 0;
    }
    chunkOf[claim] = starts.length - 1;
    filled += slots[claim]!;
  }
  return sortByChunk(chunkOf, starts.length);
}

/** A power of two that leaves a quarter of the slots free. */
function slotCount(claims: number): number {
  let count = 16;
  while (count * 0.75 < claims) count *= 2;
  return count;
}

/** For each claim the ordinal of its patient's first claim. Slots hold ordinals from 1, 0 where free. */
function firstClaims(keys: KeyedClaims, slots: Uint32Array): Uint32Array {
  const first = new Uint32Array(keys.claims);
  const mask = slots.length - 1;
  for (let claim = 0; claim < keys.claims; claim++) {
    const high = keys.keyHigh(claim);
    const low = keys.keyLow(claim);
    let slot = (Math.imul(low, 0x9e3779b1) ^ (high >>> 5)) & mask;
    for (;;) {
      const held = slots[slot]!;
      if (held === 0) {
        slots[slot] = claim + 1;
        first[claim] = claim;
        break;
      }
      if (keys.keyHigh(held - 1) === high && keys.keyLow(held - 1) === low) {
        first[claim] = held - 1;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return first;
}

function sortByChunk(chunkOf: Uint32Array, chunks: number): Grouping {
  const starts = new Uint32Array(chunks + 1);
  for (const chunk of chunkOf) starts[chunk + 1]!++;
  for (let chunk = 0; chunk < chunks; chunk++) starts[chunk + 1]! += starts[chunk]!;
  const next = starts.slice(0, chunks);
  const order = new Uint32Array(chunkOf.length);
  for (let claim = 0; claim < chunkOf.length; claim++) order[next[chunkOf[claim]!]!++] = claim;
  return { chunks, order, starts };
}
