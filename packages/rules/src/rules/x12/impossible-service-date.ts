import { formatServiceDate, yearOf } from "@claimscrub/claim";
import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";

export default defineRule({
  id: "x12/impossible-service-date",
  code: "FMT-007",
  summary: "A date of service is missing, to come, upside down, before the patient's birth, or in another year than the rest of the claim.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: [],
  direction: "rejection",
  severity: "error",
  confidence: "high",
  messages: {
    missing: "The line has no date of service that is a day of the calendar (DTP*472). The claim will be refused.",
    "to-come": "The date of service {through} lies after {received}, when the file was made. The claim will be refused.",
    "upside-down": "The service begins on {from} and ends before, on {through}. The claim will be refused.",
    "before-birth": "The date of service {from} lies before the patient's date of birth. The claim will be refused.",
    "two-years": "The dates of service lie in {first} and in {last}. A claim holds services of one calendar year, so it will be refused.",
  },
  remedies: {
    date: { kind: "add-information", text: "Correct the date of service from the record." },
    "date-or-birth": {
      kind: "add-information",
      text: "Correct the date of service or the patient's date of birth (DMG02), whichever is wrong.",
    },
    split: {
      kind: "split-claim",
      text: "Send the services of each calendar year on a claim of their own; split a span at the turn of the year.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["16"],
  rarc: ["M52"],
  status277: ["A7:187"],
  citations: [professionalGuide("DTP*472, DMG02")],
  yieldsTo: [],
  check(claim, _tables, report) {
    const { received, patientBirthDate } = claim;
    let first = 0;
    let last = 0;
    for (const line of claim.lines) {
      const { date, dateThrough } = line;
      const through = dateThrough === 0 ? date : dateThrough;
      if (date !== 0 && through >= date && (received === 0 || through <= received) && date >= patientBirthDate) {
        if (first === 0 || date < first) first = date;
        if (through > last) last = through;
        continue;
      }
      const at = { at: line, element: "DTP*472-03", atRisk: [line] };
      if (date === 0) {
        report({ ...at, message: "missing", status277: ["A6:187"], remedy: "date" });
        continue;
      }
      const data = { from: formatServiceDate(date), through: formatServiceDate(through), received: formatServiceDate(received) };
      if (through < date) report({ ...at, message: "upside-down", data, rarc: ["M59"], remedy: "date" });
      else if (received !== 0 && through > received)
        report({ ...at, message: "to-come", data, carc: ["110"], rarc: [], status277: ["A7:187", "A7:510"], remedy: "date" });
      else if (patientBirthDate !== 0 && date < patientBirthDate)
        report({ ...at, message: "before-birth", data, carc: ["14"], rarc: [], status277: ["A7:158:QC"], remedy: "date-or-birth" });
      if (first === 0 || date < first) first = date;
      if (through > last) last = through;
    }
    // A hospital stay may end in another year than it began.
    if (claim.form !== "institutional" && first !== 0 && yearOf(first) !== yearOf(last))
      report({
        at: claim,
        element: "DTP*472-03",
        message: "two-years",
        data: { first: yearOf(first), last: yearOf(last) },
        atRisk: claim.lines,
        carc: ["268"],
        rarc: [],
        status277: ["A7:773"],
        remedy: "split",
      });
  },
});
