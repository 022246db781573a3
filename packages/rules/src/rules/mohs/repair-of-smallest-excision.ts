import { samePhysician } from "@claimscrub/claim";
import { nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { codesOf } from "../../pairs/pairs-of-the-day.ts";
import {
  isExcision,
  isLayeredRepair,
  isOtherRemoval,
  isSetApartBy59,
  isSmallestExcision,
  mayBeOneLesion,
  SMALLEST_EXCISIONS,
} from "../../wounds/wound-codes.ts";

export default defineRule({
  id: "mohs/repair-of-smallest-excision",
  code: "MOH-044",
  summary: "A layered or complex repair is set apart by 59 from the smallest benign excision, which includes every repair.",
  subject: "day",
  wakes: { codes: SMALLEST_EXCISIONS },
  tables: [],
  direction: "audit",
  severity: "warning",
  confidence: "medium",
  messages: {
    included:
      "{procedure} carries {modifier} beside {excision}, and no other lesion was removed that day. Excision of a benign lesion of 0.5 cm or less includes its repair, of whatever kind: the payment could be taken back.",
  },
  remedies: {
    "take-off": {
      kind: "remove-line",
      text: "Take the repair off, unless the record shows another wound. If the excised diameter with its margins was above 0.5 cm, correct the code of the excision: then the repair is reportable without a modifier.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["236"],
  rarc: [],
  status277: [],
  citations: [nationalCorrectCodingManual("chapter III, sections E-6 and L-9, repair of small excisions")],
  yieldsTo: [],
  check(day, _tables, report) {
    for (const line of day.lines) {
      if (!isLayeredRepair(line.procedureKey) || !isSetApartBy59(line) || isHarmless(line)) continue;
      const own = day.lines.filter((other) => other !== line && samePhysician(other, line) !== false && !isHarmless(other));
      const smallest = own.filter((other) => isSmallestExcision(other.procedureKey) && mayBeOneLesion(other, line));
      if (smallest.length === 0) continue;
      if (
        own.some(
          (other) => (isExcision(other.procedureKey) || isOtherRemoval(other.procedureKey)) && !isSmallestExcision(other.procedureKey),
        )
      )
        continue;
      const changes = [{ kind: "remove", line }] as const;
      report({
        at: line,
        related: smallest,
        message: "included",
        data: {
          excision: codesOf(smallest),
          modifier: line.modifiers.find((modifier) => modifier === "59" || modifier.startsWith("X")) ?? "",
        },
        corrected: changes,
      });
    }
  },
});
