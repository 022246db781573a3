import { formatServiceDate } from "@claimscrub/claim";
import { claimsProcessingManual, FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isComplication } from "../../global-period/aftercare.ts";
import { globalDaysOf, inDays, openPeriod, periodsOf } from "../../global-period/global-period.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier } from "../../modifiers/change-modifiers.ts";

const UNRELATED = ["79", "58"] as const;

export default defineRule({
  id: "mpfs/complication-as-unrelated",
  code: "GLB-007",
  summary: "Treatment of a complication in the period of one's own surgery is billed as unrelated or staged.",
  subject: "patient",
  wakes: { modifiers: UNRELATED },
  tables: ["fees"],
  direction: "audit",
  severity: "info",
  confidence: "medium",
  messages: {
    complication:
      "{procedure} carries {modifier} {after} after {surgery} of {surgeryDate} by the same physician, but it points at {diagnosis}, a complication. A return to the operating room for a complication is 78, paid by its operative share and without a period of its own; a complication treated elsewhere is part of the surgery.",
  },
  remedies: {
    "change-to-78": {
      kind: "change-modifier",
      text: "If the complication was treated in an operating room, change {modifier} to 78. If it was treated in the office, it is not paid apart. Keep {modifier} only where the record shows that the complication is of something else.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["59"],
  rarc: [],
  status277: [],
  citations: [
    { ...FEE_SCHEDULE, section: "global days; shares before, in and after the operation" },
    claimsProcessingManual("chapter 12, sections 40.1 and 40.4, complications and 78"),
  ],
  yieldsTo: ["FMT-002"],
  check({ days }, _tables, report) {
    if (days.length < 2) return;
    const periods = periodsOf(days);
    if (periods.length === 0) return;
    for (const day of days) {
      for (const line of day.lines) {
        const modifier = UNRELATED.find((one) => line.modifiers.includes(one));
        const diagnosis = line.diagnoses[0] ?? "";
        if (modifier === undefined || !isComplication(diagnosis) || isHarmless(line)) continue;
        if (globalDaysOf(line, day.tables.fees) === undefined) continue;
        const open = openPeriod(line, periods, () => true);
        if (open === undefined || open.physician !== "npi") continue;
        report({
          at: line,
          related: [open.surgery],
          element: elementOfModifier(line, modifier),
          message: "complication",
          data: {
            modifier,
            diagnosis,
            after: inDays(open.after),
            surgery: open.surgery.procedure,
            surgeryDate: formatServiceDate(open.surgery.date),
          },
          corrected: [{ kind: "recode", line, as: { modifiers: line.modifiers.map((one) => (one === modifier ? "78" : one)) } }],
        });
      }
    }
  },
});
