import { codeSet } from "@claimscrub/claim";
import { DUAL_ROLE, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { groupTumours } from "../../tumours/group-tumours.ts";

const isTissueExamination = codeSet(["88302-88309", "88331-88332"]);
/** Services that yield tissue of their own for a pathologist: biopsy, shave, benign and malignant excision. */
const yieldsTissue = codeSet(["11102-11107", "11300-11313", "11400-11471", "11600-11646"]);

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
    for (const { firstStage } of groupTumours(day.lines).tumours) {
      const diagnosis = firstStage.diagnoses[0];
      const byOthers = readings.filter(
        (line) => line.renderingNpi !== firstStage.renderingNpi && diagnosis !== undefined && line.diagnoses[0] === diagnosis,
      );
      const [examination] = byOthers;
      if (examination !== undefined)
        report({ at: firstStage, related: byOthers, message: "other-reader", data: { examination: examination.procedure } });
    }
  },
});
