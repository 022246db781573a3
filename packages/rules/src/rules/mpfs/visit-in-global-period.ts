import { formatServiceDate, type ServiceLine } from "@claimscrub/claim";
import { claimsProcessingManual, FEE_SCHEDULE, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isAftercare } from "../../global-period/aftercare.ts";
import { inDays, openPeriod, periodsOf } from "../../global-period/global-period.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { withModifier } from "../../repeats/distinguishing.ts";
import { isVisit, VISITS } from "../../visits/visit-codes.ts";

/** Unrelated to the surgery: 24, and FT for critical care. */
const UNRELATED = new Set(["24", "FT"]);

/** Related as far as the claims tell: a diagnosis in common, or none told on one of the lines. */
function mayBeRelated(a: ServiceLine, b: ServiceLine): boolean {
  return a.diagnoses.length === 0 || b.diagnoses.length === 0 || a.diagnoses.some((diagnosis) => b.diagnoses.includes(diagnosis));
}

export default defineRule({
  id: "mpfs/visit-in-global-period",
  code: "GLB-003",
  summary: "A visit falls into the days after the same physician's surgery that its payment includes, without 24.",
  subject: "patient",
  wakes: { codes: VISITS },
  tables: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    "after-surgery":
      "{visit} stands {after} after {surgery} of {surgeryDate} by the same physician, whose payment includes visits of {days} days after it. {relation}, and 24 is missing, so the visit will be denied.",
  },
  remedies: {
    "add-24": {
      kind: "add-modifier",
      text: "Add 24 only where the record shows that the visit was for something unrelated to {surgery}, and point the line at that diagnosis. A visit of the aftercare is not billed (99024 records it).",
    },
  },
  adjustmentGroup: "CO",
  carc: ["97"],
  rarc: ["M144", "N525"],
  status277: ["A3:776"],
  citations: [
    { ...FEE_SCHEDULE, section: "global days 010 and 090" },
    nationalCorrectCodingManual("chapter I, section D, evaluation and management services"),
    claimsProcessingManual("chapter 12, section 40.1, components of a global surgical package"),
  ],
  yieldsTo: ["MOH-033", "GLB-001"],
  check({ days }, _tables, report) {
    if (days.length < 2) return;
    const periods = periodsOf(days);
    if (periods.length === 0) return;
    for (const { lines } of days) {
      for (const visit of lines) {
        if (!isVisit(visit.procedureKey) || isHarmless(visit) || visit.modifiers.some((modifier) => UNRELATED.has(modifier))) continue;
        const related = openPeriod(visit, periods, (surgery) => mayBeRelated(visit, surgery));
        // What the visit is first of all for says that it belongs to surgery, though not to which.
        const reason = visit.diagnoses[0] ?? "";
        const open = related ?? (isAftercare(reason) ? openPeriod(visit, periods, () => true) : undefined);
        if (open === undefined) continue;
        const { surgery, days: length, after, physician } = open;
        const told = visit.diagnoses.length > 0 && surgery.diagnoses.length > 0;
        const modifiers = withModifier(visit, "24");
        report({
          at: visit,
          related: [surgery],
          message: "after-surgery",
          data: {
            visit: visit.procedure,
            surgery: surgery.procedure,
            surgeryDate: formatServiceDate(surgery.date),
            after: inDays(after),
            days: length,
            relation:
              related === undefined
                ? `Its first diagnosis, ${reason}, is aftercare or a complication of surgery`
                : told
                  ? "The two share a diagnosis"
                  : "No diagnosis tells the two apart",
          },
          atRisk: [visit],
          ownedByLine: true,
          ...(physician === "group" || related === undefined ? { severity: "warning", confidence: "medium" } : {}),
          ...(modifiers === undefined ? {} : { remedyChanges: [{ kind: "recode", line: visit, as: { modifiers } }] }),
        });
      }
    }
  },
});
