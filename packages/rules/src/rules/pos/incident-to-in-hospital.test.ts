import { expect, test } from "vitest";
import { judgement } from "../../tester/judge-day.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import anesthesiaByTheSurgeon from "../mohs/anesthesia-by-the-surgeon.ts";
import columnTwoWithoutModifier from "../ncci/column-2-without-modifier.ts";
import rule from "./incident-to-in-hospital.ts";

/* 96372 (injection) has PC/TC indicator 5. */
testRule(rule, {
  clean: [
    { name: "in the office", day: day("2024-08-01", ["96372 L509"]) },
    { name: "in a nursing facility without a stay in it", day: day("2024-08-01", ["96372 L509"], { pos: "32" }) },
    { name: "a physician's own service", day: day("2024-08-01", ["99213 L509"], { pos: "22" }) },
    { name: "a line for the record", day: day("2024-08-01", ["96372 L509 $0"], { pos: "22" }) },
  ],
  flagged: [
    {
      name: "in an outpatient department",
      day: day("2024-08-01", ["96372 L509"], { pos: "22" }),
      findings: [{ message: "hospital-bills", line: 1, confidence: "high", neverAppeal: true, to: ["1 SV1: 96372 -> null"] }],
    },
    {
      name: "in the emergency room, by the line's own place",
      day: day("2024-08-01", ["99213 L509", "96372 L509 @23"]),
      findings: [{ message: "hospital-bills", line: 2 }],
    },
  ],
});

test.each([
  ["MOH-035", ["17311 C44311", "96372 L509"]],
  ["PTP-002", ["11104 D485", "96372 L509"]],
] as const)("beside %s both are told: a modifier lifts the code pair, but the hospital bills the line all the same", (code, lines) => {
  const beside = [anesthesiaByTheSurgeon, columnTwoWithoutModifier];
  const { findings } = judgement(rule, { day: day("2024-08-01", lines, { pos: "22" }), beside });
  expect(findings.map((finding) => `${finding.code} ${finding.line}`)).toEqual([`${code} 2`, "POS-006 2"].sort());
});
