import fc from "fast-check";
import { expect, test } from "vitest";
import { copyRow } from "./copy-text.ts";

/** What PostgreSQL makes of a row of COPY's text format (its manual, COPY, Text Format), written down anew. */
function read(row: string): (string | null)[] {
  expect(row.endsWith("\n")).toBe(true);
  const body = row.slice(0, -1);
  expect(body).not.toMatch(/[\n\r]/);
  const escapes: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v", "\\": "\\" };
  return body
    .split("\t")
    .map((field) => (field === "\\N" ? null : field.replace(/\\(.)/gs, (_, letter: string) => escapes[letter] ?? letter)));
}

test.each([
  [["a", 1, null, "b"], "a\t1\t\\N\tb\n"],
  [["\\N", "\\.", ""], "\\\\N\t\\\\.\t\n"],
  [["tab\there", "line\nbreak\r"], "tab\\there\tline\\nbreak\\r\n"],
  [[Uint8Array.of(0, 255, 92)], "\\\\x00ff5c\n"],
])("%j is written as %j", (values, row) => expect(copyRow(values)).toBe(row));

test("U+0000, which no text of PostgreSQL can hold, becomes its picture", () => expect(copyRow(["a\0b"])).toBe("a\u2400b\n"));

test("every other text survives", () => {
  const texts = fc.string({ unit: "binary" }).map((text) => text.replaceAll("\0", ""));
  const tricky = fc.string({ unit: fc.constantFrom(..."\\Nnrtbfvx.09 \n\r\t\b\f\v") });
  const anything = fc.oneof(texts, tricky, fc.constant(null));
  fc.assert(
    fc.property(fc.array(anything, { minLength: 1 }), (values) => {
      expect(read(copyRow(values))).toEqual(values);
    }),
    { numRuns: 500 },
  );
});
