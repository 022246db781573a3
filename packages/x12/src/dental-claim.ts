import type { SegmentText } from "./segment-text.ts";

const CAVITY_PARTS = [1, 2, 3, 4, 5] as const;
const SURFACE_PARTS = [1, 2, 3, 4, 5] as const;

/** CLM19: a dental claim in advance of the treatment, for the payer's word on what it would pay. */
const IN_ADVANCE = "PB";

/** Whether the dental claim whose CLM is at `clm` asks for a predetermination of benefits. */
export function asksInAdvance(text: SegmentText, clm: number): boolean {
  return text.element(clm, 19).toUpperCase() === IN_ADVANCE;
}

/** The teeth of a dental line, each with its surfaces (TOO02, TOO03: `14MO`), then the areas of the mouth (SV304: `area 10`). */
export function readTeeth(text: SegmentText, first: number, last: number, service: number, cavities: number): string[] {
  const teeth: string[] = [];
  for (const at of text.each("TOO", first, last))
    teeth.push(text.element(at, 2).toUpperCase() + SURFACE_PARTS.map((part) => text.component(at, 3, part).toUpperCase()).join(""));
  for (const part of CAVITY_PARTS) {
    const area = text.component(service, cavities, part);
    if (area !== "") teeth.push(`area ${area}`);
  }
  return teeth;
}
