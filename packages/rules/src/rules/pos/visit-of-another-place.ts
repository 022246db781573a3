import { codeSet } from "@claimscrub/claim";
import { claimsProcessingManual, PLACE_OF_SERVICE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

/** Telehealth goes by 02 and 10 whatever the family. */
const REMOTE = new Set(["02", "10"]);

/** Families of visits by where they are made. Office visits are left out: they can be right in a hospital (rules.md 3B.22). */
const FAMILIES = [
  { codes: ["99221-99223", "99231-99236", "99238-99239"], kind: "a hospital visit", fits: (pos: string) => pos !== "11" },
  { codes: ["99281-99285"], kind: "an emergency department visit", fits: (pos: string) => pos === "23" },
  {
    codes: ["99304-99310", "99315-99316"],
    kind: "a nursing facility visit",
    fits: (pos: string) => ["31", "32", "54", "56", "61"].includes(pos),
  },
  {
    codes: ["99341-99345", "99347-99350"],
    kind: "a home visit",
    fits: (pos: string) => ["04", "12", "13", "14", "16", "33", "54", "55", "56"].includes(pos),
  },
] as const;
const families = FAMILIES.map((family) => ({ ...family, holds: codeSet(family.codes) }));

export default defineRule({
  id: "pos/visit-of-another-place",
  code: "POS-007",
  summary: "The code of the visit belongs to another place of service.",
  subject: "line",
  wakes: { codes: FAMILIES.flatMap(({ codes }) => codes) },
  tables: [],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    "other-place": "{procedure} is {kind}, and the place of service is {pos}. The two contradict each other, and the line may be denied.",
  },
  remedies: {
    "code-or-place": {
      kind: "change-pos",
      text: "Correct the place of service or the code of the visit, whichever does not tell where the patient was.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["5"],
  rarc: ["M77"],
  status277: ["A8:249"],
  citations: [claimsProcessingManual("chapter 12, section 30.6, visits by place"), PLACE_OF_SERVICE],
  yieldsTo: ["POS-001"],
  check(line, _tables, report) {
    if (REMOTE.has(line.pos) || line.pos === "" || isHarmless(line)) return;
    const family = families.find(({ holds }) => holds(line.procedureKey));
    if (family === undefined || family.fits(line.pos)) return;
    report({
      at: line,
      element: line.pos === line.claim.pos ? "CLM05-1" : "SV105",
      message: "other-place",
      data: { kind: family.kind },
      atRisk: [line],
    });
  },
});
