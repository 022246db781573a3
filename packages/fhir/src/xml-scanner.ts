import { LIMITS } from "./limits.ts";
import { ParseProblem } from "./parse-problem.ts";

/** Is told of each tag. Names come without a namespace prefix; offsets count from the first byte given. */
export interface TagHandler {
  /** `attributes`: where they lie, from behind the name to before the bracket. `depth` of the root is 0. */
  open(name: string, at: number, depth: number, attributes: { readonly from: number; readonly to: number }): void;
  /** `to` is the first byte behind the closing tag. */
  close(name: string, to: number, depth: number): void;
}

const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;
const AMPERSAND = 38;
const QUOTE = 34;
const APOSTROPHE = 39;
const EQUALS = 61;

const decoder = new TextDecoder("utf-8");
const ENTITY = /^&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});/;
const NAME = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/;

/**
 * Goes over the tags of XML once and refuses what no claim needs: document types and with them every entity but the five of XML,
 * depth, long texts. What passes is safe to hand to a parser. Returns the number of elements and attributes.
 *
 * @throws ParseProblem
 */
export function scanXml(bytes: Uint8Array, handler: TagHandler): number {
  const open: string[] = [];
  const end = bytes.length;
  let count = 0;
  let rooted = false;
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < end) {
    if (bytes[at] !== LESS) {
      at = skipText(bytes, at, open.length > 0);
      continue;
    }
    const next = bytes[at + 1];
    if (next === BANG) at = skipDeclaration(bytes, at);
    else if (next === QUESTION) at = skipTo(bytes, at, "?>");
    else if (next === SLASH) {
      const to = skipTo(bytes, at, ">");
      const name = localName(decoder.decode(bytes.subarray(at + 2, to - 1)).trim(), at);
      if (open.pop() !== name) throw new ParseProblem("malformed", at, "the closing tag of the element that is open");
      handler.close(name, to, open.length);
      at = to;
    } else {
      if (open.length === 0 && rooted) throw new ParseProblem("malformed", at, "the end of the file");
      rooted = true;
      const tag = readTag(bytes, at);
      count += 1 + tag.attributes;
      if (open.length >= LIMITS.depth) throw new ParseProblem("too-deep", at);
      handler.open(tag.name, at, open.length, { from: tag.from, to: tag.to });
      if (tag.empty) handler.close(tag.name, tag.end, open.length);
      else open.push(tag.name);
      at = tag.end;
    }
  }
  if (open.length > 0) throw new ParseProblem("malformed", end, "the closing tag of the element that is open");
  if (!rooted) throw new ParseProblem("malformed", 0, "an element");
  return count;
}

interface Tag {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly empty: boolean;
  readonly end: number;
  readonly attributes: number;
}

function readTag(bytes: Uint8Array, at: number): Tag {
  let from = at + 1;
  while (from < bytes.length && !isNameEnd(bytes[from]!)) {
    if (from - at > LIMITS.nameBytes) throw new ParseProblem("text-too-long", at);
    from++;
  }
  const name = localName(decoder.decode(bytes.subarray(at + 1, from)), at);
  let attributes = 0;
  for (let next = from; next < bytes.length; next++) {
    const byte = bytes[next]!;
    if (byte === LESS) throw new ParseProblem("malformed", next, "the end of a tag");
    if (byte === EQUALS) {
      attributes++;
      if (attributes > LIMITS.elements) throw new ParseProblem("too-many-elements", at);
    }
    if (byte === QUOTE || byte === APOSTROPHE) next = skipAttribute(bytes, next);
    else if (byte === GREATER) {
      const empty = bytes[next - 1] === SLASH;
      return { name, from, to: empty ? next - 1 : next, empty, end: next + 1, attributes };
    } else if (next - from > LIMITS.textBytes) throw new ParseProblem("text-too-long", at);
  }
  throw new ParseProblem("malformed", at, "the end of a tag");
}

function skipAttribute(bytes: Uint8Array, from: number): number {
  const quote = bytes[from]!;
  for (let at = from + 1; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === quote) return at;
    if (byte === LESS) throw new ParseProblem("malformed", at, "the end of an attribute");
    if (byte === AMPERSAND) checkEntity(bytes, at);
    if (at - from > LIMITS.textBytes) throw new ParseProblem("text-too-long", from);
  }
  throw new ParseProblem("malformed", from, "the end of an attribute");
}

function skipText(bytes: Uint8Array, from: number, inside: boolean): number {
  let at = from;
  for (; at < bytes.length && bytes[at] !== LESS; at++) {
    const byte = bytes[at]!;
    if (byte === AMPERSAND) checkEntity(bytes, at);
    if (!inside && byte > 32) throw new ParseProblem("malformed", at, "an element");
    if (at - from > LIMITS.textBytes) throw new ParseProblem("text-too-long", from);
  }
  return at;
}

/** A comment or a CDATA section is passed over; a document type is refused, whatever it declares. */
function skipDeclaration(bytes: Uint8Array, at: number): number {
  const head = decoder.decode(bytes.subarray(at, at + 9));
  if (head.startsWith("<!--")) return skipTo(bytes, at + 4, "-->");
  if (head === "<![CDATA[") return skipTo(bytes, at + 9, "]]>");
  throw new ParseProblem(head.startsWith("<!") && /^<!(DOCTYPE|ENTITY)/i.test(head) ? "doctype" : "malformed", at, "an element");
}

function skipTo(bytes: Uint8Array, from: number, mark: string): number {
  const first = mark.charCodeAt(0);
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === first && [...mark].every((char, place) => bytes[at + place] === char.charCodeAt(0))) return at + mark.length;
    if (at - from > LIMITS.textBytes) throw new ParseProblem("text-too-long", from);
  }
  throw new ParseProblem("malformed", from, `the end mark ${mark}`);
}

function checkEntity(bytes: Uint8Array, at: number): void {
  if (!ENTITY.test(decoder.decode(bytes.subarray(at, at + 12)))) throw new ParseProblem("entity", at);
}

function localName(name: string, at: number): string {
  if (!NAME.test(name)) throw new ParseProblem("malformed", at, "the name of an element");
  return name.slice(name.indexOf(":") + 1);
}

function isNameEnd(byte: number): boolean {
  return byte <= 32 || byte === GREATER || byte === SLASH;
}
