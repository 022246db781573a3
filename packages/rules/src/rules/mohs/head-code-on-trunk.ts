import { nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { tumoursMiscoded } from "../../tumours/wrong-family.ts";

export default defineRule({
  id: "mohs/head-code-on-trunk",
  code: "MOH-012",
  summary: "Mohs codes of the head, hands, feet and genitalia stand on a tumour of trunk, arm or leg.",
  subject: "day",
  wakes: { codes: ["17311-17312"] },
  tables: ["sites"],
  tablesIfAny: ["fees"],
  direction: "audit",
  severity: "warning",
  confidence: "low",
  messages: {
    diagnosis:
      "{procedure} is for head, neck, hands, feet and genitalia, but every diagnosis that this tumour points at is of the trunk, where the codes are 17313 and 17314. The higher code is right there only with documented involvement of muscle, cartilage, bone, tendon or a major nerve or vessel, which a claim cannot show; without it the difference can be taken back.",
    repair:
      "{procedure} is for head, neck, hands, feet and genitalia; the diagnosis is open, but the wound was closed with {repair}, a code that is not for those sites. Trunk, arms and legs are 17313 and 17314.",
  },
  remedies: {
    "code-trunk": {
      kind: "change-code",
      text: "Take the site from the operative note. Trunk, arm or leg: code the first stage as 17313 and each later stage as 17314. Keep {procedure} only where the note names the deep structure that was directly involved, or correct the diagnosis if the tumour was elsewhere.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["11", "150"],
  rarc: [],
  status277: ["A8:488"],
  citations: [
    nationalCorrectCodingManual("chapter III, section F"),
    { title: "ICD-10-CM", section: "C43, C44, C4A, D03, D04: fourth character 5 is the trunk" },
  ],
  yieldsTo: ["MOH-041"],
  check(day, { sites, fees }, report) {
    for (const { at, related, site, changes } of tumoursMiscoded("trunk-arms-legs", day.lines, sites, fees))
      report({
        at,
        related,
        message: site.by === "repair" ? "repair" : "diagnosis",
        data: { procedure: at.procedure, ...(site.by === "repair" ? { repair: site.repair.procedure } : {}) },
        corrected: changes,
        ...(site.by === "repair" ? { confidence: "medium" } : {}),
        remedyChanges: changes,
      });
  },
});
