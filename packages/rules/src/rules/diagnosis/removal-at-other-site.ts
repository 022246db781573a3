import type { ServiceLine } from "@claimscrub/claim";
import { nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { type SiteGroup, siteGroupsOf } from "../../diagnoses/lesion-of-diagnosis.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

const REMOVALS = ["11400-11406", "11420-11426", "11440-11446", "11600-11606", "11620-11626", "11640-11646", "17260-17286"];
/** Fourth digit of a code by its group of sites: excisions, and destructions of malignant lesions. */
const EXCISION: Readonly<Record<string, SiteGroup>> = { 0: "trunk-arms-legs", 2: "scalp-neck-hands-feet-genitalia", 4: "face" };
const DESTRUCTION: Readonly<Record<string, SiteGroup>> = { 6: "trunk-arms-legs", 7: "scalp-neck-hands-feet-genitalia", 8: "face" };
const WORDS: Readonly<Record<SiteGroup, string>> = {
  "trunk-arms-legs": "trunk, arms and legs",
  "scalp-neck-hands-feet-genitalia": "scalp, neck, hands, feet and genitalia",
  face: "the face with ears, eyelids, nose and lips",
};
/** A finger, toe or eyelid says more than the diagnosis. */
const SITE_MODIFIER = /^(?:E[1-4]|F[A1-9]|T[A1-9])$/;

function groupsByDigit({ procedure }: ServiceLine): Readonly<Record<string, SiteGroup>> {
  return procedure.startsWith("172") ? DESTRUCTION : EXCISION;
}

/** The groups that every diagnosis of the line allows; undefined where one of them says nothing of the site. */
function allowedGroups(line: ServiceLine): readonly SiteGroup[] | undefined {
  const each = line.diagnoses.map(siteGroupsOf);
  if (each.length === 0 || each.some((groups) => groups.length === 0)) return undefined;
  return [...new Set(each.flat())];
}

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
  yieldsTo: [],
  check(line, _tables, report) {
    if (isHarmless(line) || line.modifiers.some((modifier) => SITE_MODIFIER.test(modifier))) return;
    const byDigit = groupsByDigit(line);
    const billed = byDigit[line.procedure[3] ?? ""];
    const allowed = allowedGroups(line);
    if (billed === undefined || allowed === undefined || allowed.includes(billed)) return;
    const [told] = allowed;
    const digit = Object.keys(byDigit).find((key) => byDigit[key] === told);
    if (allowed.length > 1 || told === undefined || digit === undefined) {
      report({
        at: line,
        message: "some-other-site",
        data: { billed: WORDS[billed] },
        direction: "review",
        severity: "info",
        remedy: "find-site",
      });
      return;
    }
    const right = `${line.procedure.slice(0, 3)}${digit}${line.procedure.slice(4)}`;
    report({
      at: line,
      message: "other-site",
      data: { billed: WORDS[billed], told: WORDS[told], right },
      corrected: [{ kind: "recode", line, as: { procedure: right } }],
      remedy: "code-or-diagnosis",
    });
  },
});
