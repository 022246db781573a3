/**
 * Which element separators of a segment the plan's index notes, by their ordinals: those in front of and behind what the plan reads of
 * HL, NM1 and DMG. A separator that the segment lacks is noted where its terminator is.
 */
export const NOTED_SEPARATORS = [1, 2, 3, 4, 5, 9, 10] as const;

/** Places of the noted separators, by the order in which they are noted. */
export const SEPARATOR = { FIRST: 0, SECOND: 1, THIRD: 2, FOURTH: 3, FIFTH: 4, NINTH: 5, TENTH: 6 } as const;

/** Notes the separators of the segment from `from` to its terminator at `stop`: their places, from `at` on in `into`. */
export function noteSeparators(bytes: Uint8Array, from: number, stop: number, element: number, into: Int32Array, at = 0): void {
  let place = from;
  let passed = 0;
  for (let noted = 0; noted < NOTED_SEPARATORS.length; noted++) {
    for (; place < stop; place++) if (bytes[place] === element && ++passed === NOTED_SEPARATORS[noted]) break;
    into[at + noted] = place;
    if (place < stop) place++;
  }
}
