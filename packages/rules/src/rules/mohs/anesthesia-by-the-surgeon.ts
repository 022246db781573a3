import { codeSet, type ServiceLine } from "@claimscrub/claim";
import { nationalCorrectCodingManual, PTP_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { bundledIntoMohs } from "../../pairs/pairs-with-mohs.ts";

/** Anesthesia, blocks, sedation, infusions and injections; drugs begin with J. */
const isAnesthesia = codeSet(["00100-01999", "62320-62327", "64400-64530", "96360-96379", "99151-99157"]);
const isWanted = (line: ServiceLine): boolean => isAnesthesia(line.procedureKey) || /^J\d{4}$/.test(line.procedure);

export default defineRule({
  id: "mohs/anesthesia-by-the-surgeon",
  code: "MOH-035",
  summary: "The Mohs surgeon bills anesthesia or a drug that the surgery includes.",
  subject: "day",
  wakes: { codes: ["17311-17315"] },
  tables: ["ptp"],
  tablesIfAny: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    never:
      "{procedure} by the Mohs surgeon stands beside {mohs}. Anesthesia by the surgeon is part of the surgery, and no modifier lifts the code pair: the line will be denied.",
    "without-modifier":
      "{procedure} by the Mohs surgeon stands beside {mohs} without a modifier. Anesthesia and drugs for the surgery are part of it, and the table of code pairs bundles the line: it will be denied.",
  },
  remedies: {
    "leave-off": {
      kind: "remove-line",
      text: "Leave the line off: local anesthesia, blocks and their drugs are in the payment of the surgery.",
    },
    "other-purpose": {
      kind: "document",
      text: "Leave the line off, unless the record shows that it was given for something else than the surgery and at another time: then 59, XE or XU.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["236", "97"],
  rarc: ["M15"],
  status277: ["A3:735"],
  citations: [nationalCorrectCodingManual("chapter III, section G, anesthesia by the surgeon"), PTP_EDITS],
  yieldsTo: [],
  check(day, { ptp, fees }, report) {
    for (const { line, mohs, indicator, physician } of bundledIntoMohs(day.lines, ptp, fees, isWanted)) {
      report({
        at: line,
        related: mohs,
        message: indicator === 0 ? "never" : "without-modifier",
        data: { mohs: mohs[0]?.procedure ?? "" },
        atRisk: [line],
        remedy: indicator === 0 ? "leave-off" : "other-purpose",
        neverAppeal: indicator === 0,
        ...(indicator === 0 ? { remedyChanges: [{ kind: "remove", line }] } : {}),
        ...(physician === "npi" ? {} : { severity: "warning", confidence: "medium" }),
      });
    }
  },
});
