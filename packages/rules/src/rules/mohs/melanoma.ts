import { coverageDetermination } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { groupTumours } from "../../tumours/group-tumours.ts";
import { remembered } from "../../diagnoses/remembered.ts";

const MELANOMA = /^(?:C43|D03)/;
const isMelanoma = remembered((diagnosis) => MELANOMA.test(diagnosis));
/** Immunohistochemistry, by which melanocytes are seen in frozen sections. */
const STAINS = new Set(["88341", "88342", "88344"]);

export default defineRule({
  id: "mohs/melanoma",
  code: "MOH-017",
  summary: "Mohs surgery is billed for a melanoma, without a special stain.",
  subject: "day",
  wakes: { codes: ["17311", "17313"] },
  tables: [],
  direction: "review",
  severity: "info",
  confidence: "medium",
  messages: {
    melanoma:
      "{procedure} points at {diagnosis}, a melanoma, and no immunohistochemistry stands beside it. Many contractors cover Mohs surgery of melanoma in limited circumstances only; their lists differ, and none is loaded here.",
  },
  remedies: {
    document: {
      kind: "document",
      text: "Look the diagnosis up in the contractor's billing and coding article, and see that the record shows the type of melanoma, why margins had to be controlled, and how they were read. If stains were done, bill them.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["50"],
  rarc: ["N115"],
  status277: ["A3:287"],
  citations: [coverageDetermination("Mohs micrographic surgery, melanoma and melanoma in situ")],
  yieldsTo: ["DXC-001"],
  check(day, _tables, report) {
    for (const { firstStage } of groupTumours(day.lines).tumours) {
      const diagnosis = firstStage.diagnoses.find(isMelanoma);
      if (diagnosis === undefined || isHarmless(firstStage)) continue;
      if (day.lines.some((line) => STAINS.has(line.procedure))) continue;
      report({ at: firstStage, element: "SV107-1", message: "melanoma", data: { diagnosis } });
    }
  },
});
