import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";

/** Beginnings of the codes whose titles end in "in diseases classified elsewhere" (ICD-10-CM FY2024): how another disease shows itself. */
const MANIFESTATIONS =
  "D638 D7218 D77 E20811 E35 F02 G01 G02 G05 G07 G138 G26 G32 G53 G55 G59 G63 G7081 G733 G737 G914 G94 G99 H22 H28 H32 H3689 H42 H62 " +
  "H67 H75 H82 H94 I3131 I32 I39 I41 I43 I52 I682 I688 I79 J17 J8417 J99 K23 K67 K77 K87 L14 L45 L54 L62 L86 L99 M01 M148 M368 M49 " +
  "M63 M905 M908 N08 N16 N22 N29 N33 N37 N51 N74 N77 P91811 Z9183";
const isManifestation = new RegExp(`^(?:${MANIFESTATIONS.replaceAll(" ", "|")})`);

export default defineRule({
  id: "x12/external-cause-first",
  code: "FMT-009",
  summary: "The first diagnosis is an external cause or a manifestation, which can only follow another.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: ["requirements"],
  direction: "rejection",
  severity: "warning",
  confidence: "medium",
  messages: {
    manifestation:
      "The claim's first diagnosis, {diagnosis}, tells how a disease shows itself that has a code of its own. The disease comes first, and the claim may be refused.",
    "external-cause":
      "The claim's first diagnosis, {diagnosis}, tells how an injury came about, not what it is. It can't stand first, and the claim may be refused.",
  },
  remedies: {
    resequence: {
      kind: "reorder",
      text: "Put the injury or illness first and the external cause or the manifestation after it, and let the lines point at it in that order.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["16"],
  rarc: ["MA63"],
  status277: ["A8:254"],
  citations: [
    professionalGuide("HI01-2"),
    { title: "ICD-10-CM Official Guidelines for Coding and Reporting", section: "I.C.20, external causes; I.A.13, manifestations" },
  ],
  yieldsTo: [],
  check(claim, { requirements }, report) {
    const [diagnosis] = claim.diagnoses;
    if (diagnosis === undefined) return;
    const message = /^[V-Y]\d/.test(diagnosis) ? "external-cause" : isManifestation.test(diagnosis) ? "manifestation" : undefined;
    if (message === undefined) return;
    // Before ICD-10-CM V codes were reasons for a visit.
    if (!claim.lines.some(({ date }) => requirements.hasOn("icd-10-cm", date))) return;
    report({ at: claim, element: "HI01-2", message, data: { diagnosis }, atRisk: claim.lines });
  },
});
