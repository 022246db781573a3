import { nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier, withoutModifiers } from "../../modifiers/change-modifiers.ts";

const BY_SURGEON = "47";

export default defineRule({
  id: "modifier/anesthesia-by-surgeon",
  code: "MOD-013",
  summary: "47 says that the surgeon gave the anesthesia, for which Medicare pays nothing.",
  subject: "line",
  wakes: { modifiers: [BY_SURGEON] },
  tables: [],
  direction: "review",
  severity: "info",
  confidence: "high",
  messages: {
    included:
      "{procedure} carries 47. Medicare pays the physician who does a procedure nothing more for its anesthesia; the modifier changes no amount.",
  },
  remedies: {
    "take-off": { kind: "remove-modifier", text: "Take 47 off for Medicare, and count no payment on it." },
  },
  adjustmentGroup: "CO",
  carc: ["97"],
  rarc: [],
  status277: [],
  citations: [nationalCorrectCodingManual("chapter III, section C, anesthesia by the physician who does the procedure")],
  yieldsTo: [],
  check(line, { policyOf }, report) {
    if (!line.modifiers.includes(BY_SURGEON) || isHarmless(line) || policyOf(line.claim) !== undefined) return;
    report({
      at: line,
      element: elementOfModifier(line, BY_SURGEON),
      message: "included",
      remedyChanges: [withoutModifiers(line, BY_SURGEON)],
    });
  },
});
