import { procedureKey } from "@claimscrub/claim";
import { expect, test } from "vitest";
import { carryingForward } from "./carry-forward.ts";
import { starterReference } from "./starter/index.ts";

const base = starterReference();
const carrying = carryingForward(base);

// The starter set: fees to 2026-12-31, pairs and add-ons to 2024-09-30, MUE to 2024-09-30 and from 2026-04-01 to 2026-06-30.
test.each([
  [20240930, "ncci-ptp:2024Q3", "mue:2024Q3", "aoc:2024Q3"],
  [20241001, "ncci-ptp:2024Q3 (carried forward)", "mue:2024Q3 (carried forward)", "aoc:2024Q3 (carried forward)"],
  [20250930, "ncci-ptp:2024Q3 (carried forward)", "mue:2024Q3 (carried forward)", "aoc:2024Q3 (carried forward)"],
  [20251001, undefined, undefined, undefined],
  [20260331, undefined, undefined, undefined],
  [20260401, undefined, "mue:2026Q2", undefined],
  [20270630, undefined, "mue:2026Q2 (carried forward)", undefined],
  [20270701, undefined, undefined, undefined],
  [20231231, undefined, undefined, undefined],
])("on %i pairs, limits and add-ons are %s, %s, %s", (date, ptp, mue, addOns) => {
  const tables = carrying.on(date);
  expect([tables.ptp, tables.mue, tables.addOns].map((table) => table?.edition.label)).toEqual([ptp, mue, addOns]);
});

test("fees serve a year past their end with their factor and indices, and are one object for all its days", () => {
  const { fees, conversionFactor, localities } = carrying.on(20270101);
  expect([fees, conversionFactor, localities].map((table) => table?.edition.label)).toEqual(
    ["mpfs:RVU26C", "cf:2026", "gpci:2026"].map((label) => `${label} (carried forward)`),
  );
  expect(fees?.row(procedureKey("17311"), "")?.work).toBe(605);
  expect(carrying.on(20271231).fees).toBe(fees);
  expect(carrying.on(20280101).fees).toBeUndefined();
  expect(fees?.edition.note).toContain("20261231");
});

test("what is in force is left alone, and the law has another name", () => {
  expect(carrying.on(20250301).fees).toBe(base.on(20250301).fees);
  expect(carrying.fingerprint).not.toBe(base.fingerprint);
  expect(base.on(20270101).fees).toBeUndefined();
});
