import { claimsProcessingManual, coverageDetermination } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { byClaim } from "../../places/lines-by-claim.ts";
import { remembered } from "../../diagnoses/remembered.ts";
import { isMohs } from "../../tumours/mohs-codes.ts";

const MOHS = ["17311-17315"] as const;
/** Two digits of the state, D, seven digits. */
const SHAPE = /^\d{2}D\d{7}$/;
const hasShape = remembered((number) => SHAPE.test(number.toUpperCase()));

export default defineRule({
  id: "mohs/laboratory-number",
  code: "MOH-019",
  summary: "Mohs surgery is billed without the number of the laboratory certificate (CLIA), or with a misshapen one.",
  subject: "day",
  wakes: { codes: MOHS },
  tables: [],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    missing:
      "Mohs surgery includes pathology, which takes a laboratory certificate; the claim names no CLIA number (REF*X4). Its Mohs lines ({codes}) will be denied.",
    misshapen:
      "The laboratory certificate number {number} (REF*X4) doesn't have the shape of a CLIA number: two digits, D, seven digits. The claim's Mohs lines ({codes}) will be denied.",
  },
  remedies: {
    "add-number": {
      kind: "add-information",
      text: "Put the number of the certificate under which the slides were read in REF*X4: one of registration, compliance or accreditation. A certificate of waiver or for microscopy by the provider does not cover Mohs surgery.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["16", "B7"],
  rarc: ["MA120"],
  status277: ["A7:544"],
  citations: [
    claimsProcessingManual("chapter 16, section 70, laboratory certificates (change request 3458)"),
    coverageDetermination("Mohs micrographic surgery, laboratory certificate"),
  ],
  yieldsTo: [],
  check(day, _tables, report) {
    const lacking = day.lines.filter((line) => isMohs(line.procedureKey) && !hasShape(line.clia) && !isHarmless(line));
    for (const [first, ...others] of byClaim(lacking)) {
      const lines = [first, ...others];
      const codes = [...new Set(lines.map(({ procedure }) => procedure))].join(", ");
      report({
        at: first,
        related: others,
        element: "REF*X4-02",
        message: first.clia === "" ? "missing" : "misshapen",
        data: { codes, number: first.clia },
        atRisk: lines,
        ...(first.clia === "" ? { status277: ["A6:544"] } : {}),
      });
    }
  },
});
