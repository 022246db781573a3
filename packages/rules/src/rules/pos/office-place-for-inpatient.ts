import type { ServiceLine } from "@claimscrub/claim";
import type { FeeSchedule } from "@claimscrub/reference";
import { claimsProcessingManual, PLACE_OF_SERVICE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { byClaim } from "../../places/lines-by-claim.ts";

/** Whether the claim itself says that the patient had been admitted and not yet discharged on the line's date. */
function isInpatient(line: ServiceLine): boolean {
  const { admitted, discharged } = line.claim;
  return admitted !== 0 && admitted <= line.date && (discharged === 0 || discharged >= line.date);
}

/** Whether the facility setting pays less for the line, or its fee is not known here: a known fee that is the same in both settings is no matter. */
function mayPayLessInFacility(line: ServiceLine, fees: FeeSchedule | undefined): boolean {
  const row = fees?.row(line.procedureKey, "");
  if (row === undefined) return true;
  return "ART".includes(row.status) && !row.naFacility && row.peFacility < row.peNonFacility && !line.modifiers.includes("26");
}

export default defineRule({
  id: "pos/office-place-for-inpatient",
  code: "POS-004",
  summary: "An office or another place without facility payment is billed for a patient who was in hospital.",
  subject: "day",
  wakes: { always: true },
  tables: ["places"],
  tablesIfAny: ["fees"],
  direction: "audit",
  severity: "warning",
  confidence: "medium",
  messages: {
    inpatient:
      "The claim gives an admission date and no discharge before this day, yet place of service {pos} pays the office rate. An inpatient's services are paid at the facility rate wherever they were given; the difference can be taken back.",
    "first-or-last-day":
      "This is the day on which the claim says the patient {event}, yet place of service {pos} pays the office rate. If the patient was an inpatient at that hour, the facility rate is due and the difference can be taken back; an office visit {before} is rightly place of service {pos}.",
  },
  remedies: {
    "inpatient-place": {
      kind: "change-pos",
      text: "If the patient was an inpatient on this day, bill place of service 21. If the patient was seen in the office before the admission or after the discharge, the place stands: keep the record of the hour. If the admission date does not belong to this service, or the patient had been discharged, correct the dates on the claim.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["5"],
  rarc: ["M77", "N535"],
  status277: [],
  citations: [PLACE_OF_SERVICE, claimsProcessingManual("chapter 26, section 10.5, place of service codes")],
  yieldsTo: [],
  check(day, { fees, places }, report) {
    // Every day comes here, and few claims of this kind name an admission.
    if (!day.lines.some(isInpatient)) return;
    const suspect = day.lines.filter(
      (line) => isInpatient(line) && places.setting(line.pos) === "non-facility" && mayPayLessInFacility(line, fees),
    );
    for (const lines of byClaim(suspect)) {
      const [first, ...others] = lines;
      // Nothing on a claim tells the hour: on these two days the office may be true.
      const { admitted, discharged } = first.claim;
      const event = first.date === admitted ? "was admitted" : first.date === discharged ? "was discharged" : undefined;
      const changes = lines.map((line) => ({ kind: "recode", line, as: { pos: "21" } }) as const);
      report({
        at: first,
        related: others,
        element: first.pos === first.claim.pos ? "CLM05-1" : "SV105",
        message: event === undefined ? "inpatient" : "first-or-last-day",
        data: { pos: first.pos, event: event ?? "", before: first.date === admitted ? "before the admission" : "after the discharge" },
        ...(event === undefined ? {} : { confidence: "low" }),
        corrected: changes,
        remedyChanges: changes,
      });
    }
  },
});
