import { FEE_SCHEDULE, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { OWN_RECORD } from "../../authorities/record.ts";
import { defineRule } from "../../define-rule.ts";
import { compareBlocks } from "../../sidecar/compare-blocks.ts";
import { moreUnits } from "../../sidecar/missing-units.ts";

export default defineRule({
  id: "mohs/extra-blocks-not-billed",
  code: "MOH-006",
  summary: "The record shows more blocks beyond the fifth of a stage than the claim bills.",
  subject: "day",
  wakes: { codes: ["17311", "17313"] },
  tables: [],
  direction: "underbilling",
  severity: "warning",
  confidence: "medium",
  messages: {
    fewer:
      "The record shows {blocks} blocks by stage, {recorded} of them beyond the fifth of their stage; the claim bills {billed}. Each such block is one unit of 17315, which is paid in full.",
  },
  remedies: {
    "bill-blocks": {
      kind: "change-units",
      text: "See the Mohs log. If it shows these blocks, bill 17315 with {recorded} units in all for this tumour.",
    },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: [],
  citations: [
    OWN_RECORD,
    nationalCorrectCodingManual("chapter III, section F"),
    { ...FEE_SCHEDULE, section: "17315 is ZZZ with multiple procedure indicator 0: never reduced" },
  ],
  yieldsTo: [],
  check(day, { sidecarOf }, report, notChecked) {
    if (sidecarOf === undefined) return;
    for (const { pair, missing, data } of compareBlocks(day, sidecarOf, notChecked)) {
      if (missing < 0) continue; // MOH-007
      const { firstStage, extraBlocks } = pair.tumour;
      const changes = [moreUnits("17315", missing, extraBlocks, firstStage)];
      report({
        at: firstStage,
        related: extraBlocks,
        element: "SV104",
        message: "fewer",
        data,
        corrected: changes,
        remedyChanges: changes,
      });
    }
  },
});
