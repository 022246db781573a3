import { describe, expect, test } from "vitest";
import { divideHalfUp, formatCents, parseCents, shareOf } from "./cents.ts";

describe("parseCents", () => {
  test.each([
    ["661.16", 66116],
    ["1060", 106000],
    [".5", 50],
    ["0", 0],
    ["-3", -300],
    ["12.", 1200],
    ["413.1", 41310],
    ["7.1000", 710],
  ])("reads %s as %i cents", (text, cents) => expect(parseCents(text)).toBe(cents));
  test.each(["", ".", "-", "1e3", "12,50", "1.005", "abc", "9".repeat(20)])("refuses %j", (text) =>
    expect(parseCents(text)).toBeUndefined(),
  );
});

test.each([
  [5, 10, 1],
  [4, 10, 0],
  [66116, 1, 66116],
  [15, 10, 2],
])("divideHalfUp(%i, %i) is %i", (n, d, cents) => expect(divideHalfUp(n, d)).toBe(cents));
test("half of an odd amount rounds up", () => expect(shareOf(66117, 5000)).toBe(33059));
test.each([
  [66116, "661.16"],
  [5, "0.05"],
  [-7, "-0.07"],
  [100, "1.00"],
])("formats %i as %s", (cents, text) => expect(formatCents(cents)).toBe(text));
