import { nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { otherSite, SITES_IN_WORDS } from "../../diagnoses/site-of-removal.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

const REMOVALS = ["11400-11406", "11420-11426", "11440-11446", "11600-11606", "11620-11626", "11640-11646", "17260-17286"];
export default defineRule({
  id: "diagnosis/removal-at-other-site",
  code: "DXC-009",
  summary: "A lesion's removal is coded for another group of sites than its diagnoses name.",
  subject: "line",
  wakes: { codes: REMOVALS },
  tables: [],
  direction: "review",
  severity: "warning",
  confidence: "medium",
  messages: {
    "other-site":
      "{procedure} is for {billed}, and every diagnosis that the line points at lies in {told}: {right} is the code of that site and size.",
    "some-other-site":
      "{procedure} is for {billed}, and no diagnosis that the line points at lies there. Which code is right the diagnoses don't tell.",
  },
  remedies: {
    "code-or-diagnosis": {
      kind: "change-code",
      text: "Compare with the record: bill {right} where the diagnosis is right; where it isn't, correct the diagnosis.",
    },
    "find-site": { kind: "change-code", text: "Look up the site in the record, and correct the code or the diagnosis." },
  },
  adjustmentGroup: "CO",
  carc: ["11"],
  rarc: [],
  status277: ["A8:488"],
  citations: [
    nationalCorrectCodingManual("chapter III, section E, lesion removal"),
    { title: "ICD-10-CM, tabular list", section: "sites of tumours of the skin" },
  ],
  yieldsTo: ["DXC-007"],
  check(line, _tables, report) {
    if (isHarmless(line)) return;
    const site = otherSite(line);
    if (site === undefined) return;
    const billed = SITES_IN_WORDS[site.billed];
    if (site.told === undefined) {
      report({ at: line, message: "some-other-site", data: { billed }, direction: "review", severity: "info", remedy: "find-site" });
      return;
    }
    const { group, procedure: right } = site.told;
    report({
      at: line,
      message: "other-site",
      data: { billed, told: SITES_IN_WORDS[group], right },
      corrected: [{ kind: "recode", line, as: { procedure: right } }],
      remedy: "code-or-diagnosis",
    });
  },
});
