import { codeSet } from "@claimscrub/claim";
import { claimsProcessingManual } from "../../authorities/cms.ts";
import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

/** Diagnostic images and clinical laboratory tests, which somebody must have ordered. Treatment by radiation is none. */
const TESTS = ["70010-76499", "76506-76999", "77046-77092", "78012-78999", "80047-87999"] as const;
/** Physical and occupational therapy, whose plan a physician or practitioner has to certify. */
const THERAPY = ["97010-97150", "97161-97168", "97530-97546", "97750-97763"] as const;
const isTherapy = codeSet(THERAPY);

export default defineRule({
  id: "x12/test-without-ordering-provider",
  code: "FMT-016",
  summary: "A diagnostic test names nobody who ordered it, or therapy nobody who certified its plan.",
  subject: "line",
  wakes: { codes: [...TESTS, ...THERAPY] },
  tables: [],
  direction: "rejection",
  severity: "warning",
  confidence: "medium",
  messages: {
    "nobody-ordered":
      "{procedure} is a diagnostic test, and neither an ordering (DK) nor a referring provider (DN) with an NPI is named. Medicare's front end wants one, also where the physician who did the test ordered it.",
    "nobody-certified":
      "{procedure} is therapy, and no referring provider (DN) with an NPI is named. Medicare wants the physician or practitioner there who certifies the plan of care.",
  },
  remedies: {
    "name-certifier": {
      kind: "add-information",
      text: "Name who certifies the plan of care with the NPI: NM1*DN of loop 2310A, or of 2420F for the line.",
    },
    "name-provider": {
      kind: "add-information",
      text: "Name who ordered the test with the NPI: NM1*DK of loop 2420E, or NM1*DN of loop 2310A. If the physician who bills ordered it, name that one.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["16"],
  rarc: ["N264", "N265", "N285", "N286"],
  status277: ["A6:562:DN"],
  citations: [
    professionalGuide("loops 2310A, 2420E and 2420F"),
    claimsProcessingManual("chapter 26, section 10.4, item 17, ordering and referring providers"),
    claimsProcessingManual("chapter 5, section 20, therapy and the provider who certifies its plan"),
  ],
  yieldsTo: [],
  check(line, _tables, report) {
    if (line.claim.filingIndicator !== "MB" || line.orderingNpi !== "" || isHarmless(line)) return;
    if (isTherapy(line.procedureKey))
      report({ at: line, element: "NM1*DN", message: "nobody-certified", atRisk: [line], remedy: "name-certifier" });
    else report({ at: line, element: "NM1*DK", message: "nobody-ordered", atRisk: [line], remedy: "name-provider" });
  },
});
