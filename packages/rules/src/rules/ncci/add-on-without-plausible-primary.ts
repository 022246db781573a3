import { samePhysician, type ServiceLine } from "@claimscrub/claim";
import { ADD_ON_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { isVisit } from "../../visits/visit-codes.ts";

const ANESTHESIA = /^0\d{4}$/;
/** Surgery, category III and the C codes of hospitals. */
const OPERATIONS = /^(?:[1-6]\d{4}|\d{4}T|C\d{4})$/;
/** What guidance and imaging may stand beside: operations, other imaging, cardiac and vascular procedures of the medicine section. */
const GUIDED = /^(?:[1-7]\d{4}|\d{4}T|C\d{4}|9[23]\d{3})$/;

/** Whether the other service is of a kind that the add-on code of type 2 could add to; which of them, the contractor decides. */
function mayAddTo(addOn: string, { procedure, procedureKey }: ServiceLine): boolean {
  if (addOn.startsWith("99")) return ANESTHESIA.test(procedure); // qualifying circumstances of anesthesia
  if (addOn.startsWith("G")) return procedure.startsWith("G") || isVisit(procedureKey);
  return (addOn.startsWith("7") ? GUIDED : OPERATIONS).test(procedure);
}

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
          mayAddTo(line.procedure, other) &&
          addOns.find(other.procedureKey) === undefined &&
          samePhysician(other, line) !== false,
      );
      if (!plausible) report({ at: line, message: "alone", atRisk: [line] });
    }
  },
});
