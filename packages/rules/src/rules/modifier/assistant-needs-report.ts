import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier } from "../../modifiers/change-modifiers.ts";
import { ASSISTANT } from "../../modifiers/roles.ts";

export default defineRule({
  id: "modifier/assistant-needs-report",
  code: "ASU-002",
  summary: "An assistant is billed for a procedure at which Medicare pays one only by documents.",
  subject: "line",
  wakes: { modifiers: ASSISTANT },
  tables: ["fees"],
  direction: "denial",
  severity: "info",
  confidence: "medium",
  messages: {
    report:
      "{procedure}-{modifier} is an assistant's line, and the assistant indicator of the code is 0: it is paid only where documents show that an assistant was needed, and the claim tells of none that are sent apart (PWK).",
  },
  remedies: {
    attach: {
      kind: "document",
      text: "Attach or offer the operative report (PWK), and see that it says why an assistant was needed and what was done by whom.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["54", "252"],
  rarc: [],
  status277: ["A8:294"],
  citations: [{ ...FEE_SCHEDULE, section: "assistant at surgery indicator 0" }],
  yieldsTo: ["MOH-034"],
  check(line, { fees }, report) {
    const modifier = ASSISTANT.find((role) => line.modifiers.includes(role));
    if (modifier === undefined || fees.row(line.procedureKey, "")?.assistant !== "0" || isHarmless(line)) return;
    if (line.hasAttachment === true) return;
    report({ at: line, element: elementOfModifier(line, modifier), message: "report", data: { modifier }, atRisk: [line] });
  },
});
