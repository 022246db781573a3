import { claimsProcessingManual, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

export default defineRule({
  id: "modifier/bilateral-with-two-units",
  code: "BIL-004",
  summary: "A bilateral line has two units, though 50 with one unit says both sides.",
  subject: "line",
  wakes: { modifiers: ["50"] },
  tables: [],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    "two-units":
      "{procedure} carries 50 and two units. 50 with one unit stands for both sides; the payer pays them once, denies the second unit or returns the line, and it may trip a unit limit.",
  },
  remedies: {
    "one-unit": { kind: "change-units", text: "Bill one unit, with the charge for both sides." },
  },
  adjustmentGroup: "CO",
  carc: ["16"],
  rarc: ["M53", "N430"],
  status277: ["A7:476"],
  citations: [
    nationalCorrectCodingManual("chapter I, section V, bilateral procedures have 50 and one unit"),
    claimsProcessingManual("chapter 12, section 40.7, bilateral procedures"),
  ],
  yieldsTo: ["MUE-002", "MUE-003", "BIL-002"],
  check(line, _tables, report) {
    if (line.units !== 2 || isHarmless(line)) return;
    report({ at: line, element: "SV104", message: "two-units", remedyChanges: [{ kind: "recode", line, as: { units: 1 } }] });
  },
});
