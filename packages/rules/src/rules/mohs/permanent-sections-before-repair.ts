import { codeSet, daysBetween, formatServiceDate, samePhysician, type ServiceLine } from "@claimscrub/claim";
import { DUAL_ROLE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { isBiopsy, isRemoval } from "../../tumours/biopsy-codes.ts";
import { mohsService } from "../../tumours/mohs-codes.ts";

const isTissueExamination = codeSet(["88304-88309"]);
const isClosure = codeSet(["12001-15278"]);
/** Days that permanent sections take, and days in which a wound waits for them. */
const READ_WITHIN = 3;
const CLOSED_WITHIN = 14;

export default defineRule({
  id: "mohs/permanent-sections-before-repair",
  code: "MOH-042",
  summary: "Another physician reads permanent sections of what looks like the Mohs tissue, and the wound is closed days later.",
  subject: "patient",
  wakes: { codes: ["17311", "17313"] },
  tables: [],
  direction: "review",
  severity: "info",
  confidence: "medium",
  messages: {
    slow: "{procedure} was left open; another physician billed {examination} of the same diagnosis, and the wound was closed on {closed} with {repair}. An excision whose margins another physician reads in permanent sections is no Mohs surgery, however it is called.",
  },
  remedies: {
    "who-read": {
      kind: "document",
      text: "See that the record shows that the surgeon read the margins. If the other physician did, bill the excision and the repair; if that was other tissue (a debulking specimen), let the record say so.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["B20"],
  rarc: [],
  status277: [],
  citations: [DUAL_ROLE],
  yieldsTo: [],
  check({ days }, _tables, report) {
    if (days.length < 2) return;
    const all = days.flatMap((day) => day.lines).filter((line) => !isHarmless(line));
    for (const surgery of all) {
      const [diagnosis] = surgery.diagnoses;
      if (mohsService(surgery.procedureKey)?.role !== "first-stage" || diagnosis === undefined) continue;
      const within = (line: ServiceLine, from: number, to: number): boolean => {
        const after = daysBetween(surgery.date, line.date);
        return after >= from && after <= to && line.diagnoses[0] === diagnosis;
      };
      const closures = all.filter((line) => isClosure(line.procedureKey) && samePhysician(line, surgery) !== false);
      if (closures.some((line) => line.date === surgery.date)) continue;
      const repair = closures.find((line) => within(line, 1, CLOSED_WITHIN));
      const examination = all.find(
        (line) => isTissueExamination(line.procedureKey) && line.renderingNpi !== surgery.renderingNpi && within(line, 0, READ_WITHIN),
      );
      if (repair === undefined || examination === undefined || examination.date > repair.date) continue;
      const otherTissue = all.some(
        (line) =>
          (isBiopsy(line.procedureKey) || isRemoval(line.procedureKey)) && line.date >= surgery.date && line.date <= examination.date,
      );
      if (!otherTissue)
        report({
          at: surgery,
          related: [examination, repair],
          message: "slow",
          data: { examination: examination.procedure, repair: repair.procedure, closed: formatServiceDate(repair.date) },
        });
    }
  },
});
