import type { ServiceLine } from "@claimscrub/claim";
import { FEE_SCHEDULE, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { mohsCode, mohsService } from "../../tumours/mohs-codes.ts";

/** Words of a line's own note that name a later stage: `stage 2`, `stage II`, `2nd stage`. */
const LATER_STAGE =
  /\bSTAGES?\s*(?:#|NO\.?|NUMBER)?\s*(?:[2-9]|II|III|IV|TWO|THREE|FOUR)\b|\b(?:2ND|3RD|4TH|SECOND|THIRD|FOURTH)\s+STAGE\b/i;

function tellsLaterStage(line: ServiceLine): boolean {
  return LATER_STAGE.test(line.narrative) || LATER_STAGE.test(line.note);
}

export default defineRule({
  id: "mohs/told-later-stage-as-first-stage",
  code: "MOH-004",
  summary: "A line is billed as a first stage, and its own words say that it was a later one.",
  subject: "day",
  wakes: { codes: ["17311", "17313"] },
  tables: [],
  direction: "underbilling",
  severity: "warning",
  confidence: "low",
  messages: {
    "later-stage":
      "The note of this line says that it was a later stage, but {procedure} is a first stage. A later stage of a tumour is {laterStage}, which is paid in full; as another first stage the line is cut to half and looks like a duplicate.",
  },
  remedies: {
    "code-later-stage": {
      kind: "change-code",
      text: "If the Mohs log shows a later stage of the same tumour, bill {laterStage} with one unit a stage. If the note is wrong and it was another tumour, correct the note and set the line apart by 59 or XS.",
    },
  },
  adjustmentGroup: "OA",
  carc: ["18"],
  rarc: [],
  status277: ["A3:54"],
  citations: [
    nationalCorrectCodingManual("chapter III, section F"),
    { ...FEE_SCHEDULE, section: "17311 and 17313 have multiple procedure indicator 2; 17312 and 17314 are ZZZ and never reduced" },
  ],
  yieldsTo: [],
  check(day, _tables, report) {
    const firstStages = day.lines.filter((line) => mohsService(line.procedureKey)?.role === "first-stage" && !isHarmless(line));
    for (const line of firstStages) {
      const family = mohsService(line.procedureKey)?.family;
      if (family === undefined || !tellsLaterStage(line)) continue;
      const started = firstStages.filter(
        (other) =>
          other !== line && other.procedure === line.procedure && other.renderingNpi === line.renderingNpi && !tellsLaterStage(other),
      );
      if (started.length === 0) continue;
      const laterStage = mohsCode(family, "later-stage");
      const modifiers = line.modifiers.filter((modifier) => !/^(?:59|X[EPSU]|76)$/.test(modifier));
      report({
        at: line,
        related: started,
        message: "later-stage",
        data: { laterStage },
        corrected: [{ kind: "recode", line, as: { procedure: laterStage, modifiers } }],
      });
    }
  },
});
