import { nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { lesionOf } from "../../diagnoses/lesion-of-diagnosis.ts";
import { otherSite, SITES_IN_WORDS } from "../../diagnoses/site-of-removal.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

const BENIGN = ["11400-11406", "11420-11426", "11440-11446"];
const MALIGNANT = ["11600-11606", "11620-11626", "11640-11646"];

export default defineRule({
  id: "diagnosis/excision-of-other-nature",
  code: "DXC-007",
  summary: "The excision of a benign lesion is billed with malignant diagnoses only, or the other way round.",
  subject: "line",
  wakes: { codes: [...BENIGN, ...MALIGNANT] },
  tables: [],
  direction: "review",
  severity: "warning",
  confidence: "medium",
  messages: {
    "malignant-lesion":
      "{procedure} is the excision of a benign lesion, and every diagnosis that the line points at is malignant{where}: {right} is the code of that site and size.",
    "benign-lesion":
      "{procedure} is the excision of a malignant lesion, and every diagnosis that the line points at is benign{where}: {right} is the code of that site and size.",
    "neither-nature-nor-site":
      "{procedure} is the excision of a {billed} lesion, and every diagnosis that the line points at is {lesion} and lies at a site of other codes. Which code is right the diagnoses don't tell.",
    unconfirmed:
      "{procedure} is the excision of a malignant lesion, and the diagnosis is of uncertain or unknown behaviour. Without the pathology the code can't be told.",
  },
  remedies: {
    "code-or-diagnosis": {
      kind: "change-code",
      text: "Compare with the pathology report: bill {right} where the diagnosis is right; where it isn't, correct the diagnosis.",
    },
    "find-code": {
      kind: "change-code",
      text: "Look up nature and site of the lesion in the pathology report and the record, and correct the code or the diagnosis.",
    },
    "await-pathology": { kind: "document", text: "Wait for the pathology report and code lesion and diagnosis by it." },
  },
  adjustmentGroup: "CO",
  carc: ["11"],
  rarc: [],
  status277: ["A8:488"],
  citations: [
    nationalCorrectCodingManual("chapter III, section E, lesion removal"),
    { title: "ICD-10-CM, tabular list", section: "tumours of the skin" },
  ],
  yieldsTo: [],
  check(line, _tables, report) {
    if (line.diagnoses.length === 0 || isHarmless(line)) return;
    const lesions = new Set(line.diagnoses.map(lesionOf));
    const [lesion] = lesions;
    if (lesion === undefined || lesions.size > 1) return;
    const billed = line.procedure.startsWith("114") ? "benign" : "malignant";
    if (lesion === billed) return;
    if (lesion === "unconfirmed") {
      // Before the pathology the benign code is what is billed.
      if (billed === "malignant")
        report({ at: line, message: "unconfirmed", direction: "review", severity: "info", remedy: "await-pathology" });
      return;
    }
    const site = otherSite(line);
    if (site !== undefined && site.told === undefined) {
      report({
        at: line,
        message: "neither-nature-nor-site",
        data: { billed, lesion },
        direction: "review",
        severity: "info",
        remedy: "find-code",
      });
      return;
    }
    // The site may be another than the code's too: then one code tells both.
    const right = `${lesion === "malignant" ? "116" : "114"}${(site?.told?.procedure ?? line.procedure).slice(3)}`;
    const where = site?.told === undefined ? "" : ` and lies in ${SITES_IN_WORDS[site.told.group]}`;
    report({
      at: line,
      message: lesion === "malignant" ? "malignant-lesion" : "benign-lesion",
      data: { right, where },
      corrected: [{ kind: "recode", line, as: { procedure: right } }],
      remedy: "code-or-diagnosis",
    });
  },
});
