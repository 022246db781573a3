import { coverageDetermination } from "../../authorities/cms.ts";
import { notCovered } from "../../coverage/coverage-of-line.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

export default defineRule({
  id: "diagnosis/listed-but-not-pointed",
  code: "DXC-002",
  summary: "A diagnosis that would cover the line stands on the claim, and the line points at others.",
  subject: "line",
  wakes: { listed: true },
  tables: ["lists", "coverage", "prices"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    unpointed:
      "{documents} covers {procedure} for {listed}, which is on the claim, but the line points at {diagnoses}. The payer looks at the pointed diagnoses and will deny the line.",
  },
  remedies: {
    repoint: {
      kind: "change-diagnosis",
      text: "If the record shows that {procedure} was done for {listed}, point SV107-1 at it.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["50"],
  rarc: [],
  status277: ["A7:477"],
  citations: [coverageDetermination("billing and coding article, covered diagnoses")],
  yieldsTo: [],
  check(line, { lists, coverage, prices }, report) {
    if (isHarmless(line)) return;
    const found = notCovered(line, "local", { lists, coverage, prices });
    if (found?.unpointed !== undefined)
      report({
        at: line,
        element: "SV107-1",
        message: "unpointed",
        data: { documents: found.documents, listed: found.unpointed, diagnoses: line.diagnoses.join(", ") },
        atRisk: [line],
      });
  },
});
