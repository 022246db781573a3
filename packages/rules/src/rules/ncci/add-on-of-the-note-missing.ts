import { procedureKey } from "@claimscrub/claim";
import { ADD_ON_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { MEASURED, toldAddOns } from "../../measures/told-add-ons.ts";
import { moreUnits } from "../../sidecar/missing-units.ts";

export default defineRule({
  id: "ncci/add-on-of-the-note-missing",
  code: "AOC-005",
  summary: "The words of a line tell more than its code covers, and the add-on code for the rest is not billed.",
  subject: "day",
  wakes: { codes: MEASURED },
  tables: [],
  tablesIfAny: ["mue"],
  direction: "underbilling",
  severity: "info",
  confidence: "low",
  messages: {
    missing:
      "The words of the claim tell {told}. {primary} covers the first part; the rest is {addOn}, units {needed}, and it is not billed.",
  },
  remedies: {
    "bill-the-add-on": {
      kind: "add-line",
      text: "See the note of the visit. If it shows {told}, bill {addOn} beside {primary}, units {needed}; if not, correct the words of the line.",
    },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: [],
  citations: [ADD_ON_EDITS],
  yieldsTo: ["MOH-029"],
  check(day, { mue }, report) {
    for (const { primary, addOn, told, needed, billed } of toldAddOns(day.lines)) {
      // More than the limit of a day is no advice to give.
      if (billed.length > 0 || needed === 0 || (mue?.find(procedureKey(addOn))?.units ?? needed) < needed) continue;
      const changes = [moreUnits(addOn, needed, [], primary)];
      report({
        at: primary,
        message: "missing",
        data: { told, primary: primary.procedure, addOn, needed },
        corrected: changes,
        remedyChanges: changes,
      });
    }
  },
});
