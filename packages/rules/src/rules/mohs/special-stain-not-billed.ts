import { codeSet, type LineChange } from "@claimscrub/claim";
import { nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { OWN_RECORD } from "../../authorities/record.ts";
import { defineRule } from "../../define-rule.ts";
import { compareClaimsAndWords } from "../../sidecar/compare-claims.ts";

const isAntibodyStain = codeSet(["88341", "88342", "88344"]);
const isHistochemicalStain = codeSet(["88312", "88313", "88314"]);

export default defineRule({
  id: "mohs/special-stain-not-billed",
  code: "MOH-024",
  summary: "The record, or words on the claim, name a stain beyond those that Mohs surgery includes, and the claim bills none.",
  subject: "day",
  wakes: { codes: ["17311", "17313"] },
  tables: [],
  direction: "underbilling",
  severity: "info",
  confidence: "low",
  messages: {
    immunohistochemistry:
      "The record, or this claim in words, names {stains} on this tumour, and no 88342 or 88344 stands on the day. Hematoxylin-eosin and toluidine blue belong to Mohs surgery; an antibody stain is billed once a specimen, and 88341 for each further antibody.",
    histochemical:
      "The record, or this claim in words, names {stains} on this tumour, and no 88314 stands on the day. Hematoxylin-eosin and toluidine blue belong to Mohs surgery; another histochemical stain on frozen tissue is billed by the block.",
  },
  remedies: {
    "bill-stain": {
      kind: "add-line",
      text: "If the record shows why the stain was needed, bill {codes}, with 59 where the code is paired with the Mohs code: the stain was not the routine one.",
    },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: [],
  citations: [OWN_RECORD, nationalCorrectCodingManual("chapter III, section F"), nationalCorrectCodingManual("chapter III, section K")],
  yieldsTo: [],
  check(day, { sidecarOf }, report) {
    for (const { pairs } of compareClaimsAndWords(day, sidecarOf)) {
      for (const { tumour, record } of pairs ?? []) {
        const { firstStage } = tumour;
        const antibodies = record.stains.filter(({ kind }) => kind === "immunohistochemistry");
        const others = record.stains.filter(({ kind }) => kind === "histochemical");
        const add = (procedure: string, units: number, modifiers: readonly string[]): LineChange => ({
          kind: "add",
          like: firstStage,
          as: { procedure, units, modifiers },
        });
        // A stain that is billed by anyone for the day is taken for this one: whose it is, the lines do not tell.
        if (antibodies.length > 0 && !day.lines.some((line) => isAntibodyStain(line.procedureKey))) {
          const further = antibodies.length - 1;
          const changes = [add("88342", 1, ["59"]), ...(further === 0 ? [] : [add("88341", further, [])])];
          report({
            at: firstStage,
            message: "immunohistochemistry",
            data: {
              stains: antibodies.map(({ name }) => name).join(" and "),
              codes: further === 0 ? "88342" : `88342 and ${further} of 88341`,
            },
            corrected: changes,
            remedyChanges: changes,
          });
        }
        if (others.length > 0 && !day.lines.some((line) => isHistochemicalStain(line.procedureKey))) {
          // By the block with the stain; how many those were, only the record tells. One is certain.
          const changes = [add("88314", 1, ["59"])];
          report({
            at: firstStage,
            message: "histochemical",
            data: { stains: others.map(({ name }) => name).join(" and "), codes: "88314 for each stained block" },
            corrected: changes,
          });
        }
      }
    }
  },
});
