import { XMLParser } from "fast-xml-parser";
import type { Element } from "./element.ts";
import { LIMITS } from "./limits.ts";
import { ParseProblem } from "./parse-problem.ts";
import { scanXml } from "./xml-scanner.ts";

const START = XMLParser.getMetaDataSymbol() as symbol;

const PARSER = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  textNodeName: "#text",
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // No document type gets this far, so only the five entities of XML and character numbers are left to replace.
  processEntities: true,
  htmlEntities: true,
  captureMetaData: true,
  isArray: (_name: string, _path: unknown, _leaf: boolean, attribute: boolean) => !attribute,
  // The narrative is markup for people; nothing is read from it.
  stopNodes: ["*.div"],
});

type Parsed = { readonly [key: string | symbol]: unknown };

/**
 * Reads one XML resource.
 *
 * @param offset Where the bytes begin in their file.
 * @throws ParseProblem
 */
export function parseXml(bytes: Uint8Array, offset: number): Element {
  const count = scanXml(bytes, { open: () => undefined, close: () => undefined });
  if (count > LIMITS.elements) throw new ParseProblem("too-many-elements", 0);
  // ignoreBOM keeps a byte-order mark in the text, so that characters can be counted back to bytes.
  const source = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  let parsed: Parsed;
  try {
    parsed = PARSER.parse(source) as Parsed;
  } catch {
    // What the parser says may quote the file; where it stands is enough.
    throw new ParseProblem("malformed", 0, "well-formed XML");
  }
  const places = new BytePlaces(source, offset);
  for (const [name, roots] of Object.entries(parsed))
    if (Array.isArray(roots) && roots.length === 1) return toElement(name, roots[0], places, offset);
  throw new ParseProblem("malformed", 0, "one root element");
}

function toElement(name: string, given: unknown, places: BytePlaces, above: number): Element {
  if (typeof given !== "object" || given === null) return { name, at: above, value: String(given ?? ""), children: [] };
  const parsed = given as Parsed;
  const meta = parsed[START] as { readonly startIndex?: number } | undefined;
  const at = meta?.startIndex === undefined ? above : places.byteOf(meta.startIndex);
  const children: Element[] = [];
  for (const [key, values] of Object.entries(parsed)) {
    if (key === "@url") children.push({ name: "url", at, value: String(values), children: [] });
    if (key.startsWith("@") || key === "#text" || key === "div" || !Array.isArray(values)) continue;
    for (const value of values) children.push(toElement(key, value, places, at));
  }
  // Drafts before FHIR had settled wrote values between the tags.
  const value = parsed["@value"] ?? parsed["#text"] ?? "";
  return { name, at, value: String(value), children };
}

/** Places in the bytes of places in the text. */
class BytePlaces {
  readonly #plain: boolean;
  readonly #source: string;
  readonly #offset: number;
  #char = 0;
  #byte = 0;

  constructor(source: string, offset: number) {
    this.#source = source;
    this.#offset = offset;
    // eslint-disable-next-line no-control-regex
    this.#plain = /^[\x00-\x7f]*$/.test(source);
  }

  byteOf(char: number): number {
    if (this.#plain) return this.#offset + char;
    if (char < this.#char) this.#char = this.#byte = 0;
    for (; this.#char < char; this.#char++) {
      const code = this.#source.charCodeAt(this.#char);
      // Each half of a surrogate pair counts two of the four bytes.
      this.#byte += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
    }
    return this.#offset + this.#byte;
  }
}
