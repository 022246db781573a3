import { describe, expect, test } from "vitest";
import type { AnswerFigures } from "./answers.ts";
import { kpisOf, type RevenueFigures } from "./kpis.ts";
import { kpiText, revenueCsv, type RevenueReport } from "./revenue-report.ts";
import { revenueHtml } from "./revenue-html.ts";

const RATE = { n: 9, count: 7, mean: 0.75, low: 0.4563, high: 0.9455 };
const ANSWERS: AnswerFigures = {
  lines: 200,
  firstDenied: 30,
  denied: 24,
  expectedCents: 4_000_000,
  expectedDeniedCents: 500_000,
  firstAllowedCents: 3_400_000,
  varianceCents: 12_345,
  payerErrors: 3,
  shortCents: 9_876,
  claims: 100,
  claimsDenied: 20,
  preventable: 18,
  ignored: { answered: 8, denied: 2 },
  underbillingRealised: { cents: 7_000, findings: 2 },
  precision: RATE,
  recall: { ...RATE, n: 0 },
  weightedRisk: { cents: 55_555, unknownCents: 1_000 },
};
const FIGURES: RevenueFigures = {
  claims: 120,
  lines: 240,
  billedCents: 9_000_000,
  allowedCents: 4_800_000,
  firstScrubs: 110,
  cleanFirstScrubs: 99,
  findings: 30,
  unknown: 2,
  netByDirection: { denial: 100_000, underbilling: 20_000, audit: 5_000 },
  underbillingFixedCents: 10_000,
  states: { open: 10, fixed: 12, ignored: 8, sent: 0 },
  hoursToFix: 3.25,
  touches: { acts: 30, claims: 20 },
  answers: ANSWERS,
};

describe("key figures", () => {
  const valueOf = (figures: RevenueFigures, id: string) => kpisOf(figures).find((kpi) => kpi.id === id)!;

  test.each([
    ["clean-claim-rate", 0.9, "90.0%"],
    ["dollars-at-risk-weighted", 55_555, "$555.55"],
    ["underbilling-realised", 7_000, "$70.00"],
    ["override-then-denied", 0.25, "25.0%"],
    ["first-pass-yield", 0.8, "80.0%"],
    ["dollar-weighted-first-pass-yield", 0.85, "85.0%"],
    ["initial-denial-rate", 0.15, "15.0%"],
    ["initial-denial-dollars", 0.125, "12.5%"],
    ["rule-precision", 0.75, "75.0% (46% to 95%, n 9)"],
    ["rule-recall", null, "no prediction was answered yet"],
    ["preventable-denials", 18, "18"],
    ["underpayment-variance", 12_345, "$123.45"],
    ["payer-mistakes", 9_876, "$98.76"],
    ["touches-per-claim", 1.5, "1.50"],
  ])("%s is %s, shown as %s", (id, value, text) => {
    const kpi = valueOf(FIGURES, id);
    expect([kpi.value, kpiText(kpi)]).toEqual([value, text]);
    expect(kpi.definition.length).toBeGreaterThan(30);
  });

  test("that rest on remittances say what they wait for, and never are zero for want of them", () => {
    const without = { ...FIGURES, answers: undefined };
    for (const id of ["initial-denial-rate", "first-pass-yield", "rule-precision", "underpayment-variance", "dollars-at-risk-weighted"]) {
      expect(valueOf(without, id)).toMatchObject({ value: null, missing: "not available until remittances (835) are loaded" });
      expect(valueOf({ ...without, answersMissing: "of service only" }, id).missing).toBe("of service only");
    }
  });

  test("stand beside their definitions in csv and html, and the cuts of answers with them", () => {
    const row = { ...ANSWERS, by: "carc", key: "=97", name: "" };
    const report: RevenueReport = { from: "", to: "", dates: "service", run: "", figures: FIGURES, rows: [], answers: [row], mohs: [] };
    const csv = [...revenueCsv(report)].join("");
    expect(csv).toContain("answers-carc,'=97,");
    for (const { id, definition } of kpisOf(FIGURES)) {
      expect(csv).toContain(`kpi,${id},`);
      expect(revenueHtml(report)).toContain(definition.replaceAll("'", "&#39;"));
    }
    const widths = new Set(csv.trimEnd().split("\r\n").map((line) => line.replaceAll(/"[^"]*"/g, "").split(",").length)); // biome-ignore format: one look
    expect(widths.size).toBe(1);
  });
});
