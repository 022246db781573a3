import { FEE_SCHEDULE, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { OWN_RECORD } from "../../authorities/record.ts";
import { defineRule } from "../../define-rule.ts";
import { compareClaims, type Recorded, unitsOf } from "../../sidecar/compare-claims.ts";
import { fewerUnits, moreUnits } from "../../sidecar/missing-units.ts";

/** Blocks beyond the fifth of each stage. */
function beyondFive({ record }: Recorded): number {
  return record.blocks.reduce((sum, blocks) => sum + Math.max(0, blocks - 5), 0);
}

function missing(pair: Recorded): number {
  return beyondFive(pair) - unitsOf(pair.tumour.extraBlocks);
}

export default defineRule({
  id: "mohs/extra-blocks-not-billed",
  code: "MOH-006",
  summary: "The record shows another number of blocks beyond the fifth of a stage than the claim bills.",
  subject: "day",
  wakes: { codes: ["17311", "17313"] },
  tables: [],
  direction: "underbilling",
  severity: "warning",
  confidence: "medium",
  messages: {
    fewer:
      "The record shows {blocks} blocks by stage, {recorded} of them beyond the fifth of their stage; the claim bills {billed}. Each such block is one unit of 17315, which is paid in full.",
    more: "The record shows {blocks} blocks by stage, {recorded} of them beyond the fifth of their stage; the claim bills {billed} as 17315. Blocks count by stage, never over all stages together; what the record doesn't show can be taken back.",
  },
  remedies: {
    "bill-blocks": {
      kind: "change-units",
      text: "See the Mohs log. If it shows these blocks, bill 17315 with {recorded} units in all for this tumour.",
    },
    "correct-blocks": {
      kind: "change-units",
      text: "See the Mohs log. Bill 17315 for {recorded} blocks in all, or take it off where no stage has more than five.",
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
    for (const { pairs, lines } of compareClaims(day, sidecarOf)) {
      if (pairs === undefined) {
        notChecked?.("record-differs", lines.length);
        continue;
      }
      const told = pairs.filter(({ record }) => record.blocks.length > 0);
      // Over the claim: whose blocks a line bills, two tumours of one diagnosis do not tell.
      let difference = told.reduce((sum, pair) => sum + missing(pair), 0);
      for (const pair of [...told].sort((a, b) => Math.abs(missing(b)) - Math.abs(missing(a)))) {
        const here = Math.sign(difference) === Math.sign(missing(pair)) ? Math.min(Math.abs(difference), Math.abs(missing(pair))) : 0;
        if (here === 0) continue;
        const { firstStage, extraBlocks } = pair.tumour;
        const more = difference < 0;
        const changes = more ? fewerUnits(here, extraBlocks) : [moreUnits("17315", here, extraBlocks, firstStage)];
        report({
          at: firstStage,
          related: extraBlocks,
          element: "SV104",
          message: more ? "more" : "fewer",
          data: { blocks: pair.record.blocks.join(", "), recorded: beyondFive(pair), billed: unitsOf(extraBlocks) },
          corrected: changes,
          remedy: more ? "correct-blocks" : "bill-blocks",
          remedyChanges: changes,
        });
        difference -= more ? -here : here;
      }
    }
  },
});
