import { nationalCorrectCodingManual, PTP_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { bundlesOfTheDay, codesOf } from "../../pairs/pairs-of-the-day.ts";

export default defineRule({
  id: "ncci/pair-never-paid-together",
  code: "PTP-001",
  summary: "A service stands beside one that includes it, and no modifier can have both paid.",
  subject: "day",
  wakes: { paired: true },
  tables: ["ptp", "fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    never:
      "{column2} is never paid beside {column1} for the same physician, patient and day: the pair's modifier indicator is 0. The payer will deny {column2}, whatever modifier it carries.",
    "same-group":
      "{column2} and {column1} are by two providers of one group and one specialty, whom Medicare counts as one physician. The pair's modifier indicator is 0, so the payer may deny {column2}, whatever modifier it carries.",
  },
  remedies: {
    "leave-out": {
      kind: "remove-line",
      text: "Compare the record with both codes. {column2} is part of {column1}: take it off where {column1} tells what was done; where {column2} alone does, bill that and not {column1}.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["236", "97"],
  rarc: ["M80", "N20"],
  status277: ["A3:735"],
  neverAppeal: true,
  citations: [PTP_EDITS, nationalCorrectCodingManual("chapter I, sections A and E, modifier indicators")],
  yieldsTo: ["PTP-008", "MOH-020", "MOH-022", "MOH-023", "MOH-030", "MOH-033", "MOH-035", "MOH-049", "GLB-001", "PTP-010"],
  check(day, { ptp, fees }, report) {
    for (const { line, into, physician } of bundlesOfTheDay(day.lines, ptp, fees, 0)) {
      report({
        at: line,
        related: into,
        message: physician === "npi" ? "never" : "same-group",
        data: { column2: line.procedure, column1: codesOf(into) },
        atRisk: [line],
        remedyChanges: [{ kind: "remove", line }],
        ...(physician === "npi" ? {} : { severity: "warning", confidence: "medium" }),
      });
    }
  },
});
