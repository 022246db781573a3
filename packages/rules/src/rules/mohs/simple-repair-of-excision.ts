import { samePhysician } from "@claimscrub/claim";
import { nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { isExcision, isOtherRemoval, isSetApartBy59, isSimpleRepair, mayBeOneLesion } from "../../wounds/wound-codes.ts";

export default defineRule({
  id: "mohs/simple-repair-of-excision",
  code: "MOH-045",
  summary: "A simple repair is set apart by 59 from the one excision of the day, which includes it.",
  subject: "day",
  wakes: { codes: ["12001-12021", "G0168"] },
  tables: [],
  direction: "audit",
  severity: "warning",
  confidence: "medium",
  messages: {
    included:
      "{procedure} carries {modifier} beside {excision}, the only lesion that was removed that day. Simple closure is part of every excision: the payment could be taken back.",
  },
  remedies: {
    "take-off": { kind: "remove-line", text: "Take the repair off, unless the record shows a wound that the excision did not make." },
  },
  adjustmentGroup: "CO",
  carc: ["236"],
  rarc: [],
  status277: [],
  citations: [nationalCorrectCodingManual("chapter III, section E-6, simple repair of a removed lesion")],
  yieldsTo: [],
  check(day, _tables, report) {
    for (const line of day.lines) {
      if (!isSimpleRepair(line.procedureKey) || !isSetApartBy59(line) || isHarmless(line)) continue;
      const own = day.lines.filter((other) => other !== line && samePhysician(other, line) !== false && !isHarmless(other));
      const excisions = own.filter((other) => isExcision(other.procedureKey));
      const [excision] = excisions;
      if (excision === undefined || excisions.length > 1 || excision.units !== 1 || !mayBeOneLesion(excision, line)) continue;
      if (own.some((other) => isOtherRemoval(other.procedureKey))) continue;
      report({
        at: line,
        related: [excision],
        message: "included",
        data: {
          excision: excision.procedure,
          modifier: line.modifiers.find((modifier) => modifier === "59" || modifier.startsWith("X")) ?? "",
        },
        corrected: [{ kind: "remove", line }],
      });
    }
  },
});
