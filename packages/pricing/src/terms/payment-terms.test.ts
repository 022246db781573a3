import { formatCents, procedureKey } from "@claimscrub/claim";
import { anesthesiaFactors, type FeeRow, type FeeSchedule, starterReference, type TablesInForce } from "@claimscrub/reference";
import { describe, expect, test } from "vitest";
import { type HypotheticalLine, hypotheticalDay } from "../hypothetical-day.ts";
import type { DayPrice } from "../line-price.ts";
import { priceDay } from "../price-day.ts";
import { NO_TERMS, PaymentTerms, type PaymentTermsSetup } from "./payment-terms.ts";

const reference = starterReference();
const QP = "1234567893";
const OTHER = "1987654328";

function price(
  date: number,
  lines: readonly HypotheticalLine[],
  setup: Partial<PaymentTermsSetup> = {},
  day: { assignment?: string; locality?: string; pos?: string; payer?: { filingIndicator: string } } = {},
  tables: TablesInForce = reference.on(date),
): DayPrice {
  const terms = new PaymentTerms({ ...NO_TERMS, ...setup });
  const made = hypotheticalDay({ date, locality: "national", ...day, lines });
  const worked = priceDay(made, tables, { steps: true, terms });
  for (const line of worked.lines) expect(line.steps.at(-1)?.amount).toBe(line.allowedCents);
  expect(priceDay(made, tables, { terms }).lines).toEqual(worked.lines.map((line) => ({ ...line, steps: [] })));
  return worked;
}

function amounts(day: DayPrice): string {
  return day.lines.map((line) => line.notPriced ?? formatCents(line.allowedCents ?? -1)).join(" + ");
}

function words(day: DayPrice): string {
  return day.lines[0]?.steps.map(({ what }) => what).join("\n") ?? "";
}

/**
 * 17311 in 2026, non-facility: 667.02 / 33.4009 = 19.97 RVU; x 33.5675 = 670.34 (rules.md 4.6: 33.4009 and 33.5675).
 */
describe("the conversion factor of qualifying APM participants", () => {
  const mohs = [{ procedure: "17311", renderingNpi: QP }];
  const roster = { qualifyingParticipants: { "2026": [QP] } };
  test.each([
    [
      "without a roster, with the band in the steps",
      20260201,
      mohs,
      {},
      "667.02",
      /for a qualifying APM participant 33\.5675, 0\.4988% more/,
    ],
    ["of one on the roster of the year", 20260201, mohs, roster, "670.34", /of a qualifying APM participant, by the roster/],
    ["of another on a day with a roster", 20260201, [{ procedure: "17311", renderingNpi: OTHER }], roster, "667.02", /by the roster no/],
    ["of one on another year's roster", 20260201, mohs, { qualifyingParticipants: { "2025": [QP] } }, "667.02", /no roster was given/],
    [
      "before 2026, when there was one for all",
      20250301,
      mohs,
      { qualifyingParticipants: { "2025": [QP] } },
      "661.16",
      /^conversion factor$/m,
    ],
  ] as const)("%s", (_name, date, lines, setup, amount, said) => {
    const day = price(date, lines, setup);
    expect(amounts(day)).toBe(amount);
    expect(words(day)).toMatch(said);
  });
  test("two physicians of one day have each their own", () =>
    expect(amounts(price(20260201, [...mohs, { procedure: "17311", renderingNpi: OTHER }], roster))).toBe("670.34 + 667.02"));
  test("of one physician a later procedure is half of the qualifying fee: 670.34 / 2", () =>
    expect(amounts(price(20260201, [...mohs, { ...mohs[0]!, modifiers: ["59"] }], roster))).toBe("670.34 + 335.17"));
});

/** 17311 at 661.16 (2025): 95% = 628.10; limiting charge 661.16 x 1.0925 = 722.32 (RVU25D: 115% of 95%). */
describe("physicians who do not participate", () => {
  const mohs = [{ procedure: "17311" }];
  test.each([
    ["assigned, on no roster", "A", {}, "661.16", undefined],
    ["not assigned, on no roster", "C", {}, "628.10", 72232],
    ["assigned for laboratory services only", "B", {}, "628.10", 72232],
    ["assigned, on the roster of those who don't", "A", { nonParticipating: { "2025": [QP] } }, "628.10", undefined],
    ["not assigned, on the roster of those who don't", "C", { nonParticipating: { "2025": [QP] } }, "628.10", 72232],
    ["not assigned by a slip, on the roster of those who do", "C", { participating: { "2025": [QP] } }, "661.16", undefined],
    ["on the roster of another year", "A", { nonParticipating: { "2024": [QP] } }, "661.16", undefined],
  ] as const)("%s", (_name, assignment, setup, amount, limit) => {
    const day = price(20250301, mohs, setup, { assignment });
    expect(amounts(day)).toBe(amount);
    expect(day.lines[0]?.limitingChargeCents).toBe(limit);
  });
  test("the assignment of a claim to another payer says nothing", () =>
    expect(amounts(price(20250301, mohs, {}, { assignment: "C", payer: { filingIndicator: "CI" } }))).toBe("661.16"));
  // 661.16 + 330.58; 95%: 628.10 + 314.05; limits 722.32 + 361.16 (330.58 x 1.0925 = 361.1587).
  test("95% comes after the ranking, and the limit follows it", () => {
    const day = price(20250301, [{ procedure: "17311" }, { procedure: "17311", modifiers: ["59"] }], {}, { assignment: "C" });
    expect(amounts(day)).toBe("628.10 + 314.05");
    expect(day.lines.map((line) => line.limitingChargeCents)).toEqual([72232, 36116]);
  });
  // 17312 399.48: 95% = 379.51 (379.506), twice 759.02; limit 399.48 x 1.0925 = 436.43 (436.4319), twice 872.86.
  test("unit by unit", () => {
    const day = price(20250301, [{ procedure: "17312", units: 2 }], {}, { assignment: "C" });
    expect(amounts(day)).toBe("759.02");
    expect(day.lines[0]?.limitingChargeCents).toBe(87286);
  });
  // 99213 88.95 by a nurse practitioner: 85% = 75.61; 95% of it = 71.83; limit 75.61 x 1.0925 = 82.60.
  test("after the practitioner's share", () => {
    const day = price(20250301, [{ procedure: "99213", renderingTaxonomy: "363LF0000X" }], {}, { assignment: "C" });
    expect(amounts(day)).toBe("71.83");
    expect(day.lines[0]?.limitingChargeCents).toBe(8260);
    expect(words(day)).toContain("at most 82.60 may be charged, 109.25%");
  });
  test("the lower charge still limits: 600.00", () =>
    expect(amounts(price(20250301, [{ procedure: "17311", chargeCents: 60000 }], {}, { assignment: "C" }))).toBe("600.00"));
  // A right and a left line of 64450 (71.81): 150% = 107.72; 95% = 102.33, 51.17 + 51.16.
  test("two sides share the 95%", () => {
    const lines = [
      { procedure: "64450", modifiers: ["LT"] },
      { procedure: "64450", modifiers: ["RT"] },
    ];
    expect(amounts(price(20250301, lines, {}, { assignment: "C" }))).toBe("51.17 + 51.16");
  });
});

/**
 * Anesthesia at the national factor of 2025, 20.3178, Alabama 19.31 (ANES2025); base units are made up (5). Minutes / 15 to one decimal:
 * 47 are 3.1, 60 are 4.0, 10 are 0.7.
 */
describe("anesthesia", () => {
  const factors = anesthesiaFactors({
    label: "anes:2025",
    period: { from: 20250101, until: 20260101 },
    published: 20241209,
    source: "ANES2025, CMS",
    digest: "",
    rows: { national: 203178, rows: [{ localityId: "10112-00", cents: 1931 }] },
  });
  const base = { anesthesiaBaseUnits: [{ procedure: "00100", units: 5 }] };
  const inForce = reference.on(20250301);
  const fees = inForce.fees as FeeSchedule;
  const mohs = fees.row(procedureKey("17311"), "") as FeeRow;
  // As RVU25D has the code: status J, no RVUs, nothing else that applies.
  const row: FeeRow = { ...mohs, procedure: "00100", status: "J", work: 0, peNonFacility: 0, peFacility: 0, malpractice: 0 };
  const withRow: FeeSchedule = {
    ...fees,
    row: (procedure, component) => (procedure === procedureKey("00100") && component === "" ? row : fees.row(procedure, component)),
  };
  const withCode: TablesInForce = { ...inForce, fees: withRow };
  const withFactors: TablesInForce = { ...withCode, anesthesia: factors };
  const line = (modifiers: string[], units: number, more: Partial<HypotheticalLine> = {}): HypotheticalLine => ({
    procedure: "00100",
    modifiers,
    units,
    unitBasis: "MJ",
    ...more,
  });
  test.each([
    // (5 + 3.1) x 20.3178 = 164.57 (164.57418).
    ["in person by a physician", line(["AA"], 47), "164.57"],
    ["by a nurse anesthetist without direction", line(["QZ"], 47), "164.57"],
    // Half of 164.57, half a cent up.
    ["under direction, the physician's half", line(["QK"], 47), "82.29"],
    ["under direction, the anesthetist's half", line(["QX"], 47), "82.29"],
    ["one case directed", line(["QY", "P3"], 47), "82.29"],
    // 3 x 20.3178 = 60.95 (60.9534), whatever the time.
    ["supervision of more than four cases", line(["AD"], 47), "60.95"],
    // (5 + 4) x 20.3178 = 182.86 (182.8602).
    ["an hour", line(["AA", "QS"], 60), "182.86"],
    // (5 + 0.7) x 20.3178 = 115.81 (115.81146).
    ["ten minutes", line(["AA"], 10), "115.81"],
    ["a lower charge", line(["AA"], 60, { chargeCents: 10000 }), "100.00"],
    ["without a role", line([], 47), "needs-anesthesia-time"],
    ["with two roles", line(["AA", "QZ"], 47), "needs-anesthesia-time"],
    ["with units instead of minutes", line(["AA"], 4, { unitBasis: "UN" }), "needs-anesthesia-time"],
    ["with half a minute", line(["AA"], 0.5), "needs-anesthesia-time"],
    ["discontinued", line(["AA", "53"], 47), "by-report"],
  ])("%s: %s", (_name, one, amount) => expect(amounts(price(20250301, [one], base, {}, withFactors))).toBe(amount));

  // (5 + 3.1) x 19.31 = 156.41 (156.411).
  test("by the factor of the locality", () =>
    expect(amounts(price(20250301, [line(["AA"], 47)], base, { locality: "10112-00" }, withFactors))).toBe("156.41"));
  test("of a locality without a factor there is none", () =>
    expect(amounts(price(20250301, [line(["AA"], 47)], base, { locality: "13202-01" }, withFactors))).toBe("needs-anesthesia-time"));
  test("nothing is guessed without base units or factors", () => {
    expect(words(price(20250301, [line(["AA"], 47)], {}, {}, withFactors))).toContain("base units are not configured");
    expect(words(price(20250301, [line(["AA"], 47)], base, {}, withCode))).toContain("no anesthesia conversion factors are loaded");
  });
  // 164.57 x 95% = 156.34; limit 164.57 x 1.0925 = 179.79.
  test("of a physician who does not participate", () => {
    const day = price(20250301, [line(["AA"], 47)], base, { assignment: "C" }, withFactors);
    expect(amounts(day)).toBe("156.34");
    expect(day.lines[0]?.limitingChargeCents).toBe(17979);
  });
  test("two cases of one physician may be one session: not priced; by two physicians they are", () => {
    const two = (npi: string): HypotheticalLine[] => [line(["AA"], 47), line(["AA"], 60, { renderingNpi: npi })];
    expect(amounts(price(20250301, two(QP), base, {}, withFactors))).toBe("by-report + by-report");
    expect(amounts(price(20250301, two(OTHER), base, {}, withFactors))).toBe("164.57 + 182.86");
  });
  test("ranks with no surgery, and shows its working", () => {
    const day = price(20250301, [line(["QK"], 47), { procedure: "17311" }], base, {}, withFactors);
    expect(amounts(day)).toBe("82.29 + 661.16");
    expect(day.lines[0]?.steps.slice(-3)).toEqual([
      { what: "5 base units, 47 minutes / 15 = 3.1 time units" },
      { what: "anesthesia conversion factor", rate: "20.3178", amount: 16457, edition: "anes:2025" },
      { what: "QK: share of the allowance by who did the case", rate: "50%", amount: 8229 },
    ]);
  });
});
