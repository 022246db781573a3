import type { SegmentText } from "./segment-text.ts";

const DIAGNOSIS_QUALIFIERS = new Set(["ABK", "ABF", "BK", "BF"]);

/**
 * The diagnosis codes of HI segments, upper case and without dots, those above the twelfth included. In a segment of diagnoses an
 * element that can't be read keeps its place as an empty code, as pointers count places.
 */
export function readDiagnoses(text: SegmentText, first: number, last: number): string[] {
  const codes: string[] = [];
  for (const at of text.each("HI", first, last)) {
    if (!DIAGNOSIS_QUALIFIERS.has(text.component(at, 1, 1).toUpperCase())) continue;
    let count = text.elements(at);
    while (count > 0 && text.element(at, count) === "") count--;
    for (let number = 1; number <= count; number++) {
      const qualifier = text.component(at, number, 1).toUpperCase();
      codes.push(DIAGNOSIS_QUALIFIERS.has(qualifier) ? text.component(at, number, 2).replaceAll(".", "").toUpperCase() : "");
    }
  }
  return codes;
}
