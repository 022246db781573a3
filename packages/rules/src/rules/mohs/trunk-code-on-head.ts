import { nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { tumoursMiscoded } from "../../tumours/wrong-family.ts";

export default defineRule({
  id: "mohs/trunk-code-on-head",
  code: "MOH-013",
  summary: "Mohs codes of trunk, arms and legs stand on a tumour of the head, neck, hands, feet or genitalia.",
  subject: "day",
  wakes: { codes: ["17313-17314"] },
  tables: ["sites"],
  tablesIfAny: ["fees"],
  direction: "underbilling",
  severity: "warning",
  confidence: "medium",
  messages: {
    diagnosis:
      "{procedure} is for trunk, arms and legs, but every diagnosis that this tumour points at is of the head, the neck or the genitalia, where the codes are 17311 and 17312 and pay more.",
    digit:
      "{procedure} is for trunk, arms and legs, but modifier {modifier} places the tumour on a finger, a toe or an eyelid, where the codes are 17311 and 17312 and pay more.",
    repair:
      "{procedure} is for trunk, arms and legs; the diagnosis is open, but the wound was closed with {repair}, a code for sites where the Mohs codes are 17311 and 17312, which pay more.",
  },
  remedies: {
    "code-head": {
      kind: "change-code",
      text: "Take the site from the operative note. Head, neck, hand, foot or genitalia: code the first stage as 17311 (with 59 or XS beside another 17311) and each later stage as 17312. If the note says trunk, arm or leg, the codes stand: correct the diagnosis, the modifier or the repair code instead.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["11"],
  rarc: [],
  status277: ["A8:488"],
  citations: [
    nationalCorrectCodingManual("chapter III, section F"),
    {
      title: "ICD-10-CM",
      section: "C43, C44, C4A, D03, D04: fourth characters 0 to 4 are lip, eyelid, ear, face, scalp and neck; C51 to C63 the genitalia",
    },
  ],
  yieldsTo: ["MOH-003"],
  check(day, { sites, fees }, report) {
    for (const { at, related, site, changes } of tumoursMiscoded("head-hands-feet-genitalia", day.lines, sites, fees))
      report({
        at,
        related,
        message: site.by,
        data: {
          procedure: at.procedure,
          ...(site.by === "repair" ? { repair: site.repair.procedure } : site.by === "digit" ? { modifier: site.modifier } : {}),
        },
        corrected: changes,
        remedyChanges: changes,
      });
  },
});
