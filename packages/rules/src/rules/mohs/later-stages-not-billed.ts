import { FEE_SCHEDULE, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { OWN_RECORD } from "../../authorities/record.ts";
import { defineRule } from "../../define-rule.ts";
import { compareClaimsAndWords, linesWithoutRecord, type Recorded, unitsOf } from "../../sidecar/compare-claims.ts";
import { fewerUnits, moreUnits } from "../../sidecar/missing-units.ts";
import { mohsCode, type MohsFamily, mohsService } from "../../tumours/mohs-codes.ts";

/** Later stages of a tumour by its record, less those that its own lines bill: positive where some are missing. */
function missing({ record, tumour }: Recorded): number {
  return record.stages === undefined ? 0 : record.stages - 1 - unitsOf(tumour.laterStages);
}

function familyOf({ tumour }: Recorded): MohsFamily | undefined {
  return mohsService(tumour.firstStage.procedureKey)?.family;
}

export default defineRule({
  id: "mohs/later-stages-not-billed",
  code: "MOH-005",
  summary: "The record, or words on the claim, show another number of stages than the claim bills.",
  subject: "day",
  wakes: { codes: ["17311", "17313"] },
  tables: [],
  direction: "underbilling",
  severity: "warning",
  confidence: "medium",
  messages: {
    fewer:
      "By the record this tumour took {recorded}; the claim bills {billed}. Each stage after the first is one unit of {code}, which is paid in full.",
    told: "The words of this claim tell {recorded} of this tumour, and the lines bill {billed}. Each stage after the first is one unit of {code}, which is paid in full.",
    more: "By the record this tumour took {recorded}; the claim bills {billed}. What the record doesn't show can be taken back.",
  },
  remedies: {
    "bill-stages": {
      kind: "change-units",
      text: "See the Mohs log and the map of each stage. If they show {recorded}, bill {code} with one unit for each stage after the first.",
    },
    "correct-stages": {
      kind: "change-units",
      text: "See the Mohs log. If the record is whole, bill no more stages than it shows; if the sidecar is wrong, correct it.",
    },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: [],
  citations: [
    OWN_RECORD,
    nationalCorrectCodingManual("chapter III, section F"),
    { ...FEE_SCHEDULE, section: "17312 and 17314 are ZZZ with multiple procedure indicator 0: never reduced" },
  ],
  yieldsTo: [],
  check(day, { sidecarOf }, report, notChecked) {
    const unknown = sidecarOf === undefined ? 0 : linesWithoutRecord(day, sidecarOf);
    if (unknown > 0) notChecked?.("no-record", unknown);
    for (const { pairs, lines, inWords } of compareClaimsAndWords(day, sidecarOf)) {
      if (pairs === undefined) {
        notChecked?.("record-differs", lines.length);
        continue;
      }
      for (const family of ["head-hands-feet-genitalia", "trunk-arms-legs"] as const) {
        const own = pairs.filter((pair) => familyOf(pair) === family && pair.record.stages !== undefined);
        // Over the family: whose later stages a line bills, two tumours of one diagnosis do not tell.
        let difference = own.reduce((sum, pair) => sum + missing(pair), 0);
        const code = mohsCode(family, "later-stage");
        for (const pair of [...own].sort((a, b) => Math.abs(missing(b)) - Math.abs(missing(a)))) {
          const here = Math.sign(difference) === Math.sign(missing(pair)) ? Math.min(Math.abs(difference), Math.abs(missing(pair))) : 0;
          if (here === 0) continue;
          const { firstStage, laterStages } = pair.tumour;
          const stages = pair.record.stages ?? 0;
          const data = { recorded: stages === 1 ? "1 stage" : `${stages} stages`, billed: 1 + unitsOf(laterStages), code };
          const more = difference < 0;
          // Words count what is told in them, which may be less than what was done.
          if (more && inWords) break;
          const changes = more ? fewerUnits(here, laterStages) : [moreUnits(code, here, laterStages, firstStage)];
          report({
            at: firstStage,
            related: laterStages,
            element: "SV104",
            message: more ? "more" : inWords ? "told" : "fewer",
            data,
            corrected: changes,
            remedy: more ? "correct-stages" : "bill-stages",
            remedyChanges: changes,
          });
          difference -= more ? -here : here;
        }
      }
    }
  },
});
