import { expect, test } from "vitest";
import { exitCode, type FailOn } from "./exit-code.ts";

const NONE = { error: 0, warning: 0, info: 0 };

test.each([
  ["nothing found", 0, 0, {}, "error", 0],
  ["an error", 0, 0, { error: 1 }, "error", 1],
  ["a warning alone", 0, 0, { warning: 9 }, "error", 0],
  ["a warning where warnings count", 0, 0, { warning: 1 }, "warning", 1],
  ["an error where warnings count", 0, 0, { error: 1 }, "warning", 1],
  ["a hint alone", 0, 0, { info: 5 }, "warning", 0],
  ["errors that nobody asked to fail on", 0, 0, { error: 7, warning: 7 }, "never", 0],
  ["a claim that could not be read", 1, 0, {}, "error", 3],
  ["a file without a result", 0, 1, {}, "error", 3],
  ["an unreadable claim beside errors", 1, 0, { error: 4 }, "error", 3],
  ["an unreadable claim where nothing should fail", 1, 0, {}, "never", 3],
] as const)("%s", (_, unreadableClaims, filesWithoutResult, severities, failOn, code) => {
  expect(
    exitCode({
      summary: { unreadableClaims },
      filesWithoutResult,
      lostLines: false,
      severities: { ...NONE, ...severities },
      failOn: failOn as FailOn,
    }),
  ).toBe(code);
});

test("service lines that belong to no claim gave no result", () => {
  expect(exitCode({ summary: { unreadableClaims: 0 }, filesWithoutResult: 0, lostLines: true, severities: NONE, failOn: "never" })).toBe(3);
});
