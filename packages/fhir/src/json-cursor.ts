import { LIMITS } from "./limits.ts";
import { ParseProblem } from "./parse-problem.ts";

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const COMMA = 44;
const COLON = 58;
const LINE_FEED = 10;

const decoder = new TextDecoder("utf-8");
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** Walks over JSON in bytes, skipping or taking values. Every method throws ParseProblem where the bytes are not what it needs. */
export class JsonCursor {
  readonly bytes: Uint8Array;
  readonly end: number;
  at: number;

  constructor(bytes: Uint8Array, from = 0, to = bytes.length) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /** The next byte that is no blank, -1 at the end. */
  peek(): number {
    const { bytes, end } = this;
    while (this.at < end) {
      const byte = bytes[this.at]!;
      if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9) return byte;
      this.at++;
    }
    return -1;
  }

  /** Goes through the members of an object; `member` is called with the cursor on each value and must take or skip it. */
  object(member: (key: string) => void): void {
    this.#expect(OPEN_OBJECT, "an object");
    if (this.peek() === CLOSE_OBJECT) {
      this.at++;
      return;
    }
    for (;;) {
      if (this.peek() !== QUOTE) throw this.malformed("the name of a member");
      const from = this.at;
      const key = this.string();
      if (this.at - from > LIMITS.nameBytes) throw new ParseProblem("text-too-long", from);
      this.#expect(COLON, "a colon");
      this.peek();
      member(key);
      if (!this.#another(CLOSE_OBJECT)) return;
    }
  }

  /** Goes through the values of an array, as `object` does. */
  array(value: () => void): void {
    this.#expect(OPEN_ARRAY, "an array");
    if (this.peek() === CLOSE_ARRAY) {
      this.at++;
      return;
    }
    for (;;) {
      this.peek();
      value();
      if (!this.#another(CLOSE_ARRAY)) return;
    }
  }

  string(): string {
    const from = this.at + 1;
    const escaped = this.skipString();
    const raw = decoder.decode(this.bytes.subarray(from, this.at - 1));
    return escaped ? this.#unescape(raw, from) : raw;
  }

  /** Skips a string; whether it holds an escape. */
  skipString(): boolean {
    const { bytes, end } = this;
    const from = this.at;
    let escaped = false;
    for (let at = from + 1; at < end; at++) {
      const byte = bytes[at]!;
      if (byte === BACKSLASH) {
        escaped = true;
        at++;
      } else if (byte === QUOTE) {
        this.at = at + 1;
        if (at - from > LIMITS.textBytes) throw new ParseProblem("text-too-long", from);
        return escaped;
        // JSON has no bare line feed in a text: so an unfinished one costs the rest of its line and no more.
      } else if (byte === LINE_FEED) throw new ParseProblem("malformed", from, "the end of a text");
    }
    throw new ParseProblem(end - from > LIMITS.textBytes ? "text-too-long" : "malformed", from, "the end of a text");
  }

  /** A number, `true`, `false` or `null`, as written. */
  scalar(): string {
    const from = this.at;
    const { bytes, end } = this;
    while (this.at < end && this.at - from <= 64 && isScalarByte(bytes[this.at]!)) this.at++;
    const word = decoder.decode(bytes.subarray(from, this.at));
    if (word === "true" || word === "false" || word === "null" || NUMBER.test(word)) return word;
    throw new ParseProblem("malformed", from, "a value");
  }

  /** Skips one value of any kind without recursion, whatever its depth pretends to be. */
  skipValue(depth = 0): void {
    const open: number[] = [];
    for (;;) {
      const byte = this.peek();
      if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (depth + open.length >= LIMITS.depth) throw new ParseProblem("too-deep", this.at);
        this.at++;
        if (this.peek() === closing(byte)) this.at++;
        else {
          open.push(closing(byte));
          if (byte === OPEN_OBJECT) this.#skipKey();
          continue;
        }
      } else if (byte === QUOTE) this.skipString();
      else this.scalar();
      for (;;) {
        const closer = open.at(-1);
        if (closer === undefined) return;
        if (!this.#another(closer)) open.pop();
        else {
          if (closer === CLOSE_OBJECT) this.#skipKey();
          break;
        }
      }
    }
  }

  malformed(expected: string): ParseProblem {
    return new ParseProblem("malformed", this.at, expected);
  }

  #skipKey(): void {
    if (this.peek() !== QUOTE) throw this.malformed("the name of a member");
    this.skipString();
    this.#expect(COLON, "a colon");
  }

  /** Whether a comma leads to one more; else the closing bracket is passed. */
  #another(closer: number): boolean {
    const byte = this.peek();
    if (byte !== COMMA && byte !== closer) throw this.malformed("a comma or a closing bracket");
    this.at++;
    return byte === COMMA;
  }

  #expect(byte: number, what: string): void {
    if (this.peek() !== byte) throw this.malformed(what);
    this.at++;
  }

  #unescape(raw: string, at: number): string {
    return raw.replace(/\\(u[0-9a-fA-F]{4}|[\s\S]?)/g, (_, escape: string) => {
      if (escape.length === 5) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
      const plain = ESCAPES[escape];
      if (plain === undefined) throw new ParseProblem("malformed", at, "a known escape");
      return plain;
    });
  }
}

function closing(byte: number): number {
  return byte === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_ARRAY;
}

function isScalarByte(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 122) || byte === 43 || byte === 45 || byte === 46 || byte === 69;
}
