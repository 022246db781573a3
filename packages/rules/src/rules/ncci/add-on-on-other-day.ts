import { daysBetween, formatServiceDate, type ServiceLine } from "@claimscrub/claim";
import { ADD_ON_EDITS, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { mohsService } from "../../tumours/mohs-codes.ts";

/** Services that may go on over midnight. */
const CRITICAL_CARE = "99292";
/** A primary of another claim so near that the two are one episode. */
const NEAR = 3;

export default defineRule({
  id: "ncci/add-on-on-other-day",
  code: "AOC-006",
  summary: "An add-on code stands on another date than the code that it adds to.",
  subject: "patient",
  wakes: { addOn: true },
  tables: ["addOns"],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    "other-day":
      "{procedure} is an add-on code, and the code that it adds to, {primary}, stands on {primaryDate} by the same provider, not on the day of the add-on. The payer looks for both on one date and will deny the line.",
  },
  remedies: {
    "same-date": {
      kind: "add-information",
      text: "See which date the record gives. If both were done on one day, correct the date; if the work went on on another day, bill a primary service for that day.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["107"],
  rarc: ["N122"],
  status277: ["A3:736"],
  citations: [ADD_ON_EDITS, nationalCorrectCodingManual("chapter I, sections R and W, add-on codes")],
  yieldsTo: ["MOH-031"],
  check({ days }, _tables, report) {
    if (days.length < 2) return;
    const all = days.flatMap((day) => day.lines).filter((line) => !isHarmless(line));
    for (const day of days) {
      for (const line of day.lines) {
        const edit = day.tables.addOns?.find(line.procedureKey);
        if (edit?.type !== 1 || line.procedure === CRITICAL_CARE || mohsService(line.procedureKey) !== undefined || isHarmless(line))
          continue;
        const primaries = all.filter((other) => edit.primaries.has(other.procedureKey));
        if (primaries.some((other) => other.date === line.date)) continue;
        const primary = primaries.find((other) => other.renderingNpi === line.renderingNpi && belongsTogether(other, line));
        if (primary !== undefined)
          report({
            at: line,
            related: [primary],
            element: "DTP*472",
            message: "other-day",
            data: { primary: primary.procedure, primaryDate: formatServiceDate(primary.date) },
            atRisk: [line],
            ownedByLine: true,
          });
      }
    }
  },
});

/** On one claim, or so few days apart that the date of one of them is likely wrong. */
function belongsTogether(primary: ServiceLine, addOn: ServiceLine): boolean {
  return primary.claim === addOn.claim || Math.abs(daysBetween(primary.date, addOn.date)) <= NEAR;
}
