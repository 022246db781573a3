import { claimsProcessingManual, PLACE_OF_SERVICE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

/** Hospital outpatient departments and surgical centres: paid like an inpatient's place, and not it. */
const OUTPATIENT = ["19", "22", "24"] as const;
const isOutpatient: ReadonlySet<string> = new Set(OUTPATIENT);

export default defineRule({
  id: "pos/inpatient-in-outpatient-place",
  code: "POS-009",
  summary: "The claim says that the patient was an inpatient that day, and the place of service is one of outpatients.",
  subject: "line",
  wakes: { pos: OUTPATIENT },
  tables: [],
  direction: "review",
  severity: "info",
  confidence: "medium",
  messages: {
    inpatient:
      "By the claim the patient was admitted before this day and not discharged by then, and the place of service is {pos}. The patient's status decides, wherever the service was done: an inpatient's place is 21.",
  },
  remedies: {
    "inpatient-place": {
      kind: "change-pos",
      text: "Check the patient's status on the day. An inpatient: bill place 21. Else correct the admission and discharge dates of the claim.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["5"],
  rarc: ["M77"],
  status277: ["A8:249"],
  citations: [PLACE_OF_SERVICE, claimsProcessingManual("chapter 26, section 10.5, place of service of registered inpatients")],
  yieldsTo: [],
  check(line, _tables, report) {
    const { admitted, discharged } = line.claim;
    if (!isOutpatient.has(line.pos) || admitted === 0 || isHarmless(line)) return;
    // Nothing on a claim tells the hour: on the first and the last day both may be true.
    if (admitted >= line.date || (discharged !== 0 && discharged <= line.date)) return;
    const changes = [{ kind: "recode", line, as: { pos: "21" } }] as const;
    report({
      at: line,
      element: line.pos === line.claim.pos ? "CLM05-1" : "SV105",
      message: "inpatient",
      data: { pos: line.pos },
      corrected: changes,
      remedyChanges: changes,
    });
  },
});
