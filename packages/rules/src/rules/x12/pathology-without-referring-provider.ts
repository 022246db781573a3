import { claimsProcessingManual } from "../../authorities/cms.ts";
import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

const PATHOLOGY = ["88300-88399"] as const;

export default defineRule({
  id: "x12/pathology-without-referring-provider",
  code: "FMT-020",
  summary: "Pathology of tissue names nobody who sent it.",
  subject: "line",
  wakes: { codes: PATHOLOGY },
  tables: [],
  direction: "rejection",
  severity: "warning",
  confidence: "medium",
  messages: {
    "nobody-sent":
      "{procedure} is pathology of tissue, and neither a referring (DN) nor an ordering provider (DK) with an NPI is named. Medicare's front end wants one, also where a practice reads its own specimens.",
  },
  remedies: {
    "name-provider": {
      kind: "add-information",
      text: "Name who took or sent the specimen with the NPI in NM1*DN of loop 2310A. A practice that reads its own specimens names the physician who took them.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["16"],
  rarc: ["N285", "N286"],
  status277: ["A6:562:DN"],
  citations: [
    professionalGuide("loops 2310A, 2420E and 2420F"),
    claimsProcessingManual("chapter 26, section 10.4, item 17, ordering and referring providers"),
  ],
  yieldsTo: [],
  check(line, _tables, report) {
    if (line.claim.filingIndicator !== "MB" || line.orderingNpi !== "" || isHarmless(line)) return;
    report({ at: line, element: "NM1*DN", message: "nobody-sent", atRisk: [line] });
  },
});
