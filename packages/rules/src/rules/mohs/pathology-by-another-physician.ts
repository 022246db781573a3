import { codeSet, type LineChange, type ServiceLine } from "@claimscrub/claim";
import { DUAL_ROLE, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { siteGroupsOf } from "../../diagnoses/lesion-of-diagnosis.ts";
import { groupTumours, type Tumour } from "../../tumours/group-tumours.ts";

const isTissueExamination = codeSet(["88302-88309", "88331-88332"]);
/** Services that yield tissue of their own for a pathologist: biopsy, shave, benign and malignant excision. */
const yieldsTissue = codeSet(["11102-11107", "11300-11313", "11400-11471", "11600-11646"]);

/** Words by which a reading is one of the Mohs specimen itself, and those by which it is of other tissue. */
const MOHS_TISSUE =
  /\bmohs\b.*\b(?:margin|specimen|tissue|stage|layer|section)s?\b|\b(?:margin|specimen|tissue|stage|layer|section)s?\b.*\bmohs\b/i;
const OTHER_TISSUE = /\b(?:debulk\w*|separate\w*|extra|additional|further|different|biops\w*|not|non|after|before|prior|post)\b/i;

function isToldToBeMohsTissue({ narrative, note, claim }: ServiceLine): boolean {
  const text = `${narrative} ${note} ${claim.note}`;
  return MOHS_TISSUE.test(text) && !OTHER_TISSUE.test(text);
}

/** The largest excision of a malignant lesion at the sites of a diagnosis, so that the exposure is what is at least at stake; undefined where the site is open. */
function largestExcision(diagnosis: string): string | undefined {
  const [group, ...further] = siteGroupsOf(diagnosis);
  if (group === undefined || further.length > 0) return undefined;
  return { "trunk-arms-legs": "11606", "scalp-neck-hands-feet-genitalia": "11626", face: "11646" }[group];
}

/** The tumour as an excision by a surgeon who did not read the margins. */
function asExcision({ firstStage, laterStages, extraBlocks }: Tumour, excision: string): LineChange[] {
  return [
    { kind: "recode", line: firstStage, as: { procedure: excision } },
    ...[...laterStages, ...extraBlocks].map((line): LineChange => ({ kind: "remove", line })),
  ];
}

export default defineRule({
  id: "mohs/pathology-by-another-physician",
  code: "MOH-021",
  summary: "Another physician bills the examination of what looks like the Mohs tissue.",
  subject: "day",
  wakes: { codes: ["17311", "17313"] },
  tables: [],
  direction: "review",
  severity: "info",
  confidence: "medium",
  messages: {
    "other-reader":
      "{examination} by another physician points at the diagnosis of this tumour on the day of its Mohs surgery, and nothing else of that day yields tissue to examine. Mohs codes are valid only where one physician is both surgeon and pathologist.",
    told: "{examination} by another physician is by its own words of the tissue of this Mohs surgery. Mohs codes are valid only where one physician is both surgeon and pathologist; otherwise the surgeon bills an excision. Its size no claim tells: the amount is what is at stake beside the largest, {excision}.",
  },
  remedies: {
    "show-separate-tissue": {
      kind: "document",
      text: "See that the record shows what the other physician examined: a debulking specimen or an extra margin sent for permanent sections is separate tissue, and both may bill. If the margins themselves were read by the other physician, this was an excision with its repair, not Mohs surgery.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["B20"],
  rarc: [],
  status277: [],
  citations: [nationalCorrectCodingManual("chapter III, section F"), DUAL_ROLE],
  yieldsTo: ["MOH-042"],
  check(day, _lookups, report) {
    if (day.lines.some((line) => yieldsTissue(line.procedureKey))) return;
    const readings = day.lines.filter((line) => isTissueExamination(line.procedureKey) && !line.modifiers.includes("TC"));
    if (readings.length === 0) return;
    for (const tumour of groupTumours(day.lines).tumours) {
      const { firstStage } = tumour;
      const diagnosis = firstStage.diagnoses[0];
      const byOthers = readings.filter(
        (line) => line.renderingNpi !== firstStage.renderingNpi && diagnosis !== undefined && line.diagnoses[0] === diagnosis,
      );
      const [examination] = byOthers;
      if (examination === undefined || diagnosis === undefined) continue;
      const told = byOthers.find(isToldToBeMohsTissue);
      const excision = told === undefined ? undefined : largestExcision(diagnosis);
      if (told === undefined || excision === undefined) {
        report({ at: firstStage, related: byOthers, message: "other-reader", data: { examination: examination.procedure } });
        continue;
      }
      report({
        at: firstStage,
        related: [...tumour.laterStages, ...tumour.extraBlocks, ...byOthers],
        message: "told",
        data: { examination: told.procedure, excision },
        // What is paid if the Mohs codes fall; never more than now, whatever the setting.
        reducedTo: asExcision(tumour, excision),
        direction: "audit",
        severity: "info",
        confidence: "low",
      });
    }
  },
});
