import { PLACE_OF_SERVICE, claimsProcessingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier } from "../../modifiers/change-modifiers.ts";

const REMOTE = ["93", "95", "GT"] as const;
/** Places where nobody is seen from afar; hospitals and clinics with rules of their own are left out. */
const IN_PERSON = new Set(["11", "12", "13", "20", "23", "24", "49", "81"]);

export default defineRule({
  id: "modifier/telehealth-modifier-in-office",
  code: "MOD-009",
  summary: "A telehealth modifier stands with a place of service where the patient was seen in person.",
  subject: "line",
  wakes: { modifiers: REMOTE },
  tables: ["requirements"],
  direction: "denial",
  severity: "info",
  confidence: "medium",
  messages: {
    "in-person":
      "{procedure} carries {modifier} (telehealth) with place of service {pos}. On this date Medicare wants telehealth under place 02, or 10 where the patient was at home; the two are paid differently.",
  },
  remedies: {
    "remote-place": {
      kind: "change-pos",
      text: "Bill 10 if the patient was at home, else 02; if the patient was seen in person, take {modifier} off.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["5"],
  rarc: ["M77"],
  status277: ["A8:249"],
  citations: [PLACE_OF_SERVICE, claimsProcessingManual("chapter 12, section 190, telehealth services")],
  yieldsTo: [],
  check(line, { requirements }, report) {
    // Before, 95 stood with the place where the visit would have been.
    if (!requirements.has("telehealth-places") || line.claim.filingIndicator !== "MB" || !IN_PERSON.has(line.pos) || isHarmless(line))
      return;
    const modifier = REMOTE.find((remote) => line.modifiers.includes(remote));
    if (modifier === undefined) return;
    report({
      at: line,
      element: elementOfModifier(line, modifier),
      message: "in-person",
      data: { modifier },
      shown: [{ kind: "recode", line, as: { pos: "02" } }],
    });
  },
});
