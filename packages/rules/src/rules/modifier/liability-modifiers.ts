import { claimsProcessingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier } from "../../modifiers/change-modifiers.ts";

/** Statements about the notice to the patient that can't both hold of one line. */
const CONTRADICTIONS = [
  ["GA", "GZ"],
  ["GA", "GY"],
  ["GX", "GA"],
  ["GX", "GZ"],
  ["GY", "GZ"],
] as const;

export default defineRule({
  id: "modifier/liability-modifiers",
  code: "MOD-006",
  summary: "Modifiers about the notice of non-coverage contradict each other, or GX stands without GY.",
  subject: "line",
  wakes: { modifiers: ["GA", "GX", "GY", "GZ"] },
  tables: [],
  direction: "denial",
  severity: "info",
  confidence: "medium",
  messages: {
    contradicting:
      "{modifier} and {other} say opposite things about the notice of non-coverage, so the line may be denied, and who must pay is open.",
    "gx-alone": "GX (a voluntary notice was given) stands without GY (never covered by law); Medicare denies the line by it.",
  },
  remedies: {
    "choose-one": {
      kind: "change-modifier",
      text: "GA: a notice is on file, the service may fail medical necessity. GZ: the same without a notice. GY: never covered by law. GX: a voluntary notice for such a service, beside GY. Leave the one that is true.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["50"],
  rarc: [],
  status277: ["A7:453"],
  citations: [claimsProcessingManual("chapter 30, section 50, advance notices of non-coverage")],
  yieldsTo: [],
  check(line, _tables, report) {
    if (isHarmless(line)) return;
    const has = (modifier: string): boolean => line.modifiers.includes(modifier);
    const [one, other] = CONTRADICTIONS.find(([first, second]) => has(first) && has(second)) ?? [];
    if (one !== undefined && other !== undefined)
      report({
        at: line,
        element: elementOfModifier(line, other),
        message: "contradicting",
        data: { modifier: one, other },
        atRisk: [line],
      });
    else if (has("GX") && !has("GY")) report({ at: line, element: elementOfModifier(line, "GX"), message: "gx-alone", atRisk: [line] });
  },
});
