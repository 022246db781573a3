import { coverageDetermination } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

const DRUGS = ["J0120-J9999", "Q0138-Q9999", "C9000-C9399"] as const;
const LIST = "self-administered-drugs";

export default defineRule({
  id: "claim/self-administered-drug",
  code: "DXC-011",
  summary: "A drug of the contractor's list of those that patients give themselves is billed.",
  subject: "line",
  wakes: { codes: DRUGS },
  tables: [],
  tablesIfAny: ["lists"],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    excluded:
      "{procedure} is on the contractor's list of drugs that patients usually give themselves, which Part B doesn't pay. The line will be denied.",
  },
  remedies: {
    "say-so": {
      kind: "add-modifier",
      text: "Add GY if a denial is wanted for another payer; else take the line off. The patient's drug plan may pay.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["96"],
  rarc: ["N425"],
  status277: ["A3:585"],
  citations: [coverageDetermination("self-administered drug exclusion list")],
  yieldsTo: [],
  check(line, { lists }, report, notChecked) {
    if (isHarmless(line)) return;
    if (lists?.holds(LIST) !== true) notChecked?.("no-list-loaded");
    else if (lists.has(LIST, line.procedureKey) && !line.modifiers.includes("GY") && !line.modifiers.includes("JA"))
      report({ at: line, message: "excluded", atRisk: [line] });
  },
});
