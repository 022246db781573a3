import { AS_MEDICARE, NO_TERMS, PaymentTerms, type PayerPolicy, priceDay } from "@claimscrub/pricing";
import { starterReference } from "@claimscrub/reference";
import { describe, expect, test } from "vitest";
import { defineRule } from "../define-rule.ts";
import { day } from "../tester/day.ts";
import { createEngine } from "./create-engine.ts";

const OTHERS: PayerPolicy = {
  ...AS_MEDICARE,
  id: "others",
  match: { payerIds: [], names: [], filingIndicators: [], otherwise: true },
  ownFees: [],
  sharesOfMedicare: [{ codes: undefined, basisPoints: 11000 }],
};
const COMMERCIAL: PayerPolicy = {
  ...OTHERS,
  id: "commercial",
  match: { payerIds: [], names: [], filingIndicators: ["CI"], otherwise: false },
  sharesOfMedicare: [{ codes: undefined, basisPoints: 12000 }],
  filingLimitDays: 90,
};

/** Reports every line at risk, with the payer's filing limit in its words. */
const rule = defineRule({
  id: "test/line",
  code: "TST-001",
  summary: "",
  subject: "line",
  wakes: { always: true },
  tables: [],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: { found: "limit {limit}" },
  remedies: { none: { kind: "document", text: "" } },
  adjustmentGroup: "CO",
  carc: [],
  rarc: [],
  status277: [],
  citations: [],
  yieldsTo: [],
  check(line, { policyOf }, report) {
    report({ at: line, message: "found", atRisk: [line], data: { limit: policyOf(line.claim)?.filingLimitDays ?? "none" } });
  },
});

describe("a payer that an operator configured is judged by its policy, and the run says which (17311 in July 2024: 680.73)", () => {
  test.each([
    // 680.73 x 120% = 816.88 (816.876).
    ["CI", [COMMERCIAL, OTHERS], 81688, "high", "error", "payer-policy commercial", "limit 90"],
    // 680.73 x 110% = 748.80 (748.803): a policy for all others only stands in.
    ["BL", [COMMERCIAL, OTHERS], 74880, "medium", "warning", "other-payers-policy others", "limit none"],
    ["BL", [COMMERCIAL], 68073, "medium", "warning", "medicare-rules", "limit none"],
    ["MB", [COMMERCIAL, OTHERS], 68073, "high", "error", undefined, "limit none"],
  ] as const)("SBR09 %s", (payer, policies, cents, confidence, severity, assumption, message) => {
    const terms = new PaymentTerms({ ...NO_TERMS, policies });
    const engine = createEngine({ reference: starterReference(), rules: [rule], priceDay, version: "test", terms });
    const { findings, lines, assumptions } = engine.judgePatient(day("2024-08-01", ["17311"], { payer }).claims);
    expect(lines[0]?.allowedCents).toBe(cents);
    expect(findings[0]).toMatchObject({ severity, message, impact: { cents, confidence } });
    expect(assumptions).toEqual(assumption === undefined ? [] : [{ what: assumption, count: 1 }]);
  });
});
