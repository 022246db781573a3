import { ADD_ON_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { samePhysician } from "@claimscrub/claim";

export default defineRule({
  id: "ncci/add-on-without-listed-primary",
  code: "AOC-003",
  summary: "An add-on code stands without any of the primaries that CMS lists for it, though the contractor may take others.",
  subject: "day",
  wakes: { addOn: true },
  tables: ["addOns"],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    "none-listed":
      "{procedure} is an add-on code, and none of the {count} primaries that CMS lists for it stands on this day by the same provider. The contractor may take others (type 3); without one the line will be denied.",
  },
  remedies: {
    "bill-primary": {
      kind: "add-line",
      text: "Look in the record for the service that {procedure} adds to, and bill it with the same provider and date; else take {procedure} off.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["107"],
  rarc: ["N122"],
  status277: ["A3:736"],
  citations: [ADD_ON_EDITS],
  yieldsTo: ["MOH-001", "MOH-002"],
  check(day, { addOns }, report) {
    for (const line of day.lines) {
      const edit = addOns.find(line.procedureKey);
      if (edit?.type !== 3 || isHarmless(line)) continue;
      const listed = day.lines.some(
        (other) => other !== line && edit.primaries.has(other.procedureKey) && samePhysician(other, line) === "npi",
      );
      if (!listed) report({ at: line, message: "none-listed", data: { count: edit.primaries.size }, atRisk: [line] });
    }
  },
});
