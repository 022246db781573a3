import { daysBetween, formatServiceDate, samePhysician, type ServiceLine } from "@claimscrub/claim";
import { FEE_SCHEDULE, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { globalDaysOf } from "../../global-period/global-period.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { isVisit, VISITS } from "../../visits/visit-codes.ts";

/** Days in which an earlier visit for the same diagnosis makes it likely that the procedure was planned. */
const PLANNED_WITHIN = 30;

/** The one diagnosis that a line points at. */
function onlyDiagnosis(line: ServiceLine): string | undefined {
  return line.diagnoses.length === 1 ? line.diagnoses[0] : undefined;
}

export default defineRule({
  id: "mpfs/visit-25-for-planned-surgery",
  code: "GLB-002",
  summary: "A visit with 25 stands beside a minor procedure that an earlier visit for the same diagnosis had planned.",
  subject: "patient",
  wakes: { codes: VISITS },
  tables: ["fees"],
  direction: "audit",
  severity: "info",
  confidence: "low",
  messages: {
    planned:
      "{procedure} with 25 points at {diagnosis} alone, as {surgery} of the same day does, and the same physician saw the patient for it on {seen}. Where the procedure was planned then, the visit is part of it, and the payment could be taken back.",
  },
  remedies: {
    document: {
      kind: "document",
      text: "See that the record shows a significant service of its own beyond the decision for {surgery} and the usual work before and after it; point the visit at that problem. Otherwise take the visit off.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["150"],
  rarc: [],
  status277: [],
  citations: [
    nationalCorrectCodingManual("chapter I, section D, evaluation and management services"),
    { ...FEE_SCHEDULE, section: "global days 000 and 010" },
  ],
  yieldsTo: [],
  check({ days }, _tables, report) {
    if (days.length < 2) return;
    for (const day of days) {
      for (const visit of day.lines) {
        if (!isVisit(visit.procedureKey) || !visit.modifiers.includes("25") || isHarmless(visit)) continue;
        const diagnosis = onlyDiagnosis(visit);
        if (diagnosis === undefined) continue;
        const own = (line: ServiceLine): boolean =>
          samePhysician(line, visit) === "npi" && onlyDiagnosis(line) === diagnosis && !isHarmless(line);
        const surgery = day.lines.find((line) => {
          const global = globalDaysOf(line, day.tables.fees);
          return (global === "000" || global === "010") && own(line);
        });
        if (surgery === undefined) continue;
        const seen = days
          .filter(({ date }) => date < day.date && daysBetween(date, day.date) <= PLANNED_WITHIN)
          .flatMap(({ lines }) => lines)
          .find((line) => isVisit(line.procedureKey) && own(line));
        if (seen === undefined) continue;
        report({
          at: visit,
          related: [surgery, seen],
          message: "planned",
          data: { diagnosis, surgery: surgery.procedure, seen: formatServiceDate(seen.date) },
          atRisk: [visit],
        });
      }
    }
  },
});
