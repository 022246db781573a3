import type { Element } from "./element.ts";
import { JsonCursor } from "./json-cursor.ts";
import { LIMITS } from "./limits.ts";
import { ParseProblem } from "./parse-problem.ts";

/**
 * Reads one JSON resource. A reader of our own because JSON.parse turns amounts into binary fractions, forgets where things stood, and
 * follows any depth. The root is named by its resourceType, as an XML root is.
 *
 * @param offset Where the bytes begin in their file.
 * @throws ParseProblem
 */
export function parseJson(bytes: Uint8Array, offset: number): Element {
  const cursor = new JsonCursor(bytes);
  if (cursor.peek() !== 123) throw cursor.malformed("an object");
  const root = new JsonReader(cursor, offset).element("", 0);
  if (cursor.peek() !== -1) throw cursor.malformed("the end of the resource");
  return root;
}

class JsonReader {
  readonly #cursor: JsonCursor;
  readonly #offset: number;
  #elements = 0;

  constructor(cursor: JsonCursor, offset: number) {
    this.#cursor = cursor;
    this.#offset = offset;
  }

  element(name: string, depth: number): Element {
    const cursor = this.#cursor;
    const byte = cursor.peek();
    const at = this.#offset + cursor.at;
    if (++this.#elements > LIMITS.elements) throw new ParseProblem("too-many-elements", cursor.at);
    if (byte === 34) return { name, at, value: cursor.string(), children: [] };
    if (byte !== 123) return { name, at, value: cursor.scalar(), children: [] };
    if (depth >= LIMITS.depth) throw new ParseProblem("too-deep", cursor.at);
    const children: Element[] = [];
    let type = "";
    cursor.object((key) => {
      if (key === "resourceType" && cursor.peek() === 34) type = cursor.string();
      else this.#values(key, depth + 1, children);
    });
    // A contained or bundled resource stands in XML as an element named by its type; here it gets the same shape.
    if (type === "") return { name, at, value: "", children };
    const resource = { name: type, at, value: "", children };
    return name === "" ? resource : { name, at, value: "", children: [resource] };
  }

  /** A member's value, or each value of its array, as children of one name; null stands for "not there". */
  #values(name: string, depth: number, into: Element[]): void {
    const cursor = this.#cursor;
    if (depth >= LIMITS.depth) throw new ParseProblem("too-deep", cursor.at);
    if (cursor.peek() === 91) {
      if (++this.#elements > LIMITS.elements) throw new ParseProblem("too-many-elements", cursor.at);
      cursor.array(() => this.#values(name, depth + 1, into));
      return;
    }
    const quoted = cursor.peek() === 34;
    const element = this.element(name, depth);
    if (quoted || element.value !== "null") into.push(element);
  }
}
