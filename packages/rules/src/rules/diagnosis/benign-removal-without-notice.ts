import { coverageDetermination } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { lesionOf } from "../../diagnoses/lesion-of-diagnosis.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

/** Removals that contractors hold for cosmetic without a reason. */
const REMOVALS = ["11200-11201", "11300-11313", "11400-11446", "17000-17004", "17110-17111"] as const;
const LIST = "benign-removals";
const LIABILITY = new Set(["GA", "GX", "GY", "GZ"]);

export default defineRule({
  id: "diagnosis/benign-removal-without-notice",
  code: "DXC-010",
  summary: "A benign lesion is removed by a code of the contractor's list, and no modifier says who pays if it is cosmetic.",
  subject: "line",
  wakes: { codes: REMOVALS },
  tables: [],
  tablesIfAny: ["lists"],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    cosmetic:
      "{procedure} removes a benign lesion ({diagnoses}), which the contractor counts as cosmetic unless the lesion gave trouble. The line has neither a diagnosis of such trouble nor GA, GX, GY or GZ, and it may be denied.",
  },
  remedies: {
    "say-why": {
      kind: "add-information",
      text: "If the record shows bleeding, pain, itching or another reason, add its diagnosis. If the removal was cosmetic, add GY; if the patient signed a notice, GA.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["50"],
  rarc: ["N115"],
  status277: ["A3:287"],
  citations: [coverageDetermination("removal of benign skin lesions")],
  yieldsTo: ["DXC-001", "DXC-002", "DXC-003"],
  check(line, { lists }, report, notChecked) {
    if (isHarmless(line)) return;
    if (lists?.holds(LIST) !== true) {
      notChecked?.("no-list-loaded");
      return;
    }
    if (!lists.has(LIST, line.procedureKey) || line.diagnoses.length === 0) return;
    if (line.modifiers.some((modifier) => LIABILITY.has(modifier))) return;
    if (line.diagnoses.every((diagnosis) => lesionOf(diagnosis) === "benign"))
      report({ at: line, message: "cosmetic", data: { diagnoses: line.diagnoses.join(", ") }, atRisk: [line] });
  },
});
