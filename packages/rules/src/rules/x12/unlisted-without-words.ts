import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";
import { isUnlisted } from "../../unlisted/unlisted-codes.ts";

export default defineRule({
  id: "x12/unlisted-without-words",
  code: "FMT-011",
  summary: "A code for what has no code of its own stands without words that say what it was.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: [],
  direction: "rejection",
  severity: "error",
  confidence: "high",
  messages: {
    "no-words":
      "{procedure} stands for services or goods without a code of their own, and neither SV101-7 nor a note of the line or the claim says what it was. The claim will be refused.",
  },
  remedies: {
    "say-what": {
      kind: "add-information",
      text: "Describe it in SV101-7 (for a drug its name, strength and dose, with the NDC in loop 2410); or bill its own code, if it has one on this date.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["16", "189"],
  rarc: ["N350"],
  status277: ["A8:306"],
  citations: [professionalGuide("SV101-7, required for codes that are not otherwise classified")],
  yieldsTo: [],
  check(claim, _tables, report) {
    for (const line of claim.lines) {
      if (!isUnlisted(line.procedureKey) || line.qualifier === "ER") continue;
      if (line.narrative === "" && line.note === "" && claim.note === "")
        report({ at: line, element: "SV101-7", message: "no-words", atRisk: [line] });
    }
  },
});
