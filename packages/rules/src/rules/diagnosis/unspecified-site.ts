import { codeSet } from "@claimscrub/claim";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

/** Surgery whose code depends on the site of the lesion. */
const SITE_DEPENDENT = ["11300-11313", "11400-11446", "11600-11646", "17260-17286", "17311", "17313"] as const;
const isSiteDependent = codeSet(SITE_DEPENDENT);
/**
 * Skin tumours of ICD-10-CM that leave the site open: unspecified part of the face, eyelid, ear or limb without its side, skin without a site.
 * C44 has the kind of tumour in its fifth place and the side in its sixth; D04, D22 and D23 have the side in the fifth.
 */
const UNSPECIFIED =
  /^(?:C449[0129]|C4[3A]9|D0[34]9|D2[23]9|C44[1267][0-9]1|C44[3][0-9]0|C4[3A][1-3]0|C4[3A][67]0|D0[34][1-3]0|D0[34][67]0|D2[23][1-3]0|D2[23][67]0)$/;

export default defineRule({
  id: "diagnosis/unspecified-site",
  code: "DXC-005",
  summary: "Surgery that is coded by the site of its lesion points at diagnoses that leave the site open.",
  subject: "line",
  wakes: { codes: SITE_DEPENDENT },
  tables: [],
  direction: "review",
  severity: "info",
  confidence: "low",
  messages: {
    open: "{procedure} is chosen by the site of the lesion, and {diagnoses} leaves the site or the side open. A payer may ask for the more exact diagnosis, and nothing on the claim supports the code.",
  },
  remedies: {
    specify: { kind: "change-diagnosis", text: "Take site and side from the operative note and code the diagnosis that names them." },
  },
  adjustmentGroup: "CO",
  carc: ["16"],
  rarc: ["M81"],
  status277: ["A7:772"],
  citations: [{ title: "ICD-10-CM, tabular list", section: "C43, C44, C4A, D03, D04, D22, D23: unspecified sites" }],
  yieldsTo: ["FMT-008"],
  check(line, _tables, report) {
    if (!isSiteDependent(line.procedureKey) || line.diagnoses.length === 0 || isHarmless(line)) return;
    if (line.diagnoses.every((diagnosis) => UNSPECIFIED.test(diagnosis)))
      report({ at: line, element: "SV107-1", message: "open", data: { diagnoses: line.diagnoses.join(", ") } });
  },
});
