import { priceDay } from "@claimscrub/pricing";
import { starterReference } from "@claimscrub/reference";
import { expect, test } from "vitest";
import { day } from "../tester/day.ts";
import { ChargeTally } from "./charge-tally.ts";

/* National amounts: 17311 in the office 661.16 in 2025 and 667.02 in 2026; 12052 beside it is paid by half. 11102: 99.31 and more. */
function counts(date: string, days: readonly (readonly string[])[], options = {}) {
  const tally = new ChargeTally(starterReference(), priceDay);
  for (const lines of days) tally.addPatient(day(date, lines, { locality: "national", ...options }).claims);
  return { counts: tally.counts(), without: tally.linesWithoutYearBefore };
}
const times = (count: number, line: string): string[][] => Array.from({ length: count }, () => [line]);

test("charges at last year's fee, from twenty lines of the code on", () => {
  expect(counts("2026-02-02", times(19, "17311 C44311 $661.16")).counts).toEqual([]);
  expect(counts("2026-02-02", [...times(19, "17311 C44311 $661.16"), ["17311 C44311 $660"]]).counts).toEqual([
    {
      code: "PRC-021",
      procedure: "17311",
      lines: 20,
      leastCents: 66000,
      mostCents: 66116,
      // 19 x (667.02 - 661.16) + (667.02 - 660.00).
      belowFeeCents: 19 * 586 + 702,
      lostCents: 19 * 586 + 702,
    },
  ]);
});

test.each([
  ["half a percent off last year's fee and more", "$657", {}],
  ["at this year's fee", "$667.02", {}],
  ["of another payer", "$661.16", { payer: "CI" }],
  ["reduced services", "$661.16", { modifier: "-52" }],
] as const)("not %s", (_, charge, { payer, modifier = "" }: { payer?: string; modifier?: string }) =>
  expect(counts("2026-02-02", times(20, `17311${modifier} C44311 ${charge}`), payer === undefined ? {} : { payer }).counts).toEqual([]),
);

test("a charge that covers what reductions left, and not the full fee", () => {
  const fees = priceDay(day("2025-03-03", ["17311 C44311", "12052 C44311"]).claims[0]!.lines, starterReference().on(20250303)).lines;
  const reduced = fees[1]!.uncappedCents!;
  const charge = reduced + 1000;
  const { counts: found } = counts("2025-03-03", [["17311 C44311", `12052 C44311 $${charge / 100}`]]);
  const full = priceDay(day("2025-03-03", ["12052 C44311"]).claims[0]!.lines, starterReference().on(20250303)).lines[0]!.uncappedCents!;
  expect(full).toBeGreaterThan(charge);
  expect(found).toMatchObject([{ code: "PRC-020", procedure: "12052", lines: 1, belowFeeCents: full - charge, lostCents: 0 }]);
  // A charge below what is paid is a finding of its own on its claim.
  expect(counts("2025-03-03", [["17311 C44311", `12052 C44311 $${(reduced - 1000) / 100}`]]).counts).toEqual([]);
});

test("claims that take no part are left out, parts of a service stand apart, and what had no year before is counted", () => {
  expect(counts("2026-02-02", times(20, "17311 C44311 $661.16"), { freq: "8" }).counts).toEqual([]);
  expect(counts("2026-02-02", times(20, "17311 C44311 $661.16"), { sequence: "S" }).counts).toEqual([]);
  expect(counts("2024-08-01", [["17311 C44311 $100"]])).toEqual({ counts: [], without: 1 });
});
