import { samePhysician } from "@claimscrub/claim";
import { ADD_ON_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

export default defineRule({
  id: "ncci/add-on-without-plausible-primary",
  code: "AOC-002",
  summary: "An add-on code whose primaries the contractor decides stands beside nothing that it could add to.",
  subject: "day",
  wakes: { addOn: true },
  tables: ["addOns"],
  direction: "denial",
  severity: "info",
  confidence: "medium",
  messages: {
    alone:
      "{procedure} is an add-on code whose primaries the contractor decides (type 2), and no other service of the same provider stands on this day that it could add to. The line is likely to be denied.",
  },
  remedies: {
    "bill-primary": {
      kind: "add-line",
      text: "Bill the service that {procedure} adds to, with the same provider and date; the contractor's article names those that it takes.",
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
      if (addOns.find(line.procedureKey)?.type !== 2 || isHarmless(line)) continue;
      const plausible = day.lines.some(
        (other) =>
          other !== line &&
          other.procedure[0] === line.procedure[0] &&
          addOns.find(other.procedureKey) === undefined &&
          samePhysician(other, line) !== false,
      );
      if (!plausible) report({ at: line, message: "alone", atRisk: [line] });
    }
  },
});
