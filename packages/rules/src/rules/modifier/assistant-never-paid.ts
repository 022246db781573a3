import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier } from "../../modifiers/change-modifiers.ts";
import { ASSISTANT } from "../../modifiers/roles.ts";

export default defineRule({
  id: "modifier/assistant-never-paid",
  code: "ASU-001",
  summary: "An assistant is billed for a procedure at which Medicare never pays one.",
  subject: "line",
  wakes: { modifiers: ASSISTANT },
  tables: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    never:
      "{procedure}-{modifier} is an assistant's line, and the assistant indicator of the code is {indicator}: {why}. The line will be denied.",
  },
  remedies: {
    "take-off": { kind: "remove-line", text: "Take the assistant's line off; it can't be billed to the patient either." },
  },
  adjustmentGroup: "CO",
  carc: ["54"],
  rarc: [],
  status277: ["A8:453"],
  neverAppeal: true,
  citations: [{ ...FEE_SCHEDULE, section: "assistant at surgery indicator" }],
  yieldsTo: ["MOH-034"],
  check(line, { fees }, report) {
    const indicator = fees.row(line.procedureKey, "")?.assistant;
    const modifier = ASSISTANT.find((role) => line.modifiers.includes(role));
    if (modifier === undefined || (indicator !== "1" && indicator !== "9") || isHarmless(line)) return;
    report({
      at: line,
      element: elementOfModifier(line, modifier),
      message: "never",
      data: { modifier, indicator, why: indicator === "1" ? "the law forbids payment" : "it is no surgery that has an assistant" },
      atRisk: [line],
      remedyChanges: [{ kind: "remove", line }],
    });
  },
});
