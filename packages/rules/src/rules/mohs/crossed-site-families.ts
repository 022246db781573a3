import { ADD_ON_EDITS, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { groupTumours } from "../../tumours/group-tumours.ts";
import { mohsCode, mohsService } from "../../tumours/mohs-codes.ts";
import { firstStagesOfTheOtherFamily, orphanedAddOns } from "../../tumours/orphaned-add-ons.ts";
import { recodedTo } from "../../tumours/recode-tumour.ts";
import { siteOfTumour } from "../../tumours/site-of-tumour.ts";

export default defineRule({
  id: "mohs/crossed-site-families",
  code: "MOH-002",
  summary: "A tumour's first stage is coded in one site family and its later stage in the other.",
  subject: "day",
  wakes: { codes: ["17312", "17314"] },
  tables: ["addOns", "sites"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    crossed:
      "{addOn} goes only with {ownFirstStage}, but the first stage of this day is {firstStage}: one tumour is coded in two site families. Without {ownFirstStage} the add-on line will be denied.",
  },
  remedies: {
    "ask-the-record": {
      kind: "change-code",
      text: "The claim does not tell where the tumour was. Take the site from the Mohs map: head, neck, hands, feet and genitalia are 17311 with 17312; trunk, arms and legs are 17313 with 17314. Code both stages in that family.",
    },
    "later-stage": {
      kind: "change-code",
      text: "The diagnoses place the tumour in the family of {firstStage}: code the later stage as {rightAddOn}, if the record confirms the site.",
    },
    "first-stage": {
      kind: "change-code",
      text: "The diagnoses place the tumour in the family of {addOn}: code the first stage as {ownFirstStage}, if the record confirms the site.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["107", "11"],
  rarc: ["N122"],
  status277: ["A3:736"],
  citations: [ADD_ON_EDITS, nationalCorrectCodingManual("chapter I, section R, add-on codes")],
  yieldsTo: ["MOH-031"],
  check(day, { addOns, sites }, report) {
    const orphans = orphanedAddOns(day.lines, addOns).filter((line) => mohsService(line.procedureKey)?.role === "later-stage");
    if (orphans.length === 0) return;
    const { tumours } = groupTumours(day.lines);
    for (const line of orphans) {
      const others = firstStagesOfTheOtherFamily(line, day.lines);
      const family = mohsService(line.procedureKey)?.family;
      const tumour = tumours.find(({ laterStages }) => laterStages.includes(line));
      if (others.length === 0 || family === undefined || tumour === undefined) continue;
      const firstStageFamily = mohsService(tumour.firstStage.procedureKey)?.family;
      const site = siteOfTumour(tumour, sites);
      const right = site.family;
      report({
        at: line,
        related: [tumour.firstStage],
        message: "crossed",
        data: {
          addOn: line.procedure,
          ownFirstStage: mohsCode(family, "first-stage"),
          firstStage: tumour.firstStage.procedure,
          rightAddOn: firstStageFamily === undefined ? "" : mohsCode(firstStageFamily, "later-stage"),
        },
        atRisk: [line],
        remedy: right === undefined ? "ask-the-record" : right === family ? "first-stage" : "later-stage",
        ...(right === undefined ? {} : { remedyChanges: recodedTo(right, tumour) }),
      });
    }
  },
});
