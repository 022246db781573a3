import { professionalGuide } from "../../authorities/x12.ts";
import { asksForPayment } from "../../claims/asks-for-payment.ts";
import { defineRule } from "../../define-rule.ts";
import { sexOfDiagnosis } from "../../diagnoses/sex-of-diagnosis.ts";

/** Says that the sex on file does not settle it. */
const OVERRIDE = "KX";
/** The same as a condition of a facility's bill. */
const OVERRIDE_OF_BILL = "45";

/** Hardly any claim of a practice for skin does. */
function namesASex(diagnoses: readonly string[]): boolean {
  for (let at = 0; at < diagnoses.length; at++) if (sexOfDiagnosis(diagnoses[at] as string) !== undefined) return true;
  return false;
}

export default defineRule({
  id: "claim/diagnosis-of-other-sex",
  code: "DEM-002",
  summary: "A line points at a diagnosis that patients of the claim's sex don't have.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: [],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    "conflict-of-bill":
      "Diagnosis {diagnosis} contradicts the sex that the claim gives for the patient (DMG03). The claim will be returned or denied.",
    conflict: "Diagnosis {diagnosis} contradicts the sex that the claim gives for the patient (DMG03). The line will be denied.",
  },
  remedies: {
    "correct-bill": {
      kind: "change-diagnosis",
      text: "Correct the diagnosis or the sex on the claim, whichever is wrong. Where both are right, condition code 45 says so.",
    },
    correct: {
      kind: "change-diagnosis",
      text: "Correct the diagnosis or the sex on the claim, whichever is wrong. Where both are right, KX on the line says so.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["10"],
  rarc: [],
  status277: ["A8:86"],
  citations: [
    professionalGuide("DMG03, HI"),
    { title: "ICD-10-CM, tabular list", section: "categories of female and of male organs, and of pregnancy" },
  ],
  yieldsTo: [],
  check(claim, _tables, report) {
    if (!namesASex(claim.diagnoses)) return;
    const sex = claim.patientSex;
    if ((sex !== "F" && sex !== "M") || !asksForPayment(claim)) return;
    const other = sex === "F" ? "M" : "F";
    const contradicts = (diagnosis: string): boolean => sexOfDiagnosis(diagnosis) === other;
    if (!claim.diagnoses.some(contradicts)) return;
    if (claim.bill !== undefined) {
      const place = claim.diagnoses.findIndex(contradicts);
      const data = { diagnosis: claim.diagnoses[place] ?? "" };
      const element = `HI${String(place + 1).padStart(2, "0")}-2`;
      if (!claim.bill.conditions.includes(OVERRIDE_OF_BILL))
        report({ at: claim, element, message: "conflict-of-bill", data, atRisk: claim.lines, remedy: "correct-bill" });
      return;
    }
    for (const line of claim.lines) {
      const at = line.pointers.findIndex((pointer) => contradicts(claim.diagnoses[pointer - 1] ?? ""));
      const diagnosis = claim.diagnoses[(line.pointers[at] ?? 0) - 1];
      if (diagnosis !== undefined && line.date !== 0 && !line.modifiers.includes(OVERRIDE))
        report({ at: line, element: `SV107-${at + 1}`, message: "conflict", data: { diagnosis }, atRisk: [line], remedy: "correct" });
    }
  },
});
