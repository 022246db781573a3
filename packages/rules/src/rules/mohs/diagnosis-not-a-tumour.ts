import type { SkinSites } from "@claimscrub/reference";
import { coverageDetermination } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { groupTumours } from "../../tumours/group-tumours.ts";
import { remembered } from "../../diagnoses/remembered.ts";

/** Symptoms, and reasons for contact with health services: no disease to remove. */
const NO_DISEASE = /^[RZ]/;

const namesNoDisease = remembered((diagnosis) => NO_DISEASE.test(diagnosis));

function isOfTumour(diagnosis: string, sites: SkinSites): boolean {
  const site = sites.site(diagnosis);
  return site !== "unconfirmed" && site !== "not-a-tumour" && !namesNoDisease(diagnosis);
}

/** What diagnoses have in common none of which is of a tumour. */
function kindOf(diagnoses: readonly string[], sites: SkinSites): "no-disease" | "unconfirmed" | "benign" | "none-a-tumour" {
  if (diagnoses.every(namesNoDisease)) return "no-disease";
  if (diagnoses.every((diagnosis) => sites.site(diagnosis) === "unconfirmed")) return "unconfirmed";
  return diagnoses.every((diagnosis) => sites.site(diagnosis) === "not-a-tumour") ? "benign" : "none-a-tumour";
}

export default defineRule({
  id: "mohs/diagnosis-not-a-tumour",
  code: "MOH-016",
  summary: "Every diagnosis of a Mohs tumour is benign, premalignant, unconfirmed or no disease at all.",
  subject: "day",
  wakes: { codes: ["17311", "17313"] },
  tables: ["sites"],
  direction: "review",
  severity: "info",
  confidence: "medium",
  messages: {
    benign:
      "{procedure} points at {diagnoses} only, which is benign or premalignant. Contractors cover Mohs surgery for malignant tumours; their lists differ, and none is loaded here.",
    unconfirmed:
      "{procedure} points at {diagnoses} only: a lesion of uncertain or unknown behaviour. Contractors cover Mohs surgery for tumours that pathology has confirmed; their lists differ, and none is loaded here.",
    "none-a-tumour":
      "{procedure} points at {diagnoses}: benign or premalignant growths, lesions that pathology has not confirmed, or no disease at all. Contractors cover Mohs surgery for malignant tumours that pathology has confirmed; their lists differ, and none is loaded here.",
    "no-disease":
      "{procedure} points at {diagnoses} only, which names no tumour. The line has nothing to show why Mohs surgery was needed.",
  },
  remedies: {
    "by-pathology": {
      kind: "change-diagnosis",
      text: "Code the diagnosis that the pathology report gives, with its site, and point the Mohs lines at it. If the report says what the claim says, look the diagnosis up in the contractor's billing and coding article.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["50", "11"],
  rarc: ["N115"],
  status277: ["A3:287"],
  citations: [
    coverageDetermination("Mohs micrographic surgery, covered diagnoses"),
    { title: "ICD-10-CM, tabular list", section: "D17, D22, D23, D48.5, D49.2, L57.0, L72, L82" },
  ],
  yieldsTo: ["DXC-001"],
  check(day, { sites }, report) {
    for (const { firstStage, laterStages, extraBlocks } of groupTumours(day.lines).tumours) {
      // One diagnosis of a tumour settles it.
      const [own] = firstStage.diagnoses;
      if (isHarmless(firstStage) || (own !== undefined && isOfTumour(own, sites))) continue;
      const lines = [firstStage, ...laterStages, ...extraBlocks];
      const diagnoses = [...new Set(lines.flatMap((line) => line.diagnoses))];
      if (diagnoses.length > 0 && !diagnoses.some((diagnosis) => isOfTumour(diagnosis, sites)))
        report({
          at: firstStage,
          related: [...laterStages, ...extraBlocks],
          element: "SV107-1",
          message: kindOf(diagnoses, sites),
          data: { diagnoses: diagnoses.join(", ") },
        });
    }
  },
});
