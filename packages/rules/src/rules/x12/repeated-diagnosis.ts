import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";

export default defineRule({
  id: "x12/repeated-diagnosis",
  code: "FMT-010",
  summary: "One diagnosis stands twice among those of a claim.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: [],
  direction: "rejection",
  severity: "info",
  confidence: "high",
  messages: {
    twice:
      "Diagnosis {diagnosis} stands in places {first} and {second} of the claim. Some payers refuse such a claim; nothing is lost but time.",
  },
  remedies: {
    "say-once": {
      kind: "change-diagnosis",
      text: "Leave the diagnosis in one place, and let the lines that point at place {second} point at place {first}.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["16"],
  rarc: ["M64"],
  status277: ["A7:255"],
  citations: [professionalGuide("HI01-2 to HI12-2")],
  yieldsTo: [],
  check(claim, _tables, report) {
    const { diagnoses } = claim;
    for (let second = 1; second < diagnoses.length; second++) {
      const diagnosis = diagnoses[second] ?? "";
      const first = diagnoses.indexOf(diagnosis);
      if (diagnosis !== "" && first < second)
        report({
          at: claim,
          element: `HI${String(second + 1).padStart(2, "0")}-2`,
          message: "twice",
          data: { diagnosis, first: first + 1, second: second + 1 },
        });
    }
  },
});
