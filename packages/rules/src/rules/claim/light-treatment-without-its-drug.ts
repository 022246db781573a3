import { claimsProcessingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

/** Photodynamic treatment of skin, and the drugs that are put on it. */
const TREATMENTS = ["96567", "96573", "96574"] as const;
const DRUGS = ["J7308", "J7309", "J7345"] as const;
const isTreatment = (procedure: string): boolean => (TREATMENTS as readonly string[]).includes(procedure);
const isDrug = (procedure: string): boolean => (DRUGS as readonly string[]).includes(procedure);
const OFFICE = "11";

export default defineRule({
  id: "claim/light-treatment-without-its-drug",
  code: "UNB-007",
  summary: "Photodynamic treatment stands without its drug, or the drug without the treatment.",
  subject: "day",
  wakes: { codes: [...TREATMENTS, ...DRUGS] },
  tables: [],
  direction: "underbilling",
  severity: "info",
  confidence: "low",
  messages: {
    "no-drug":
      "{procedure} uses a drug that is paid apart (J7308, J7345), and no line of the day has it. What it is worth can't be said here: drugs are paid by another schedule.",
    "no-treatment":
      "{procedure} is the drug of a photodynamic treatment, and no treatment stands on the claims of the day: 96567, 96573 or 96574. The figure is that of the least paid.",
  },
  remedies: {
    "add-drug": {
      kind: "add-line",
      text: "Add the drug with its units (J7308 by the stick, J7345 by 10 mg) and NDC where the practice bought it.",
    },
    "add-treatment": {
      kind: "add-line",
      text: "Add the treatment as it was given: 96567 by staff, 96573 by the physician, 96574 with debridement by the physician. If the light was another day's, nothing is missing.",
    },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: [],
  citations: [claimsProcessingManual("chapter 17, section 10, drugs that a practice buys")],
  yieldsTo: [],
  check(day, _tables, report) {
    for (const line of day.lines) {
      if (line.pos !== OFFICE || isHarmless(line)) continue;
      if (isTreatment(line.procedure) && !day.lines.some((other) => isDrug(other.procedure)))
        report({
          at: line,
          message: "no-drug",
          corrected: [{ kind: "add", like: line, as: { procedure: "J7308", modifiers: [], units: 1, chargeCents: "fee" } }],
          remedyChanges: [],
          remedy: "add-drug",
        });
      if (isDrug(line.procedure) && !day.lines.some((other) => isTreatment(other.procedure)))
        report({
          at: line,
          message: "no-treatment",
          corrected: [{ kind: "add", like: line, as: { procedure: "96567", modifiers: [], units: 1, chargeCents: "fee" } }],
          remedyChanges: [],
          remedy: "add-treatment",
        });
    }
  },
});
