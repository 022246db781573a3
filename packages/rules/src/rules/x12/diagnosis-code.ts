import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";
import { remembered } from "../../diagnoses/remembered.ts";

/** A letter, a digit, a digit or letter, then up to four more. */
const SHAPE = /^[A-Z]\d[0-9A-Z]{1,5}$/;
const hasShape = remembered((diagnosis) => SHAPE.test(diagnosis));

export default defineRule({
  id: "x12/diagnosis-code",
  code: "FMT-008",
  summary: "A diagnosis is no ICD-10-CM code of the date, or only the heading of longer codes.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  // Its editions are those of ICD-10-CM: older claims have codes of another system.
  tables: ["sites"],
  tablesIfAny: ["diagnoses"],
  direction: "rejection",
  severity: "error",
  confidence: "high",
  messages: {
    misshapen: "Diagnosis {place}, {diagnosis}, doesn't have the shape of an ICD-10-CM code. The claim will be refused.",
    unknown:
      "Diagnosis {place}, {diagnosis}, is not among the ICD-10-CM codes of the year that holds the date of service. The claim will be refused.",
    incomplete: "Diagnosis {place}, {diagnosis}, only heads longer codes: ICD-10-CM wants the full length. The claim will be refused.",
  },
  remedies: {
    "right-code": {
      kind: "change-diagnosis",
      text: "Code the diagnosis at full length from the ICD-10-CM of the date of service (it changes each October).",
    },
  },
  adjustmentGroup: "CO",
  carc: ["146", "16"],
  rarc: ["M76", "MA63", "M81"],
  status277: ["A7:255"],
  citations: [professionalGuide("HI, diagnosis codes"), { title: "ICD-10-CM, tabular list", section: "codes of the fiscal year" }],
  yieldsTo: [],
  check(claim, { diagnoses }, report, notChecked) {
    let unknown = false;
    const codes = claim.diagnoses;
    for (let at = 0; at < codes.length; at++) {
      const diagnosis = codes[at];
      if (diagnosis === undefined || diagnosis === "") continue;
      const standing = diagnoses?.standing(diagnosis);
      const message = !hasShape(diagnosis)
        ? "misshapen"
        : diagnoses === undefined || standing === "reportable"
          ? undefined
          : standing === "heading"
            ? "incomplete"
            : "unknown";
      if (message === undefined) {
        unknown ||= diagnoses === undefined;
        continue;
      }
      // On a bill every line is for all of its diagnoses.
      const pointing = claim.lines.filter((line) => (claim.form === "institutional" || line.pointers.includes(at + 1)) && line.date !== 0);
      report({
        at: claim,
        element: `HI${String(at + 1).padStart(2, "0")}-2`,
        message,
        data: { place: at + 1, diagnosis },
        atRisk: pointing,
        status277: [at === 0 ? "A7:254" : "A7:255", ...(message === "incomplete" ? ["A7:772"] : [])],
      });
    }
    if (unknown) notChecked?.("no-list-loaded", claim.lines.length);
  },
});
