import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { remembered } from "../../diagnoses/remembered.ts";

const TRUNK_OR_ANY_SKIN = /^C44[589]/;
const GENITAL_SKIN = /^(?:C51|C52|C60|C632)/;
const isSkin = remembered((diagnosis) => TRUNK_OR_ANY_SKIN.test(diagnosis));
const isGenital = remembered((diagnosis) => GENITAL_SKIN.test(diagnosis));

export default defineRule({
  id: "diagnosis/diagnoses-that-exclude-each-other",
  code: "DXC-006",
  summary: "A line points at skin cancer and at cancer of genital skin, which ICD-10-CM does not code together.",
  subject: "line",
  wakes: { codes: ["10004-69990", "88300-88399"] },
  tables: [],
  direction: "review",
  severity: "info",
  confidence: "low",
  messages: {
    excludes:
      "{procedure} points at {skin} and at {genital}. C44 excludes the skin of genital organs, which has codes of its own: for one tumour one of the two is wrong.",
  },
  remedies: {
    "one-diagnosis": {
      kind: "change-diagnosis",
      text: "Keep the diagnosis of the site that the pathology report names. Two tumours stand on two lines, each with its own diagnosis.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["16"],
  rarc: [],
  status277: ["A8:255"],
  citations: [{ title: "ICD-10-CM, tabular list", section: "C44, codes that exclude each other" }],
  yieldsTo: [],
  check(line, _tables, report) {
    const { diagnoses } = line;
    if (diagnoses.length < 2) return;
    const genital = diagnoses.find(isGenital);
    const skin = genital === undefined ? undefined : diagnoses.find(isSkin);
    if (skin !== undefined && genital !== undefined && !isHarmless(line))
      report({ at: line, element: "SV107-1", message: "excludes", data: { skin, genital } });
  },
});
