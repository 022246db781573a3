import { ADD_ON_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { MEASURED, toldAddOns } from "../../measures/told-add-ons.ts";
import { moreUnits } from "../../sidecar/missing-units.ts";

export default defineRule({
  id: "mue/fewer-units-than-the-note",
  code: "MUE-004",
  summary: "An add-on code that is counted has fewer units than the words of the lines tell.",
  subject: "day",
  wakes: { codes: MEASURED },
  tables: [],
  tablesIfAny: ["mue"],
  direction: "underbilling",
  severity: "info",
  confidence: "low",
  messages: {
    fewer:
      "The words of the claim tell {told}. {primary} covers the first part, and the rest comes to {needed} units of {addOn}; the claim bills {billed}.",
  },
  remedies: {
    "bill-the-count": {
      kind: "change-units",
      text: "See the note of the visit. If it shows {told}, bill {addOn} with {needed} units; if not, correct the words of the line.",
    },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: [],
  citations: [ADD_ON_EDITS],
  yieldsTo: ["MOH-029"],
  check(day, { mue }, report) {
    for (const { primary, addOn, told, needed, billed, units } of toldAddOns(day.lines)) {
      const [first, ...others] = billed;
      // More than the limit of a day is no advice to give.
      if (first === undefined || units >= needed || (mue?.find(first.procedureKey)?.units ?? needed) < needed) continue;
      const changes = [moreUnits(addOn, needed - units, billed, first)];
      report({
        at: first,
        related: [primary, ...others],
        element: "SV104",
        message: "fewer",
        data: { told, primary: primary.procedure, addOn, needed, billed: units },
        corrected: changes,
        remedyChanges: changes,
      });
    }
  },
});
