import { claimsProcessingManual } from "../../authorities/cms.ts";
import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { remembered } from "../../diagnoses/remembered.ts";

/** Laboratory tests and pathology. */
const LABORATORY = ["80047-89398"] as const;
const LIST = "clia";
/** Two digits of the state, D, seven digits. */
const SHAPE = /^\d{2}D\d{7}$/;
const hasShape = remembered((number) => SHAPE.test(number.toUpperCase()));

export default defineRule({
  id: "x12/laboratory-number",
  code: "FMT-012",
  summary: "A laboratory test is billed with a misshapen certificate number (CLIA), or without one where its code needs one.",
  subject: "line",
  wakes: { codes: LABORATORY },
  tables: [],
  tablesIfAny: ["lists"],
  direction: "rejection",
  severity: "error",
  confidence: "high",
  messages: {
    misshapen:
      "The laboratory certificate number {number} (REF*X4) of {procedure} doesn't have the shape of a CLIA number: two digits, D, seven digits. The claim will be refused.",
    missing:
      "{procedure} is on the list of tests that take a laboratory certificate, and the claim names no CLIA number (REF*X4). It will be refused.",
  },
  remedies: {
    "add-number": {
      kind: "add-information",
      text: "Put the number of the certificate of the laboratory that did the test in REF*X4; a laboratory elsewhere has its own (REF*F4, 90).",
    },
  },
  adjustmentGroup: "CO",
  carc: ["16", "B7"],
  rarc: ["MA120"],
  status277: ["A7:544"],
  citations: [professionalGuide("REF*X4, loops 2300 and 2400"), claimsProcessingManual("chapter 16, section 70, laboratory certificates")],
  yieldsTo: ["MOH-019"],
  check(line, { lists }, report, notChecked) {
    // A physician who only reads needs no certificate of the laboratory's.
    if (line.modifiers.includes("26") || isHarmless(line)) return;
    const number = line.clia;
    if (number !== "") {
      if (!hasShape(number)) report({ at: line, element: "REF*X4-02", message: "misshapen", data: { number }, atRisk: [line] });
      return;
    }
    if (line.claim.filingIndicator !== "MB") return;
    if (lists?.holds(LIST) !== true) notChecked?.("no-list-loaded");
    else if (lists.has(LIST, line.procedureKey))
      report({ at: line, element: "REF*X4-02", message: "missing", atRisk: [line], status277: ["A6:544"] });
  },
});
