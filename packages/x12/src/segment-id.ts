/**
 * Segment ids as integers, so that a segment is told by one comparison and without a string: three bytes, the third 0 for ids of two
 * letters.
 */
export type SegmentId = number;

/** Packs `NM1` or `HL`. */
export function segmentId(text: string): SegmentId {
  return (text.charCodeAt(0) << 16) | (text.charCodeAt(1) << 8) | (text.length > 2 ? text.charCodeAt(2) : 0);
}

export const ISA = segmentId("ISA");
export const IEA = segmentId("IEA");
export const GS = segmentId("GS");
export const GE = segmentId("GE");
export const ST = segmentId("ST");
export const SE = segmentId("SE");
export const TA1 = segmentId("TA1");
export const BHT = segmentId("BHT");
export const HL = segmentId("HL");
export const NM1 = segmentId("NM1");
export const PER = segmentId("PER");
export const N3 = segmentId("N3");
export const N4 = segmentId("N4");
export const PRV = segmentId("PRV");
export const SBR = segmentId("SBR");
export const DMG = segmentId("DMG");
export const CLM = segmentId("CLM");
export const HI = segmentId("HI");
export const DTP = segmentId("DTP");
export const REF = segmentId("REF");
export const NTE = segmentId("NTE");
export const PWK = segmentId("PWK");
export const LX = segmentId("LX");
export const SV1 = segmentId("SV1");
export const SV2 = segmentId("SV2");
export const SV3 = segmentId("SV3");
export const LIN = segmentId("LIN");
export const AMT = segmentId("AMT");
export const CL1 = segmentId("CL1");
export const TOO = segmentId("TOO");
export const SVD = segmentId("SVD");
export const CAS = segmentId("CAS");
export const CTP = segmentId("CTP");

function isUpper(byte: number): boolean {
  return byte >= 65 && byte <= 90;
}

function isUpperOrDigit(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57);
}

/**
 * The id of the segment that begins at `from` and whose terminator is at `end`; 0 where it has no right one: a letter, then one or two
 * letters or digits, then the element separator or the end. Blanks behind the id are forgiven.
 */
export function idOf(bytes: Uint8Array, from: number, end: number, element: number): SegmentId {
  let stop = from;
  while (stop < end && stop - from < 12 && bytes[stop] !== element) stop++;
  if (stop < end && bytes[stop] !== element) return 0;
  while (stop > from && bytes[stop - 1] === 32) stop--;
  const length = stop - from;
  if (length !== 2 && length !== 3) return 0;
  const first = bytes[from]!;
  const second = bytes[from + 1]!;
  const third = length === 3 ? bytes[from + 2]! : 0;
  if (!isUpper(first) || !isUpperOrDigit(second) || (third !== 0 && !isUpperOrDigit(third))) return 0;
  return (first << 16) | (second << 8) | third;
}

/** The same, for the many of which the element separator stands directly behind two or three bytes: those are not looked at further. */
export function codeAt(bytes: Uint8Array, from: number, end: number, element: number): SegmentId {
  if (bytes[from + 2] === element) return (bytes[from]! << 16) | (bytes[from + 1]! << 8);
  if (bytes[from + 3] === element) return (bytes[from]! << 16) | (bytes[from + 1]! << 8) | bytes[from + 2]!;
  return idOf(bytes, from, end, element);
}

/** The id of the segment that begins at `from` as a word for a position or a message; `(no id)` where it has none. */
export function segmentIdText(bytes: Uint8Array, from: number): string {
  const text = /^[A-Z][A-Z0-9]{1,2}(?![A-Za-z0-9])/.exec(String.fromCharCode(...bytes.subarray(from, from + 4)));
  return text?.[0] ?? "(no id)";
}
