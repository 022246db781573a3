import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween, formatServiceDate, isServiceDate, parseServiceDate } from "./service-date.ts";

test.each([
  ["20250301", 20250301],
  ["2025-03-01", 20250301],
  ["20240229", 20240229],
])("reads %s", (text, date) => expect(parseServiceDate(text)).toBe(date));
test.each(["20250229", "20251301", "20250100", "2025031", "2025-0301", "", "00000000"])("refuses %j", (text) =>
  expect(parseServiceDate(text)).toBeUndefined(),
);
test.each([
  [20240228, 20240301, 2],
  [20230228, 20230301, 1],
  [20241231, 20250101, 1],
  [20250101, 20241231, -1],
  [20250301, 20250301, 0],
])("from %i to %i are %i days", (from, to, days) => expect(daysBetween(from, to)).toBe(days));
test("adding days and counting them agree with each other and with the calendar of the machine", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80_000 }), fc.integer({ min: -4000, max: 4000 }), (offset, days) => {
      const start = addDays(19500101, offset);
      const end = addDays(start, days);
      const machine = new Date(Date.UTC(1950, 0, 1 + offset + days)).toISOString().slice(0, 10);
      expect(isServiceDate(end)).toBe(true);
      expect(daysBetween(start, end)).toBe(days);
      expect(formatServiceDate(end)).toBe(machine);
    }),
  );
});
