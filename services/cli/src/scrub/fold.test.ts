import { expect, test } from "vitest";
import { fold } from "./fold.ts";

test.each([
  ["short", 80, "    ", "short"],
  ["  rules: AOC-001 66, AOC-002 66, AOC-003 66, MOH-001 19", 40, "    ", "  rules: AOC-001 66, AOC-002 66, AOC-003\n    66, MOH-001 19"],
  [`a ${"x".repeat(50)} b`, 40, "  ", `a\n  ${"x".repeat(50)}\n  b`],
  ["", 80, "  ", ""],
])("%j in %i columns", (text, columns, indent, expected) => expect(fold(text, columns, indent)).toBe(expected));

test("no line is wider than asked for, and no word is lost, in any width", () => {
  const words = Array.from({ length: 200 }, (_, at) => "word-of-some-length".slice(0, 1 + ((at * 7) % 19)));
  for (let columns = 40; columns <= 200; columns++) {
    const lines = fold(words.join(" "), columns, "   ").split("\n");
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(columns);
    expect(lines.flatMap((line) => line.trim().split(" "))).toEqual(words);
  }
});
