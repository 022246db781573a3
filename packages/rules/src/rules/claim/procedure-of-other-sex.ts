import { codeSet } from "@claimscrub/claim";
import { claimsProcessingManual } from "../../authorities/cms.ts";
import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

/** Says that the sex on file does not settle it. */
const OVERRIDE = "KX";
/** The same as a condition of a facility's bill. */
const OVERRIDE_OF_BILL = "45";
/**
 * Sections of CPT that are named for organs of one sex, and maternity; ultrasound in pregnancy and through the vagina, cytology of cervix and vagina,
 * and Medicare's screening for cancers of the cervix and of the prostate (NCD 210.2 and 210.1); ultrasound of the penis.
 */
const OF_WOMEN = [
  "56405-58999", "59000-59899", "76801-76828", "76830", "88141-88155", "88164-88175", "G0101", "G0123-G0124", "G0141-G0148", "P3000-P3001", "Q0091",
] as const; // biome-ignore format: ranges of codes
const OF_MEN = ["54000-55899", "93980-93981", "G0102-G0103"] as const;
const isOfWomen = codeSet(OF_WOMEN);
const isOfMen = codeSet(OF_MEN);

export default defineRule({
  id: "claim/procedure-of-other-sex",
  code: "DEM-001",
  summary: "A procedure on an organ of one sex is billed for a patient of the other.",
  subject: "line",
  wakes: { codes: [...OF_WOMEN, ...OF_MEN] },
  forms: ["professional", "institutional", "dental"],
  tables: [],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    conflict: "{procedure} is a service of an organ that patients of the sex on the claim (DMG03) do not have. The line will be denied.",
  },
  remedies: {
    correct: {
      kind: "change-code",
      text: "Correct the procedure or the sex on the claim, whichever is wrong. Where both are right, KX on the line says so.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["7"],
  rarc: [],
  status277: ["A8:474"],
  citations: [
    professionalGuide("DMG03, SV101-2"),
    claimsProcessingManual("chapter 32, section 240, procedures that contradict the patient's sex, and KX"),
  ],
  yieldsTo: ["DEM-002"],
  check(line, _tables, report) {
    const sex = line.claim.patientSex;
    const of = isOfWomen(line.procedureKey) ? "F" : isOfMen(line.procedureKey) ? "M" : undefined;
    if (of === undefined || (sex !== "F" && sex !== "M") || sex === of || line.modifiers.includes(OVERRIDE) || isHarmless(line)) return;
    if (line.claim.bill?.conditions.includes(OVERRIDE_OF_BILL) === true) return;
    report({ at: line, message: "conflict", atRisk: [line] });
  },
});
