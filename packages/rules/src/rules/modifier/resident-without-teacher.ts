import { claimsProcessingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier } from "../../modifiers/change-modifiers.ts";
import { isNeverAVisit } from "../../visits/never-a-visit.ts";

const WITHOUT_TEACHER = "GE";

export default defineRule({
  id: "modifier/resident-without-teacher",
  code: "MOD-014",
  summary: "GE, for visits that a resident makes without the teaching physician, stands on a procedure.",
  subject: "line",
  wakes: { modifiers: [WITHOUT_TEACHER] },
  tables: [],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    procedure:
      "{procedure} carries GE: done by a resident without a teaching physician, under the exception for primary care. The exception is for some visits only; a procedure needs the teaching physician's presence, and the line may be denied.",
  },
  remedies: {
    present: {
      kind: "change-modifier",
      text: "If the teaching physician was present for the key part and the record says so, change GE to GC. If not, take the line off.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["4"],
  rarc: [],
  status277: ["A7:453"],
  citations: [claimsProcessingManual("chapter 12, section 100, teaching physicians and the exception for primary care")],
  yieldsTo: [],
  check(line, _tables, report) {
    if (!line.modifiers.includes(WITHOUT_TEACHER) || !isNeverAVisit(line.procedureKey) || isHarmless(line)) return;
    report({ at: line, element: elementOfModifier(line, WITHOUT_TEACHER), message: "procedure", atRisk: [line] });
  },
});
