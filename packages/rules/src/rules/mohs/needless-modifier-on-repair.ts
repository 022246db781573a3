import { nationalCorrectCodingManual, PTP_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier, withoutModifiers } from "../../modifiers/change-modifiers.ts";
import { mohsService } from "../../tumours/mohs-codes.ts";

const CLOSURES = ["12001-15278"] as const;
const DISTINCT = /^(?:59|X[EPSU])$/;

export default defineRule({
  id: "mohs/needless-modifier-on-repair",
  code: "MOH-027",
  summary: "A repair beside Mohs surgery carries 59 or an X modifier that nothing asks for.",
  subject: "day",
  wakes: { codes: CLOSURES },
  tables: ["ptp"],
  direction: "audit",
  severity: "info",
  confidence: "high",
  messages: {
    needless:
      "{procedure} carries {modifier}, and beside it stand Mohs codes only. No code pair bundles a repair, flap or graft into Mohs surgery, so the modifier lifts nothing and draws the eye of an auditor.",
  },
  remedies: {
    "take-off": {
      kind: "remove-modifier",
      text: "Take {modifier} off for Medicare. Keep it where the payer of this claim asks for it in writing.",
    },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: [],
  citations: [PTP_EDITS, nationalCorrectCodingManual("chapter III, sections F and L-9, repairs with Mohs surgery")],
  yieldsTo: ["PTP-004"],
  check(day, { ptp, policyOf }, report) {
    for (const line of day.lines) {
      const modifier = line.modifiers.find((one) => DISTINCT.test(one));
      if (modifier === undefined || !/^1[2-5]\d{3}$/.test(line.procedure) || isHarmless(line) || policyOf(line.claim) !== undefined)
        continue;
      const others = day.lines.filter((other) => other !== line && other.renderingNpi === line.renderingNpi && !isHarmless(other));
      // A second repair, a visit or a biopsy may be what the modifier is for.
      if (others.length === 0 || others.some((other) => mohsService(other.procedureKey) === undefined)) continue;
      const paired = others.some(
        (other) => (ptp.find(other.procedureKey, line.procedureKey) ?? ptp.find(line.procedureKey, other.procedureKey)) !== undefined,
      );
      if (paired) continue;
      report({
        at: line,
        element: elementOfModifier(line, modifier),
        message: "needless",
        data: { modifier },
        remedyChanges: [withoutModifiers(line, modifier)],
      });
    }
  },
});
