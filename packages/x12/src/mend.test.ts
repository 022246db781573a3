import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mend, placeBeforeMending } from "./mend.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
function mended(text: string) {
  const { bytes: result, firstBreak, firstMissingTerminator } = mend(bytes(text), 0, text.length, 42, 126);
  return [new TextDecoder().decode(result), firstBreak, firstMissingTerminator];
}

describe("mend", () => {
  test.each([
    ["drops a line break in an element", "N3*1 MAIN\nSTREET~", "N3*1 MAINSTREET~", 9, -1],
    ["drops both bytes of one", "N3*1 MAIN\r\nSTREET~", "N3*1 MAINSTREET~", 9, -1],
    ["joins a segment id cut at a width", "CLM*1~S\nV1*HC:99213~", "CLM*1~SV1*HC:99213~", 7, -1],
    ["takes a line break before a segment for its terminator", "LX*1\nSV1*HC:99213~", "LX*1~SV1*HC:99213~", -1, 4],
    ["leaves line endings between segments out", "LX*1~\r\nSV1*HC~\n", "LX*1~SV1*HC~", -1, -1],
    ["knows an element that looks like an id", "LIN**\r\nN4*0781~", "LIN**N4*0781~", 5, -1],
    ["changes nothing without line breaks", "LX*1~SV1*HC~", "LX*1~SV1*HC~", -1, -1],
  ])("%s", (_, text, expected, firstBreak, missing) => expect(mended(text)).toEqual([expected, firstBreak, missing]));

  test("every byte that stays can be found again in what was given", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("A", "N3*", "~", "\n", "\r", " ", "*", "7") }), (text) => {
        const given = bytes(text);
        const { bytes: result, drops } = mend(given, 0, given.length, 42, 126);
        for (let at = 0; at < result.length; at++) {
          const byte = given[placeBeforeMending(drops, at)]!;
          expect(byte === result[at] || (result[at] === 126 && (byte === 10 || byte === 13))).toBe(true);
        }
      }),
    );
  });
});
