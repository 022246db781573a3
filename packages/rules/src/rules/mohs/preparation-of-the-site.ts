import { codeSet, samePhysician } from "@claimscrub/claim";
import { nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { isFlapOrGraft, isRepair } from "../../wounds/wound-codes.ts";

const PREPARATION = ["15002-15005"];
const isPreparation = codeSet(PREPARATION);
const isFirstStage = codeSet(["17311", "17313"]);

export default defineRule({
  id: "mohs/preparation-of-the-site",
  code: "MOH-047",
  summary: "Preparation of the site for a graft is billed beside Mohs surgery and its closure.",
  subject: "day",
  wakes: { codes: PREPARATION },
  tables: [],
  direction: "audit",
  severity: "info",
  confidence: "low",
  messages: {
    "no-wound-bed":
      "{procedure} (preparation of a site for a graft) stands beside {mohs} and {closure} by the same physician on the same day. A fresh surgical wound mostly needs none, and the payment could be taken back.",
  },
  remedies: {
    document: {
      kind: "document",
      text: "Keep the line only where the record describes the excision of scar, open wound or burn beyond what the tumour took; debridement to fit the closure is part of it.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["150"],
  rarc: [],
  status277: [],
  citations: [nationalCorrectCodingManual("chapter III, section I-3, surgical preparation of a site")],
  yieldsTo: [],
  check(day, _tables, report) {
    for (const line of day.lines) {
      if (!isPreparation(line.procedureKey) || isHarmless(line)) continue;
      const own = day.lines.filter((other) => other !== line && samePhysician(other, line) === "npi" && !isHarmless(other));
      const mohs = own.find((other) => isFirstStage(other.procedureKey));
      const closure = own.find((other) => isRepair(other.procedureKey) || isFlapOrGraft(other.procedureKey));
      if (mohs === undefined || closure === undefined) continue;
      report({
        at: line,
        related: [mohs, closure],
        message: "no-wound-bed",
        data: { mohs: mohs.procedure, closure: closure.procedure },
        corrected: [{ kind: "remove", line }],
      });
    }
  },
});
