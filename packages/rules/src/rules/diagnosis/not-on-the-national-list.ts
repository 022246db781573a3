import { defineRule } from "../../define-rule.ts";
import { notCovered } from "../../coverage/coverage-of-line.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

export default defineRule({
  id: "diagnosis/not-on-the-national-list",
  code: "DXC-003",
  summary: "None of the line's diagnoses is on the list of the national coverage determination for its code.",
  subject: "line",
  wakes: { listed: true },
  tables: ["lists", "coverage", "prices"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    "not-listed":
      "{documents} lists the diagnoses for which Medicare covers {procedure} in the whole nation, and none that the line points at ({diagnoses}) is among them. The line will be denied.",
  },
  remedies: {
    "listed-diagnosis": {
      kind: "change-diagnosis",
      text: "If the record supports a listed diagnosis, code it and point the line at it. If not, the patient must have signed a notice before the service (GA); without one nothing can be charged (GZ).",
    },
  },
  adjustmentGroup: "CO",
  carc: ["50"],
  rarc: ["N386"],
  status277: ["A3:287"],
  citations: [{ title: "National Coverage Determination", section: "covered diagnoses, coding file of the determination" }],
  yieldsTo: [],
  check(line, { lists, coverage, prices }, report) {
    if (isHarmless(line)) return;
    const found = notCovered(line, "national", { lists, coverage, prices });
    if (found !== undefined)
      report({
        at: line,
        element: "SV107-1",
        message: "not-listed",
        data: { documents: found.documents, diagnoses: line.diagnoses.join(", ") },
        atRisk: [line],
      });
  },
});
