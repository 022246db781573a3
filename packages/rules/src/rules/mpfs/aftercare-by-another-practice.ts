import { codeSet, daysBetween, formatServiceDate, procedureKey, samePhysician } from "@claimscrub/claim";
import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { globalDaysOf, inDays, isSurgeonsOwn } from "../../global-period/global-period.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

/** Work besides a visit, by who looks after another practice's surgical patient without a transfer of care. */
const AFTERCARE = "G0559";
const OFFICE_VISITS = ["99202-99215"] as const;
const isOfficeVisit = codeSet(OFFICE_VISITS);
const PERIOD = 90;

export default defineRule({
  id: "mpfs/aftercare-by-another-practice",
  code: "GLB-009",
  summary: "A practice sees the surgical patient of another in the 90 days after, and its added work is not billed.",
  subject: "patient",
  wakes: { codes: OFFICE_VISITS },
  tables: ["fees"],
  direction: "underbilling",
  severity: "info",
  confidence: "low",
  messages: {
    "not-billed":
      "{procedure} stands {after} after {surgery} of {surgeryDate} by another practice and shares its diagnosis. Where it was a visit of the aftercare without a transfer of care, G0559 pays for the added work, once in the period.",
  },
  remedies: {
    "add-aftercare": {
      kind: "add-line",
      text: "Add G0559 once in the 90 days if the record shows that the visit was for the surgery's aftercare, that the records of the surgery were read or asked for, and that no transfer of care was agreed.",
    },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: [],
  citations: [{ ...FEE_SCHEDULE, section: "G0559, and global days 090" }],
  yieldsTo: ["GLB-003"],
  check({ days }, _tables, report) {
    if (days.length < 2) return;
    const surgeries = days.flatMap((day) =>
      day.lines.filter(
        (line) =>
          globalDaysOf(line, day.tables.fees) === "090" && isSurgeonsOwn(line) && !line.modifiers.includes("54") && !isHarmless(line),
      ),
    );
    if (surgeries.length === 0) return;
    const told = new Set<string>();
    const billed = new Set(
      days.flatMap(({ lines }) => lines.filter((line) => line.procedure === AFTERCARE).map((line) => line.renderingNpi)),
    );
    for (const day of days) {
      if (day.tables.fees?.row(procedureKey(AFTERCARE), "") === undefined) continue;
      for (const visit of day.lines) {
        if (!isOfficeVisit(visit.procedureKey) || isHarmless(visit) || visit.modifiers.includes("24")) continue;
        if (billed.has(visit.renderingNpi) || told.has(visit.renderingNpi)) continue;
        const surgery = surgeries.find((line) => {
          const after = daysBetween(line.date, visit.date);
          const elsewhere = line.claim.billing.npi !== visit.claim.billing.npi && samePhysician(line, visit) === false;
          return after > 0 && after <= PERIOD && elsewhere && line.diagnoses.some((diagnosis) => visit.diagnoses.includes(diagnosis));
        });
        if (surgery === undefined) continue;
        told.add(visit.renderingNpi);
        report({
          at: visit,
          related: [surgery],
          message: "not-billed",
          data: {
            after: inDays(daysBetween(surgery.date, visit.date)),
            surgery: surgery.procedure,
            surgeryDate: formatServiceDate(surgery.date),
          },
          corrected: [{ kind: "add", like: visit, as: { procedure: AFTERCARE, modifiers: [], units: 1, chargeCents: "fee" } }],
          remedyChanges: [],
        });
      }
    }
  },
});
