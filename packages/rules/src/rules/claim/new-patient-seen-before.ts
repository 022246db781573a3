import { daysBetween, formatServiceDate, samePhysician, type ServiceLine } from "@claimscrub/claim";
import type { FeeSchedule } from "@claimscrub/reference";
import { claimsProcessingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { globalDaysOf } from "../../global-period/global-period.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { isVisit } from "../../visits/visit-codes.ts";

/** Each visit of a new patient with the codes of an established one. */
const ESTABLISHED: Readonly<Record<string, string>> = {
  "92002": "92012 or 92014",
  "92004": "92012 or 92014",
  "99202": "99211 to 99215",
  "99203": "99211 to 99215",
  "99204": "99211 to 99215",
  "99205": "99211 to 99215",
  "99341": "99347 to 99350",
  "99342": "99347 to 99350",
  "99344": "99347 to 99350",
  "99345": "99347 to 99350",
};
/** Three years. */
const SEEN_WITHIN = 1095;
const LABORATORY = "81";

/** Whether the patient met the physician: a visit or a procedure, not a reading. */
function isFaceToFace(line: ServiceLine, fees: FeeSchedule | undefined): boolean {
  if (isHarmless(line) || line.pos === LABORATORY || line.modifiers.includes("26") || line.modifiers.includes("TC")) return false;
  return isVisit(line.procedureKey) || globalDaysOf(line, fees) !== undefined;
}

export default defineRule({
  id: "claim/new-patient-seen-before",
  code: "DEM-004",
  summary: "A visit of a new patient follows an earlier service by the same physician or group and specialty.",
  subject: "patient",
  wakes: { codes: Object.keys(ESTABLISHED) },
  tables: [],
  tablesIfAny: ["fees"],
  needsHistory: true,
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    seen: "{procedure} is for a new patient, but {physician} saw this patient on {seen} ({earlier}), within three years. The payer may deny the visit or pay it as one of an established patient.",
  },
  remedies: {
    established: { kind: "change-code", text: "Bill the visit of an established patient that its time or decisions support: {codes}." },
  },
  adjustmentGroup: "CO",
  carc: ["B16"],
  rarc: [],
  status277: ["A8:454"],
  citations: [claimsProcessingManual("chapter 12, section 30.6.7, definition of a new patient")],
  yieldsTo: ["MOH-033", "GLB-001", "GLB-003", "GLB-004"],
  check({ days }, _tables, report) {
    if (days.length < 2) return;
    for (const day of days) {
      for (const visit of day.lines) {
        const codes = ESTABLISHED[visit.procedure];
        if (codes === undefined || isHarmless(visit)) continue;
        let seen: ServiceLine | undefined;
        for (const earlier of days) {
          if (earlier.date >= day.date || daysBetween(earlier.date, day.date) > SEEN_WITHIN) continue;
          seen = earlier.lines.find((line) => samePhysician(line, visit) !== false && isFaceToFace(line, earlier.tables.fees)) ?? seen;
        }
        if (seen === undefined) continue;
        report({
          at: visit,
          related: [seen],
          message: "seen",
          data: {
            seen: formatServiceDate(seen.date),
            earlier: seen.procedure,
            physician: samePhysician(seen, visit) === "npi" ? "the same physician" : "a physician of the same group and specialty",
            codes,
          },
          atRisk: [visit],
        });
      }
    }
  },
});
