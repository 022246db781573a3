import { nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { groupTumours } from "../../tumours/group-tumours.ts";
import { type MohsFamily, mohsService } from "../../tumours/mohs-codes.ts";
import { recodedTo } from "../../tumours/recode-tumour.ts";
import { repairSite } from "../../tumours/site-evidence.ts";
import { siteOfTumour } from "../../tumours/site-of-tumour.ts";

/** The one family that a repair code allows; undefined where it allows both (scalp and arm, hand and axilla). */
function onlyFamily(procedure: string): MohsFamily | undefined {
  switch (repairSite(procedure)) {
    case "head-neck":
    case "head-hands-feet-genitalia":
      return "head-hands-feet-genitalia";
    case "trunk":
    case "trunk-arms-legs":
      return "trunk-arms-legs";
    default:
      return undefined;
  }
}

const WHERE: Readonly<Record<MohsFamily, string>> = {
  "head-hands-feet-genitalia": "head, neck, hands, feet or genitalia",
  "trunk-arms-legs": "trunk, arms or legs",
};

export default defineRule({
  id: "mohs/repair-of-other-site",
  code: "MOH-015",
  summary: "The wound of a Mohs tumour is closed with a code of another site than the Mohs code's.",
  subject: "day",
  wakes: { codes: ["17311", "17313"] },
  tables: ["sites"],
  direction: "underbilling",
  severity: "warning",
  confidence: "medium",
  messages: {
    contradiction:
      "{procedure} is for {mohsSite}, and the wound that points at the same diagnosis is closed with {repair}, a code of {repairSite}. One of the two is wrong, or they are two wounds.",
  },
  remedies: {
    "one-site": {
      kind: "change-code",
      text: "Take the site from the operative note and code Mohs surgery, repair and diagnosis for it. If the repair closed another wound, point it at that wound's diagnosis.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["11"],
  rarc: [],
  status277: [],
  citations: [nationalCorrectCodingManual("chapter III, sections F, H and I, sites of Mohs surgery, repairs, flaps and grafts")],
  yieldsTo: ["MOH-002", "MOH-003", "MOH-012", "MOH-013"],
  check(day, { sites }, report) {
    for (const tumour of groupTumours(day.lines).tumours) {
      const { firstStage, repairs } = tumour;
      const family = mohsService(firstStage.procedureKey)?.family;
      if (family === undefined || isHarmless(firstStage)) continue;
      const site = siteOfTumour(tumour, sites);
      // Where the diagnosis or a modifier speaks against the Mohs code too, that is MOH-012 or MOH-013.
      if (site.family === undefined ? site.why !== "contradiction" : site.family !== family) continue;
      const repair = repairs.find((line) => {
        const only = onlyFamily(line.procedure);
        return only !== undefined && only !== family && !isHarmless(line);
      });
      if (repair === undefined) continue;
      const other: MohsFamily = family === "trunk-arms-legs" ? "head-hands-feet-genitalia" : "trunk-arms-legs";
      const changes = recodedTo(other, tumour);
      // Money may be missing where the lower family was coded; the other way round, and where the signs contradict each other, nothing is counted.
      const counted = site.family !== undefined && family === "trunk-arms-legs";
      report({
        at: firstStage,
        related: [repair],
        message: "contradiction",
        data: { repair: repair.procedure, mohsSite: WHERE[family], repairSite: WHERE[other] },
        ...(counted ? { corrected: changes, remedyChanges: [] } : { shown: changes, direction: "review", severity: "info" }),
      });
    }
  },
});
