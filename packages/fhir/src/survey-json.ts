import { JsonCursor } from "./json-cursor.ts";
import { ParseProblem } from "./parse-problem.ts";
import { BUNDLES, type FoundResource } from "./resource-place.ts";

/** Resources that hold others, with the member that lists them. */
const CONTAINERS: Readonly<Record<string, string>> = { Bundle: "entry", Parameters: "parameter" };

/**
 * Finds the resources of JSON in memory: one, one behind the other (as ndjson has it), an array of them, a Bundle or Parameters.
 * What stands before a fault is found; behind it, all that begins at the start of a line.
 *
 * @param offset Where the bytes begin in their file.
 */
export function surveyJson(bytes: Uint8Array, offset: number, found: FoundResource, problem: (problem: ParseProblem) => void): void {
  const cursor = new JsonCursor(bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) cursor.at = 3;
  const survey = new JsonSurvey(cursor, offset, found);
  while (cursor.peek() !== -1) {
    try {
      if (cursor.peek() === 91) cursor.array(() => survey.resource("", 1));
      else survey.resource("", 0);
    } catch (error) {
      if (!(error instanceof ParseProblem)) throw error;
      problem(error);
      const next = nextRoot(bytes, Math.max(cursor.at, error.at));
      if (next < 0) return;
      cursor.at = next;
    }
  }
}

/** The next line that begins with a brace. */
function nextRoot(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(10, from); at >= 0; at = bytes.indexOf(10, at + 1)) if (bytes[at + 1] === 123) return at + 1;
  return -1;
}

class JsonSurvey {
  readonly #cursor: JsonCursor;
  readonly #offset: number;
  readonly #found: FoundResource;
  #root = 0;

  constructor(cursor: JsonCursor, offset: number, found: FoundResource) {
    this.#cursor = cursor;
    this.#offset = offset;
    this.#found = found;
  }

  /** The cursor stands on a value that should be a resource. */
  resource(fullUrl: string, depth: number): void {
    const cursor = this.#cursor;
    if (cursor.peek() !== 123) throw cursor.malformed("a resource");
    const from = cursor.at;
    if (depth <= 1) this.#root = this.#offset + from;
    let type = "";
    let id = "";
    // Lists of entries that came before the type was known.
    const early: { readonly key: string; readonly at: number }[] = [];
    cursor.object((key) => {
      const quoted = cursor.peek() === 34;
      if (key === "resourceType" && quoted) type = cursor.string();
      else if (key === "id" && quoted) id = cursor.string();
      else if (isList(cursor, key) && depth < BUNDLES * 4) {
        if (CONTAINERS[type] === key) this.#entries(depth + 1);
        else {
          if (type === "") early.push({ key, at: cursor.at });
          cursor.skipValue(depth + 1);
        }
      } else cursor.skipValue(depth + 1);
    });
    const to = cursor.at;
    for (const { key, at } of early) {
      if (CONTAINERS[type] !== key) continue;
      cursor.at = at;
      this.#entries(depth + 1);
    }
    cursor.at = to;
    if (!Object.hasOwn(CONTAINERS, type))
      this.#found({ type, id, fullUrl, from: this.#offset + from, to: this.#offset + to, root: this.#root });
  }

  #entries(depth: number): void {
    const cursor = this.#cursor;
    cursor.array(() => {
      if (cursor.peek() !== 123) {
        cursor.skipValue(depth);
        return;
      }
      let fullUrl = "";
      let at = -1;
      cursor.object((key) => {
        if (key === "fullUrl" && cursor.peek() === 34) fullUrl = cursor.string();
        else {
          if (key === "resource" && cursor.peek() === 123) at = cursor.at;
          cursor.skipValue(depth + 2);
        }
      });
      if (at < 0) return;
      const behind = cursor.at;
      cursor.at = at;
      this.resource(fullUrl, depth + 3);
      cursor.at = behind;
    });
  }
}

function isList(cursor: JsonCursor, key: string): boolean {
  return (key === "entry" || key === "parameter") && cursor.peek() === 91;
}
