import { FEE_SCHEDULE, PLACE_OF_SERVICE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

const HOSPITAL = ["19", "21", "22", "23"] as const;

export default defineRule({
  id: "pos/incident-to-in-hospital",
  code: "POS-006",
  summary: "A service by a physician's staff is billed in a hospital, where only the hospital is paid for it.",
  subject: "line",
  wakes: { pos: HOSPITAL },
  tables: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    "hospital-bills":
      "{procedure} has PC/TC indicator 5: a service incident to a physician's, given by staff. In place of service {pos} the contractor may not pay a practice for it, so the line will be denied.",
  },
  remedies: {
    "take-off": {
      kind: "remove-line",
      text: "Take the line off: the hospital bills it. If the patient was in the office, correct the place of service.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["97"],
  rarc: ["M97"],
  status277: ["A8:249"],
  neverAppeal: true,
  citations: [{ ...FEE_SCHEDULE, section: "PC/TC indicator 5" }, PLACE_OF_SERVICE],
  yieldsTo: [],
  check(line, { fees }, report) {
    if (!(HOSPITAL as readonly string[]).includes(line.pos) || isHarmless(line)) return;
    if (fees.row(line.procedureKey, "")?.pcTc !== "5") return;
    report({
      at: line,
      element: line.pos === line.claim.pos ? "CLM05-1" : "SV105",
      message: "hospital-bills",
      atRisk: [line],
      remedyChanges: [{ kind: "remove", line }],
    });
  },
});
