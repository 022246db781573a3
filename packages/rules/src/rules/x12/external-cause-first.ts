import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";

export default defineRule({
  id: "x12/external-cause-first",
  code: "FMT-009",
  summary: "The first diagnosis is an external cause, which can only follow another.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: ["requirements"],
  direction: "rejection",
  severity: "warning",
  confidence: "medium",
  messages: {
    "external-cause":
      "The claim's first diagnosis, {diagnosis}, tells how an injury came about, not what it is. It can't stand first, and the claim may be refused.",
  },
  remedies: {
    resequence: {
      kind: "reorder",
      text: "Put the injury or illness first and the external cause after it, and let the lines point at the injury.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["16"],
  rarc: ["MA63"],
  status277: ["A8:254"],
  citations: [
    professionalGuide("HI01-2"),
    { title: "ICD-10-CM Official Guidelines for Coding and Reporting", section: "I.C.20, external causes" },
  ],
  yieldsTo: [],
  check(claim, { requirements }, report) {
    const [diagnosis] = claim.diagnoses;
    if (diagnosis === undefined || !/^[V-Y]\d/.test(diagnosis)) return;
    // Before ICD-10-CM V codes were reasons for a visit.
    if (!claim.lines.some(({ date }) => requirements.hasOn("icd-10-cm", date))) return;
    report({ at: claim, element: "HI01-2", message: "external-cause", data: { diagnosis }, atRisk: claim.lines });
  },
});
