import { samePhysician } from "@claimscrub/claim";
import { nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { isExcision, isFlap, isSetApartBy59, mayBeOneLesion } from "../../wounds/wound-codes.ts";

export default defineRule({
  id: "mohs/excision-beside-flap",
  code: "MOH-046",
  summary: "The excision of one lesion is set apart by 59 from the flap that closed it and includes it.",
  subject: "day",
  wakes: { codes: ["14000-14350"] },
  tables: [],
  direction: "audit",
  severity: "warning",
  confidence: "medium",
  messages: {
    included:
      "{procedure} carries {modifier} beside the flap {flap} with the same diagnosis, and is the only excision of the day. A flap includes the excision of the lesion whose place it closes: the payment could be taken back.",
  },
  remedies: {
    "take-off": {
      kind: "remove-line",
      text: "Take the excision off, unless the record shows that it was of another lesion than the one that the flap closed.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["236"],
  rarc: [],
  status277: [],
  citations: [nationalCorrectCodingManual("chapter III, section H-1, tissue transfer includes the excision")],
  yieldsTo: [],
  check(day, _tables, report) {
    // Mohs surgery is no excision: a flap beside it is reportable, and so is another lesion's excision.
    if (day.lines.some(({ procedure }) => /^1731[1-5]$/.test(procedure))) return;
    for (const line of day.lines) {
      if (!isExcision(line.procedureKey) || !isSetApartBy59(line) || line.units !== 1 || isHarmless(line)) continue;
      const own = day.lines.filter((other) => other !== line && samePhysician(other, line) !== false && !isHarmless(other));
      const flap = own.find((other) => isFlap(other.procedureKey) && mayBeOneLesion(other, line));
      if (flap === undefined || own.some((other) => isExcision(other.procedureKey))) continue;
      report({
        at: line,
        related: [flap],
        message: "included",
        data: { flap: flap.procedure, modifier: line.modifiers.find((modifier) => modifier === "59" || modifier.startsWith("X")) ?? "" },
        corrected: [{ kind: "remove", line }],
      });
    }
  },
});
