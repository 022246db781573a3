import { samePhysician } from "@claimscrub/claim";
import { FEE_SCHEDULE, claimsProcessingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { sideOfDiagnosis } from "../../laterality/side-of-diagnosis.ts";

export default defineRule({
  id: "modifier/one-of-two-sides",
  code: "BIL-003",
  summary: "A service that is paid by sides is billed for one, and its diagnoses name both.",
  subject: "day",
  wakes: { fee: ({ bilateral }) => bilateral === "1" || bilateral === "3" },
  tables: ["fees"],
  direction: "underbilling",
  severity: "warning",
  confidence: "low",
  messages: {
    "other-side":
      "{procedure} is paid by sides (bilateral indicator {indicator}) and billed for one, but the diagnoses that the line points at name both sides. If both sides were treated, one was not billed.",
  },
  remedies: {
    "both-sides": {
      kind: "change-modifier",
      text: "Look in the record: if both sides were treated, bill one line with 50 and one unit. If one was, point the line at the diagnosis of that side only.",
    },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: [],
  citations: [
    { ...FEE_SCHEDULE, section: "bilateral indicators 1 and 3" },
    claimsProcessingManual("chapter 12, section 40.7, bilateral procedures"),
  ],
  yieldsTo: [],
  check(day, { fees }, report) {
    for (const line of day.lines) {
      const indicator = fees.row(line.procedureKey, "")?.bilateral;
      if ((indicator !== "1" && indicator !== "3") || line.units !== 1 || line.modifiers.includes("50") || isHarmless(line)) continue;
      const sides = new Set(line.diagnoses.map(sideOfDiagnosis));
      if (!sides.has("both") && !(sides.has("right") && sides.has("left"))) continue;
      if (line.modifiers.length > 3) continue;
      // A second line of the code may be the other side, or another lesion: then nothing is missing for certain.
      if (day.lines.some((other) => other !== line && other.procedureKey === line.procedureKey && samePhysician(other, line) !== false))
        continue;
      const modifiers = ["50", ...line.modifiers.filter((modifier) => modifier !== "RT" && modifier !== "LT")];
      report({
        at: line,
        element: "SV101-3",
        message: "other-side",
        data: { indicator },
        corrected: [{ kind: "recode", line, as: { modifiers } }],
      });
    }
  },
});
