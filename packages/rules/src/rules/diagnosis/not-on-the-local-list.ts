import { coverageDetermination } from "../../authorities/cms.ts";
import { notCovered } from "../../coverage/coverage-of-line.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

export default defineRule({
  id: "diagnosis/not-on-the-local-list",
  code: "DXC-001",
  summary: "None of the line's diagnoses is on the contractor's list for its code.",
  subject: "line",
  wakes: { listed: true },
  tables: ["lists", "coverage", "prices"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    "not-listed":
      "{documents} lists the diagnoses for which {procedure} is covered, and none that the line points at ({diagnoses}) is among them. The line will be denied as not necessary.",
  },
  remedies: {
    "listed-diagnosis": {
      kind: "change-diagnosis",
      text: "If the record supports a listed diagnosis, code it and point the line at it. If not, the patient must have signed a notice before the service (GA); without one nothing can be charged (GZ).",
    },
  },
  adjustmentGroup: "CO",
  carc: ["50", "11", "167"],
  rarc: ["N115", "N569"],
  status277: ["A3:287", "A8:488"],
  citations: [coverageDetermination("billing and coding article, covered diagnoses")],
  yieldsTo: ["DXC-002"],
  check(line, { lists, coverage, prices }, report) {
    if (isHarmless(line)) return;
    const found = notCovered(line, "local", { lists, coverage, prices });
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
