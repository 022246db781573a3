import { frontEndEdits, professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";

export default defineRule({
  id: "x12/replacement-not-taken",
  code: "FMT-014",
  summary: "A replacement or void goes to Medicare Part B, which takes none, or doesn't say which claim it is about.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: [],
  direction: "rejection",
  severity: "warning",
  confidence: "medium",
  messages: {
    "to-part-b": "The claim's frequency code is {frequency}, and Medicare Part B takes only 1 (original): it will be refused.",
    "no-reference":
      "The claim's frequency code is {frequency}, and the payer's number of the claim that it is about (REF*F8) is missing. It may be refused, or taken for a duplicate.",
  },
  remedies: {
    reopen: {
      kind: "document",
      text: "Correct a claim that Part B has processed by a reopening or an appeal. One that was rejected is sent again as an original.",
    },
    "add-reference": { kind: "add-information", text: "Put the payer's claim control number from the remittance (CLP07) in REF*F8." },
  },
  adjustmentGroup: "CO",
  carc: ["16"],
  rarc: ["M47"],
  status277: ["A7:535"],
  citations: [professionalGuide("CLM05-3, REF*F8"), frontEndEdits("CLM05-3 of Part B claims")],
  yieldsTo: [],
  check(claim, _tables, report) {
    const { frequency } = claim;
    if (frequency === "1" || frequency === "" || claim.purpose !== "claim") return;
    // Facilities may replace and void what Medicare has processed.
    if (claim.filingIndicator === "MB" && claim.form === undefined)
      report({ at: claim, element: "CLM05-3", message: "to-part-b", data: { frequency }, atRisk: claim.lines, remedy: "reopen" });
    else if ((frequency === "7" || frequency === "8") && claim.originalReference === "")
      report({
        at: claim,
        element: "REF*F8-02",
        message: "no-reference",
        data: { frequency },
        atRisk: claim.lines,
        status277: ["A6:464"],
        remedy: "add-reference",
      });
  },
});
