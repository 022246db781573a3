import { type BillCode, parseCents, parseServiceDate, type ServiceDate } from "@claimscrub/claim";
import type { SegmentText } from "./segment-text.ts";

/** A code of an HI segment with its place: qualifier, code, day or days and amount as components 1 to 5 have them. */
interface HealthCode {
  readonly qualifier: string;
  readonly code: string;
  /** Place of its segment, and number of its element there. */
  readonly at: number;
  readonly element: number;
}

/** Qualifiers of 5010 and 4010 (X12 code list 1270), as the institutional guides use them. */
const PRINCIPAL = new Set(["ABK", "BK"]);
const FURTHER = new Set(["ABF", "BF"]);
const OTHERS = new Set("ABJ BJ APR PR ABN BN BBR BBQ BR BQ BP BO CAH BH BI BE BG DR TC".split(" "));

/** All codes of the HI segments from `first` to `last`, in order; one without a readable qualifier or code keeps its place, empty. */
export function healthCodes(text: SegmentText, first: number, last: number): HealthCode[] {
  const codes: HealthCode[] = [];
  for (const at of text.each("HI", first, last)) {
    let count = text.elements(at);
    while (count > 0 && text.element(at, count) === "") count--;
    for (let element = 1; element <= count; element++) {
      const qualifier = text.component(at, element, 1).toUpperCase();
      codes.push({ qualifier, code: text.component(at, element, 2).replaceAll(".", "").toUpperCase(), at, element });
    }
  }
  return codes;
}

/** The diagnoses that an institutional claim is for: the principal one first, then the others; those above the 25th included. */
export function billDiagnoses(codes: readonly HealthCode[]): HealthCode[] {
  const of = (qualifiers: ReadonlySet<string>): HealthCode[] =>
    codes.filter(({ qualifier, code }) => qualifiers.has(qualifier) && code !== "");
  return [...of(PRINCIPAL), ...of(FURTHER)];
}

/** How many diagnoses an institutional claim has, and whether all that stands in its HI segments says what it is. */
export function checkBillDiagnoses(text: SegmentText, first: number, last: number): { readonly found: number; readonly readable: boolean } {
  const codes = healthCodes(text, first, last);
  const known = ({ qualifier, code }: HealthCode): boolean =>
    code !== "" && (PRINCIPAL.has(qualifier) || FURTHER.has(qualifier) || OTHERS.has(qualifier));
  return { found: billDiagnoses(codes).length, readable: codes.every(known) };
}

/** The codes with one of the qualifiers. */
export function codesWith(codes: readonly HealthCode[], ...qualifiers: readonly string[]): string[] {
  return codes.filter(({ qualifier, code }) => qualifiers.includes(qualifier) && code !== "").map(({ code }) => code);
}

/** The same with their days (component 4, by the format in 3) and amounts (5). */
export function datedCodesWith(text: SegmentText, codes: readonly HealthCode[], ...qualifiers: readonly string[]): BillCode[] {
  return codes
    .filter(({ qualifier, code }) => qualifiers.includes(qualifier) && code !== "")
    .map(({ code, at, element }) => {
      const [from, through] = daysOf(text.component(at, element, 4));
      return { code, from, through, amountCents: parseCents(text.component(at, element, 5)) };
    });
}

/** `20240801` or `20240801-20240803`; 0 where it is neither. */
export function daysOf(written: string): readonly [ServiceDate, ServiceDate] {
  const from = parseServiceDate(written.slice(0, 8)) ?? 0;
  const through = written.charAt(8) === "-" ? (parseServiceDate(written.slice(9, 17)) ?? 0) : from;
  return [from, through];
}
