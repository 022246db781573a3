import type { PatientDay, ServiceLine } from "@claimscrub/claim";
import type { FeeSchedule } from "@claimscrub/reference";
import { claimsProcessingManual, PLACE_OF_SERVICE } from "../../authorities/cms.ts";
import { defineRule, type PlaceRoster } from "../../define-rule.ts";
import { placeOfHospitalsLine } from "../../places/hospitals-line.ts";
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

/** Why a line's place must be a facility's, which place that is, and the hospital's own line where that tells it. */
interface InFacility {
  readonly why: "inpatient" | "billed-by-hospital" | "facility-by-roster";
  readonly pos: string;
  readonly hospitals?: ServiceLine;
}

function inFacility(line: ServiceLine, { facilityLines = [] }: PatientDay, roster: PlaceRoster | undefined): InFacility | undefined {
  if (isInpatient(line)) return { why: "inpatient", pos: "21" };
  for (const hospitals of facilityLines) {
    const pos = placeOfHospitalsLine(hospitals);
    if (pos !== undefined && line.procedureKey !== 0 && hospitals.procedureKey === line.procedureKey)
      return { why: "billed-by-hospital", pos, hospitals };
  }
  const facility = roster?.facilityOf(line.serviceFacility?.npi ?? "");
  return facility === undefined ? undefined : { why: "facility-by-roster", pos: facility === "hospital" ? "22" : "24" };
}

/** What of the stay fell on the line's day. Nothing on a claim tells the hour: on these two days the office may be true. */
function eventOf({ date, claim }: ServiceLine): string | undefined {
  if (date === claim.admitted) return "was admitted";
  return date === claim.discharged ? "was discharged" : undefined;
}

export default defineRule({
  id: "pos/office-place-for-inpatient",
  code: "POS-004",
  summary: "An office or another place without facility payment is billed for a service in a hospital or surgery center.",
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
    "billed-by-hospital":
      "A hospital billed {procedure} for this patient and this day on a claim of its own, yet place of service {pos} pays the office rate, overhead and all. Where the hospital bore the overhead the facility rate is due, and the difference can be taken back.",
    "facility-by-roster":
      "The service facility that the claim names is a {facility} by your roster of places, yet place of service {pos} pays the office rate. In a facility the facility rate is due, and the difference can be taken back.",
  },
  remedies: {
    "inpatient-place": {
      kind: "change-pos",
      text: "If the patient was an inpatient on this day, bill place of service 21. If the patient was seen in the office before the admission or after the discharge, the place stands: keep the record of the hour. If the admission date does not belong to this service, or the patient had been discharged, correct the dates on the claim.",
    },
    "facility-place": {
      kind: "change-pos",
      text: "If the service was given in the facility, bill place of service {facilityPos}. If it was given in an office of the practice, which bears its overhead, the place stands: correct the service facility of the claim (loop 2310C), or settle with the hospital which of the two may bill the service.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["5"],
  rarc: ["M77", "N535"],
  status277: [],
  citations: [PLACE_OF_SERVICE, claimsProcessingManual("chapter 26, section 10.5, place of service codes")],
  yieldsTo: [],
  check(day, { fees, places, roster }, report) {
    // Every day comes here, and few claims of this kind name an admission or stand beside a hospital's.
    if (day.facilityLines === undefined && roster === undefined && !day.lines.some(isInpatient)) return;
    const found = new Map<ServiceLine, InFacility>();
    for (const line of day.lines) {
      const facility = inFacility(line, day, roster);
      if (facility !== undefined && places.setting(line.pos) === "non-facility" && mayPayLessInFacility(line, fees))
        found.set(line, facility);
    }
    for (const lines of byClaim([...found.keys()])) {
      const [first, ...others] = lines;
      const { why, pos, hospitals } = found.get(first) as InFacility;
      const event = why === "inpatient" ? eventOf(first) : undefined;
      const changes = lines.map((line) => ({ kind: "recode", line, as: { pos: (found.get(line) as InFacility).pos } }) as const);
      report({
        at: first,
        related: hospitals === undefined ? others : [...others, hospitals],
        element: first.pos === first.claim.pos ? "CLM05-1" : "SV105",
        message: event === undefined ? why : "first-or-last-day",
        remedy: why === "inpatient" ? "inpatient-place" : "facility-place",
        data: {
          pos: first.pos,
          event: event ?? "",
          before: first.date === first.claim.admitted ? "before the admission" : "after the discharge",
          procedure: first.procedure,
          facilityPos: pos,
          facility: pos === "24" ? "surgery center" : "hospital",
        },
        ...(event === undefined ? {} : { confidence: "low" }),
        corrected: changes,
        remedyChanges: changes,
      });
    }
  },
});
