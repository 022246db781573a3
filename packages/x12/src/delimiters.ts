/** The separators of an interchange, each one byte. */
export interface Delimiters {
  readonly element: number;
  /** ISA16. */
  readonly component: number;
  /**
   * The byte that ends a segment. Of a terminator that is one character but several bytes (U+2026) only the first is kept:
   * the rest are continuation bytes, which no segment id begins with, and are skipped as blanks.
   */
  readonly terminator: number;
  /** ISA11 from version 00402 on; 0 where the version has none. */
  readonly repetition: number;
}

/** An ISA segment as it was found. */
export interface InterchangeHeader {
  readonly delimiters: Delimiters;
  /** Bytes from the I of ISA to the terminator, that included: 106 in a right one. */
  readonly length: number;
  /** ISA01 to ISA16 without their padding; fewer where elements are missing. */
  readonly elements: readonly string[];
}

/** How many bytes after a header must be at hand before it can be read. */
export const HEADER_BYTES = 1024;
/** How far into a fragment without an ISA the component separator is looked for. */
export const SNIFF_BYTES = 65_536;

const ELEMENT_BYTES = 40;

/** Blanks between segments: white space, NUL and SUB padding, and the later bytes of a UTF-8 character. */
export function isBlank(byte: number): boolean {
  return byte === 10 || byte === 13 || byte === 32 || byte === 9 || byte === 0 || byte === 26 || (byte >= 0x80 && byte < 0xc0);
}

/** Letters and digits, which no real file uses as a separator by intent. */
export function isAlphanumeric(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}

function asciiText(bytes: Uint8Array, from: number, to: number): string {
  let text = "";
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}

/** Whether the segment id `id`, blanks after it allowed, stands at `at` with the element separator behind it. */
function hasId(bytes: Uint8Array, at: number, end: number, id: string, element: number): boolean {
  for (let place = 0; place < id.length; place++) if (bytes[at + place] !== id.charCodeAt(place)) return false;
  let next = at + id.length;
  if (element !== 32) while (next < end && bytes[next] === 32) next++;
  return next < end && bytes[next] === element;
}

/** The terminator in front of a segment that begins at `next`, given where the text of the segment before it ends at the earliest. */
function terminatorBefore(bytes: Uint8Array, after: number, next: number): number | undefined {
  let last = next - 1;
  while (last >= after && isBlank(bytes[last]!) && bytes[last]! < 0x80) last--;
  let first = last;
  while (first > after && bytes[first]! >= 0x80 && bytes[first]! < 0xc0) first--;
  const byte = bytes[first];
  if (first >= after && byte !== undefined && !isAlphanumeric(byte)) return byte;
  for (let at = last + 1; at < next; at++) if (bytes[at] === 10 || bytes[at] === 13) return bytes[at];
  return undefined;
}

const FOLLOWERS: Record<string, readonly string[]> = {
  ISA: ["GS", "TA1", "ST", "IEA", "ISB"],
  GS: ["ST", "GE", "BHT"],
  ST: ["BHT", "BPR", "BGN", "AK1", "SE", "HL", "REF"],
};

function findFollower(
  bytes: Uint8Array,
  from: number,
  end: number,
  ids: readonly string[],
  element: number,
): { at: number; terminator: number } | undefined {
  for (let at = from; at < end; at++) {
    if (isAlphanumeric(bytes[at - 1]!) || bytes[at - 1] === element) continue;
    for (const id of ids) {
      if (!hasId(bytes, at, end, id, element)) continue;
      const terminator = terminatorBefore(bytes, from, at);
      if (terminator !== undefined && terminator !== element) return { at, terminator };
    }
  }
  return undefined;
}

/**
 * Reads the ISA that begins at `at`, counting its separators instead of trusting its widths (real ones are 79 to 122 bytes long).
 * `end` bounds the bytes at hand; give HEADER_BYTES behind `at`, or all there are. Undefined where no ISA can be made out.
 */
export function readInterchangeHeader(bytes: Uint8Array, at: number, end: number): InterchangeHeader | undefined {
  if (end - at < 5 || bytes[at] !== 73 || bytes[at + 1] !== 83 || bytes[at + 2] !== 65) return undefined;
  let separator = at + 3;
  while (separator < end && bytes[separator] === 32) separator++;
  const element = bytes[separator];
  if (element === undefined || element === 10 || element === 13) return undefined;
  if (isAlphanumeric(element) && !hasFixedWidths(bytes, at, end, element)) return undefined;
  const limit = Math.min(end, at + HEADER_BYTES);
  const elements: string[] = [];
  let from = separator + 1;
  for (let next = from; next < limit && elements.length < 15; next++) {
    if (bytes[next] !== element) continue;
    elements.push(asciiText(bytes, from, next));
    from = next + 1;
  }
  const whole = elements.length === 15 && elements.every((text) => text.length <= ELEMENT_BYTES && !/[\r\n]/.test(text));
  if (!whole || from + 1 >= end) return readDamagedHeader(bytes, at, limit, separator, element);
  const component = bytes[from]!;
  let terminator = bytes[from + 1]!;
  let length = from + 2 - at;
  if (isAlphanumeric(component) && !isAlphanumeric(element)) return readDamagedHeader(bytes, at, limit, separator, element);
  if (terminator === 32 || terminator === 9 || !isFollowed(bytes, from + 2, limit, element)) {
    const follower = findFollower(bytes, from + 1, Math.min(limit, from + 200), FOLLOWERS.ISA!, element);
    if (follower !== undefined) {
      terminator = follower.terminator;
      length = bytes.indexOf(terminator, from + 1) + 1 - at;
    }
  }
  const trimmed = [...elements.map((text) => text.trim()), String.fromCharCode(component)];
  if (!/^\d{5}$/.test(trimmed[11]!) && !isFollowed(bytes, from + 2, limit, element)) return undefined;
  return { delimiters: { element, component, terminator, repetition: repetitionOf(trimmed) }, length, elements: trimmed };
}

function repetitionOf(elements: readonly string[]): number {
  const mark = elements[10] ?? "";
  const version = elements[11] ?? "";
  return version >= "00402" && mark.length === 1 && !/[A-Za-z0-9]/.test(mark) ? mark.charCodeAt(0) : 0;
}

function isFollowed(bytes: Uint8Array, from: number, end: number, element: number): boolean {
  let at = from;
  while (at < end && isBlank(bytes[at]!)) at++;
  return FOLLOWERS.ISA!.some((id) => hasId(bytes, at, end, id, element));
}

/** An ISA with elements missing or too many: its terminator is what stands in front of the next envelope segment. */
function readDamagedHeader(
  bytes: Uint8Array,
  at: number,
  limit: number,
  separator: number,
  element: number,
): InterchangeHeader | undefined {
  const follower = findFollower(bytes, separator + 1, limit, FOLLOWERS.ISA!, element);
  if (follower === undefined) return undefined;
  let to = bytes.indexOf(follower.terminator, separator + 1);
  if (to < 0 || to > follower.at) to = follower.at;
  const elements = asciiText(bytes, separator + 1, to)
    .split(String.fromCharCode(element))
    .map((text) => text.trim());
  if (elements.length < 8 || elements.length > 24) return undefined;
  const last = elements[15] ?? "";
  const component = last.length === 1 && !/[A-Za-z0-9]/.test(last) ? last.charCodeAt(0) : 58;
  return {
    delimiters: { element, component, terminator: follower.terminator, repetition: repetitionOf(elements) },
    length: to + 1 - at,
    elements: elements.slice(0, 15),
  };
}

const FIXED_SEPARATORS = [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103];

function hasFixedWidths(bytes: Uint8Array, at: number, end: number, element: number): boolean {
  return end - at >= 106 && FIXED_SEPARATORS.every((place) => bytes[at + place] === element);
}

/** Whether a GS or ST that could open a fragment without an ISA begins at `at`: its first element has the right shape. */
export function opensFragment(bytes: Uint8Array, at: number, end: number): "GS" | "ST" | undefined {
  const group = bytes[at] === 71 && bytes[at + 1] === 83;
  if (!group && !(bytes[at] === 83 && bytes[at + 1] === 84)) return undefined;
  const element = bytes[at + 2];
  const width = group ? 2 : 3;
  if (element === undefined || isAlphanumeric(element) || isBlank(element) || end - at < width + 4) return undefined;
  for (let place = at + 3; place < at + 3 + width; place++) {
    const byte = bytes[place]!;
    if (group ? !(byte >= 65 && byte <= 90) : !(byte >= 48 && byte <= 57)) return undefined;
  }
  return bytes[at + 3 + width] === element ? (group ? "GS" : "ST") : undefined;
}

/**
 * The delimiters of a file that begins at GS or ST: the element separator is the byte after the id, the terminator the byte in front of
 * the next envelope segment, the component separator the one inside the first SV101 or CLM05. Give SNIFF_BYTES, or all there are.
 */
export function sniffDelimiters(bytes: Uint8Array, at: number, end: number): Delimiters | undefined {
  const id = opensFragment(bytes, at, end);
  if (id === undefined) return undefined;
  const element = bytes[at + 2]!;
  const follower = findFollower(bytes, at + 3, Math.min(end, at + HEADER_BYTES), FOLLOWERS[id]!, element);
  if (follower === undefined) return undefined;
  const { terminator } = follower;
  return { element, terminator, component: sniffComponent(bytes, at, end, element, terminator), repetition: 0 };
}

/**
 * The component separator that a CLM05 such as `11>B>1` shows, where it is not the one that the ISA gives; 0 where CLM05 can't tell.
 * `from` and `to` bound CLM05.
 */
export function componentOf(bytes: Uint8Array, from: number, to: number): number {
  const match = /^[A-Z0-9]{1,2}([^A-Za-z0-9 ])[A-Z]?\1[0-9A-Z]/.exec(asciiText(bytes, from, Math.min(to, from + 12)));
  return match === null ? 0 : match[1]!.charCodeAt(0);
}

function sniffComponent(bytes: Uint8Array, at: number, end: number, element: number, terminator: number): number {
  const limit = Math.min(end, at + SNIFF_BYTES);
  for (let next = at; next + 7 < limit; next++) {
    if (bytes[next] !== terminator) continue;
    let from = next + 1;
    while (from < limit && isBlank(bytes[from]!)) from++;
    const line = hasId(bytes, from, limit, "SV1", element);
    if (!line && !hasId(bytes, from, limit, "CLM", element)) continue;
    // CLM05 or SV101: the first byte in it that is neither letter nor digit.
    let skip = line ? 1 : 5;
    for (let place = from; place < limit && bytes[place] !== terminator; place++) {
      const byte = bytes[place]!;
      if (byte === element) skip--;
      else if (skip === 0 && !isAlphanumeric(byte)) return byte;
      if (skip < 0) break;
    }
  }
  return 58;
}
