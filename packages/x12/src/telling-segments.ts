import { CAS, CLM, CTP, GE, GS, HI, HL, N3, N4, PER, PRV, SBR, SE, type SegmentId, ST, SV1, SVD } from "./segment-id.ts";

/** Segments that say nothing to the plan where they stand above claims. */
export const ABOVE_CLAIMS: readonly SegmentId[] = [N3, N4, SBR, PRV, PER];

/** Segments that say nothing to the plan inside a claim, but that an SV1 is a line, though their first letters may. */
export const INSIDE_CLAIMS: readonly SegmentId[] = [SV1, HI, SBR, CAS, SVD, CTP];

/** Segments that end a claim, but those of an interchange: IEA and ISA. */
export const ENDING_CLAIMS: readonly SegmentId[] = [HL, SE, ST, GE, GS];

/** S, C, H, I, G: the first letters of what counts as a line or ends a claim; one bit each, of the letter's lowest five bits. */
export const TELLING_LETTERS = (1 << 19) | (1 << 3) | (1 << 8) | (1 << 9) | (1 << 7);

/** Whether a segment with this id says nothing to the plan where it stands inside a claim, but that an SV1 is a line. */
export function passesInClaim(code: SegmentId): boolean {
  if (INSIDE_CLAIMS.includes(code)) return true;
  const letter = code >> 16;
  return letter > 64 && letter <= 90 && ((TELLING_LETTERS >>> (letter & 31)) & 1) === 0;
}

/** Whether one with this id says nothing to the plan where it stands above a claim. */
export function passesAboveClaim(code: SegmentId): boolean {
  return ABOVE_CLAIMS.includes(code);
}

/** Whether what stands behind a segment with this id is inside a claim, given whether the segment itself was. */
export function isInsideBehind(code: SegmentId, inside: boolean): boolean {
  return code === CLM || (inside && code !== HL && code !== SE && code !== ST && code !== GE && code !== GS);
}
