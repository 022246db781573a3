import { FEE_SCHEDULE, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { OWN_RECORD } from "../../authorities/record.ts";
import { defineRule } from "../../define-rule.ts";
import { compareBlocks } from "../../sidecar/compare-blocks.ts";
import { fewerUnits } from "../../sidecar/missing-units.ts";

export default defineRule({
  id: "mohs/extra-blocks-not-recorded",
  code: "MOH-007",
  summary: "The claim bills more blocks beyond the fifth of a stage than the record shows.",
  subject: "day",
  wakes: { codes: ["17315"] },
  tables: [],
  direction: "audit",
  severity: "warning",
  confidence: "medium",
  messages: {
    "none-above-five":
      "The record shows {blocks} blocks by stage, so that no stage has more than five; the claim bills {billed} of 17315. Blocks count by stage, never over all stages together or by their average; what the record doesn't show can be taken back.",
    more: "The record shows {blocks} blocks by stage, {recorded} of them beyond the fifth of their stage; the claim bills {billed} of 17315. Blocks count by stage, never over all stages together; what the record doesn't show can be taken back.",
  },
  remedies: {
    "correct-blocks": {
      kind: "change-units",
      text: "See the Mohs log. Bill 17315 for {recorded} blocks in all of this tumour, or take it off where no stage has more than five. If the sidecar is wrong, correct it.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["150", "151"],
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
      const { firstStage, extraBlocks } = pair.tumour;
      const [at] = extraBlocks;
      if (missing > 0 || at === undefined) continue; // MOH-006
      const changes = fewerUnits(-missing, extraBlocks);
      report({
        at,
        related: [firstStage, ...extraBlocks.filter((line) => line !== at)],
        element: "SV104",
        message: data.recorded === 0 ? "none-above-five" : "more",
        data,
        corrected: changes,
        remedyChanges: changes,
      });
    }
  },
});
