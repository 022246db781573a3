import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier } from "../../modifiers/change-modifiers.ts";

export default defineRule({
  id: "modifier/reduced-service",
  code: "MOD-004",
  summary: "A reduced or discontinued service is paid by report, so no amount is known.",
  subject: "line",
  wakes: { modifiers: ["52", "53"] },
  tables: ["fees"],
  direction: "review",
  severity: "info",
  confidence: "medium",
  messages: {
    "by-report":
      "{procedure} carries {modifier}: the contractor decides by the report how much of it is paid, so no amount is stated here.",
  },
  remedies: {
    report: {
      kind: "document",
      text: "Say in a note what was left out and why, and lower the charge in proportion; have the report ready.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["203"],
  rarc: [],
  status277: [],
  citations: [{ ...FEE_SCHEDULE, section: "rows with modifier 53; other reduced services are priced by the contractor" }],
  yieldsTo: [],
  check(line, { fees }, report) {
    if (isHarmless(line)) return;
    const modifier = line.modifiers.includes("52") ? "52" : "53";
    // A few codes have a row of their own for a discontinued procedure, and are priced by it.
    if (modifier === "53" && fees.row(line.procedureKey, "53") !== undefined) return;
    report({ at: line, element: elementOfModifier(line, modifier), message: "by-report", data: { modifier } });
  },
});
