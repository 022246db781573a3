import { isBlank } from "./delimiters.ts";

const IDS = new Set(
  (
    "ISA IEA GS GE ST SE BHT REF NM1 PER HL PRV CUR N2 N3 N4 SBR PAT DMG CLM DTP PWK CN1 AMT K3 NTE CR1 CR2 CR3 CRC HI HCP CAS OI MIA MOA " +
    "LX SV1 SV2 SV3 SV5 SV7 QTY MEA PS1 LIN CTP SVD LQ FRM TOO UR CL1 HSD BPR TRN DTM N1 RDM TS2 TS3 CLP SVC PLB"
  ).split(" "),
);

/** Bytes without the line breaks that stood inside their segments. */
export interface Mended {
  readonly bytes: Uint8Array;
  /** Places in `bytes` in front of which a byte was dropped, ascending; a place occurs once for each dropped byte. */
  readonly drops: readonly number[];
  /** Place in the given bytes of the first line break inside a segment; -1 where there is none. */
  readonly firstBreak: number;
  /** Place in the given bytes of the first line break that stood for a terminator; -1 where there is none. */
  readonly firstMissingTerminator: number;
}

function idFollows(bytes: Uint8Array, at: number, to: number, element: number): boolean {
  let from = at;
  while (from < to && isBlank(bytes[from]!)) from++;
  let stop = from;
  while (stop < to && stop - from < 4 && bytes[stop] !== element) stop++;
  if (bytes[stop] !== element || stop === to || stop - from < 2 || stop - from > 3) return false;
  return IDS.has(String.fromCharCode(...bytes.subarray(from, stop)));
}

/**
 * Takes out line breaks that stand inside segments: of a file wrapped at a width, or of an address with a line break in it. A line break
 * with a new segment behind it is a terminator that someone forgot, and becomes one.
 */
export function mend(bytes: Uint8Array, from: number, to: number, element: number, terminator: number): Mended {
  const mended = new Uint8Array(to - from);
  const drops: number[] = [];
  let length = 0;
  let inSegment = false;
  let firstBreak = -1;
  let firstMissingTerminator = -1;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    const lineBreak = (byte === 10 || byte === 13) && byte !== terminator && byte !== element;
    if (!lineBreak) {
      if (byte === terminator) inSegment = false;
      else if (!isBlank(byte)) inSegment = true;
      mended[length++] = byte;
      continue;
    }
    // Behind an element separator stands an element, though it may look like an id: N4 in LIN**N4.
    if (inSegment && mended[length - 1] !== element && idFollows(bytes, at + 1, to, element)) {
      if (firstMissingTerminator < 0) firstMissingTerminator = at;
      mended[length++] = terminator;
      inSegment = false;
      continue;
    }
    // A carriage return in front of a line feed that ends the segment is a line ending like others.
    if (inSegment && firstBreak < 0 && bytes[at + 1] !== terminator) firstBreak = at;
    drops.push(length);
  }
  return { bytes: mended.subarray(0, length), drops, firstBreak, firstMissingTerminator };
}

/** The place in the bytes given to `mend`, counted from where they began, of a place in what it returned. */
export function placeBeforeMending(drops: readonly number[], place: number): number {
  let low = 0;
  let high = drops.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (drops[middle]! <= place) low = middle + 1;
    else high = middle;
  }
  return place + low;
}
