import { codeSet, type ServiceDate, type ServiceLine } from "@claimscrub/claim";
import { claimsProcessingManual } from "../../authorities/cms.ts";
import { professionalGuide } from "../../authorities/x12.ts";
import { asksForPayment } from "../../claims/asks-for-payment.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { remembered } from "../../diagnoses/remembered.ts";

/** Codes that are for patients of an age in whole years, first and last included. */
const BANDS: readonly { readonly codes: readonly string[]; readonly from: number; readonly to: number }[] = [
  { codes: ["99381", "99391", "99460-99463", "99468-99469"], from: 0, to: 0 },
  { codes: ["99382", "99392"], from: 1, to: 4 },
  { codes: ["99383", "99393"], from: 5, to: 11 },
  { codes: ["99384", "99394"], from: 12, to: 17 },
  { codes: ["99385", "99395"], from: 18, to: 39 },
  { codes: ["99386", "99396"], from: 40, to: 64 },
  { codes: ["99387", "99397"], from: 65, to: 130 },
  { codes: ["99471-99472"], from: 0, to: 1 },
  { codes: ["99475-99476"], from: 2, to: 5 },
  { codes: ["99151", "99155"], from: 0, to: 4 },
  { codes: ["99152", "99156"], from: 5, to: 130 },
];
const bands = BANDS.map((band) => ({ ...band, holds: codeSet(band.codes) }));
const hasBand = codeSet(BANDS.flatMap(({ codes }) => codes));
/** Diagnoses of birth itself and of the newborn's examination, and of pregnancy, with the ages that the Medicare code editor takes for them. */
const NEWBORN = /^(?:Z38|Z0011[01]$)/;
const MATERNITY = /^(?:O\d|Z3[34A])/;

interface Ages {
  readonly from: number;
  readonly to: number;
}

const ANY_AGE: Ages = { from: 0, to: 999 };
const NO_LIMIT = 130;

function inWords({ from, to }: Ages): string {
  if (to === 0) return "less than a year old";
  if (from === 0) return `of up to ${to} ${to === 1 ? "year" : "years"}`;
  return to === NO_LIMIT ? `of ${from} years and more` : `of ${from} to ${to} years`;
}

const agesOf = remembered((diagnosis): Ages | undefined =>
  NEWBORN.test(diagnosis) ? { from: 0, to: 0 } : MATERNITY.test(diagnosis) ? { from: 9, to: 64 } : undefined,
);

function isOfAnAge(diagnosis: string): boolean {
  return agesOf(diagnosis) !== undefined;
}

function hasBandedLine(lines: readonly ServiceLine[]): boolean {
  for (let at = 0; at < lines.length; at++) if (hasBand((lines[at] as ServiceLine).procedureKey)) return true;
  return false;
}

/** Whole years on the date. */
function ageOn(date: ServiceDate, born: ServiceDate): number {
  return Math.floor((date - born) / 10000);
}

export default defineRule({
  id: "claim/service-of-other-age",
  code: "DEM-003",
  summary: "A procedure or a diagnosis is for patients of another age.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: [],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    procedure:
      "{procedure} is for patients {ages}, and by the birth date on the claim (DMG02) the patient is of another age. The line will be denied.",
    diagnosis:
      "Diagnosis {diagnosis} is for patients {ages}, and by the birth date on the claim (DMG02) the patient is of another age. The line will be denied.",
  },
  remedies: {
    correct: { kind: "change-code", text: "Correct the code or the birth date, whichever is wrong." },
  },
  adjustmentGroup: "CO",
  carc: ["6"],
  rarc: [],
  status277: ["A8:475"],
  citations: [
    professionalGuide("DMG02"),
    claimsProcessingManual("chapter 23, section 10, diagnoses and the ages of the Medicare code editor"),
  ],
  yieldsTo: [],
  check(claim, _tables, report) {
    const ofAnAge = claim.diagnoses.some(isOfAnAge);
    if (!ofAnAge && !hasBandedLine(claim.lines)) return;
    const born = claim.patientBirthDate;
    if (born === 0 || !asksForPayment(claim)) return;
    for (const line of claim.lines) {
      if (!ofAnAge && !hasBand(line.procedureKey)) continue;
      if (line.date < born || isHarmless(line)) continue;
      const age = ageOn(line.date, born);
      const isOutside = ({ from, to }: Ages): boolean => age < from || age > to;
      const band = bands.find(({ holds }) => holds(line.procedureKey));
      if (band !== undefined && isOutside(band)) report({ at: line, message: "procedure", data: { ages: inWords(band) }, atRisk: [line] });
      const diagnosis = ofAnAge ? line.diagnoses.find((one) => isOutside(agesOf(one) ?? ANY_AGE)) : undefined;
      if (diagnosis !== undefined)
        report({
          at: line,
          element: "SV107-1",
          message: "diagnosis",
          data: { diagnosis, ages: inWords(agesOf(diagnosis) ?? ANY_AGE) },
          atRisk: [line],
          carc: ["9"],
        });
    }
  },
});
