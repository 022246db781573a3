import fc from "fast-check";
import { expect, test } from "vitest";
import { NOTED_SEPARATORS, noteSeparators } from "./element-separators.ts";

test("separators are noted by their ordinals, and the terminator for those that are not there", () => {
  const part = fc.constantFrom("", "A", "NM1", "~", "JANE");
  fc.assert(
    fc.property(part, fc.array(part, { maxLength: 14 }), fc.nat(3), (before, parts, at) => {
      const segment = parts.join("*");
      const bytes = Uint8Array.from([...`${before}${segment}~`].map((char) => char.charCodeAt(0)));
      const from = before.length;
      const stop = from + segment.length;
      const into = new Int32Array(at + NOTED_SEPARATORS.length);
      noteSeparators(bytes, from, stop, 42, into, at);
      const places = NOTED_SEPARATORS.map((ordinal) => (ordinal < parts.length ? from + parts.slice(0, ordinal).join("*").length : stop));
      expect([...into.subarray(at)]).toEqual(places);
    }),
  );
});
