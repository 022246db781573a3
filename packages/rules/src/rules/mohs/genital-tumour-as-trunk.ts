import { codeSet } from "@claimscrub/claim";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { groupTumours } from "../../tumours/group-tumours.ts";
import { remembered } from "../../diagnoses/remembered.ts";

/** Surgery of penis, scrotum, vulva and vagina. */
const isGenitalSurgery = codeSet(["54000-54450", "55100-55180", "56405-57135"]);
const TRUNK_SKIN = /^C445/;
const isTrunkSkin = remembered((diagnosis) => TRUNK_SKIN.test(diagnosis));

export default defineRule({
  id: "mohs/genital-tumour-as-trunk",
  code: "MOH-041",
  summary: "Mohs surgery at a genital site points at a diagnosis of the trunk's skin.",
  subject: "day",
  wakes: { codes: ["17311"] },
  tables: [],
  direction: "review",
  severity: "info",
  confidence: "medium",
  messages: {
    "genital-site":
      "{procedure} points at {diagnosis}, skin of the trunk, and {genital} on the same diagnosis is surgery of a genital organ. Tumours of genital skin have diagnoses of their own (C51, C52, C60, C63.2), which go with {procedure}.",
  },
  remedies: {
    "genital-diagnosis": {
      kind: "change-diagnosis",
      text: "If the tumour was of vulva, vagina, penis or scrotum, code it so. If it was perianal or of the trunk, see that the site of {genital} and the Mohs code agree with the record.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["11"],
  rarc: [],
  status277: ["A8:255"],
  citations: [{ title: "ICD-10-CM, tabular list", section: "C44 excludes skin of genital organs (C51, C52, C60, C63.2)" }],
  yieldsTo: [],
  check(day, _tables, report) {
    for (const { firstStage } of groupTumours(day.lines).tumours) {
      const { diagnoses } = firstStage;
      const [diagnosis] = diagnoses;
      if (firstStage.procedure !== "17311" || diagnosis === undefined || isHarmless(firstStage)) continue;
      if (!diagnoses.every(isTrunkSkin)) continue;
      const genital = day.lines.find(
        (line) =>
          isGenitalSurgery(line.procedureKey) &&
          line.renderingNpi === firstStage.renderingNpi &&
          line.diagnoses.some((one) => diagnoses.includes(one)),
      );
      // Without related lines: the first stage as such is the fact, and MOH-012 gives way to it.
      if (genital !== undefined)
        report({ at: firstStage, element: "SV107-1", message: "genital-site", data: { diagnosis, genital: genital.procedure } });
    }
  },
});
