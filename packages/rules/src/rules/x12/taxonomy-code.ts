import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";
import { remembered } from "../../diagnoses/remembered.ts";

/** Ten letters and digits, of which the last is an X. */
const SHAPE = /^[0-9A-Z]{9}X$/;
const hasShape = remembered((code) => SHAPE.test(code.toUpperCase()));

export default defineRule({
  id: "x12/taxonomy-code",
  code: "FMT-018",
  summary: "A provider's taxonomy code doesn't have the shape of one.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: [],
  direction: "rejection",
  severity: "info",
  confidence: "medium",
  messages: {
    billing:
      "The taxonomy code of the billing provider, {code} (PRV*BI), is none: they have ten places and end in X. A payer that reads it may refuse the claim.",
    rendering:
      "The taxonomy code of the rendering provider, {code} (PRV*PE), is none: they have ten places and end in X. A payer that reads it may refuse the claim.",
  },
  remedies: {
    "right-code": { kind: "add-information", text: "Take the code from the provider's entry in the national registry (NPPES)." },
  },
  adjustmentGroup: "CO",
  carc: ["16", "8"],
  rarc: ["N255"],
  status277: ["A7:145:85"],
  citations: [professionalGuide("PRV03 of loops 2000A and 2310B")],
  yieldsTo: [],
  check(claim, _tables, report) {
    // Medicare Part B doesn't read them.
    if (claim.filingIndicator === "MB") return;
    const { taxonomy } = claim.billing;
    if (taxonomy !== "" && !hasShape(taxonomy)) report({ at: claim, element: "PRV*BI-03", message: "billing", data: { code: taxonomy } });
    if (claim.form === "institutional") return;
    const own = claim.rendering?.taxonomy ?? "";
    if (own !== "" && !hasShape(own))
      report({ at: claim, element: "PRV*PE-03", message: "rendering", data: { code: own }, status277: ["A7:145:82"] });
  },
});
