import { codeSet, samePhysician, type ServiceLine } from "@claimscrub/claim";
import { nationalCorrectCodingManual, PTP_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { bundledIntoMohs } from "../../pairs/pairs-with-mohs.ts";
import { withModifier } from "../../repeats/distinguishing.ts";
import { isBiopsy } from "../../tumours/biopsy-codes.ts";
import { isMohs } from "../../tumours/mohs-codes.ts";

const isConsultation = codeSet(["88329"]);
const isStain = codeSet(["88311-88314", "88341-88344"]);
const isTissueExamination = codeSet(["88300-88309", "88331-88332"]);

/** A frozen section beside a biopsy by the same physician is the biopsy's, and MOH-022's. */
function belongsToBiopsy(line: ServiceLine, lines: readonly ServiceLine[]): boolean {
  return line.procedure === "88331" && lines.some((other) => isBiopsy(other.procedureKey) && samePhysician(other, line) !== false);
}

export default defineRule({
  id: "mohs/pathology-by-the-surgeon",
  code: "MOH-020",
  summary: "The Mohs surgeon bills pathology that the Mohs codes include.",
  subject: "day",
  wakes: { codes: ["17311-17315"] },
  tables: ["ptp"],
  tablesIfAny: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    examination:
      "{procedure} by the Mohs surgeon stands beside {mohs} with no modifier on either line that sets them apart. Examining the tissue is part of Mohs surgery, and the table of code pairs bundles the line: it will be denied.",
    stain:
      "{procedure} by the Mohs surgeon stands beside {mohs} with no modifier on either line that sets them apart, and the table of code pairs bundles it: it will be denied. Haematoxylin-eosin and toluidine blue are part of Mohs surgery; another stain is payable on Mohs tissue, but only with its modifier.",
    "examination-by-group":
      "{procedure} stands beside {mohs} of the same day with no modifier on either line that sets them apart, by a colleague of one group and specialty, whom Medicare counts as one physician with the surgeon. The table of code pairs bundles the line.",
    consultation:
      "88329 by the Mohs surgeon stands beside {mohs}. NCCI's manual counts the consultation during surgery as part of Mohs surgery, though no code pair denies it.",
  },
  remedies: {
    "not-separate": {
      kind: "remove-line",
      text: "Leave the line off, unless it examined a specimen that is not the Mohs tissue of this tumour, or was the frozen section of a diagnostic biopsy: then 59 or XU on this line, and the record must name the separate specimen.",
    },
    "non-routine-stain": {
      kind: "add-modifier",
      text: "If the record names a stain other than haematoxylin-eosin or toluidine blue, add 59 or XU: 88314 once a block, 88342 once a specimen and 88341 once each further antibody. If the stain was routine, leave the line off.",
    },
    "other-physician": {
      kind: "add-modifier",
      text: "If the colleague examined a specimen that is not the Mohs tissue of this tumour, add XP to this line. If it was the Mohs tissue, it is not billed apart, and one physician must have been both surgeon and pathologist.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["236", "97"],
  rarc: ["M15"],
  status277: ["A3:735"],
  citations: [
    nationalCorrectCodingManual("chapter III, section F"),
    nationalCorrectCodingManual("chapter III, section K-4, stains by the Mohs surgeon"),
    PTP_EDITS,
  ],
  yieldsTo: [],
  check(day, { ptp, fees }, report) {
    const wanted = (line: ServiceLine): boolean =>
      (isStain(line.procedureKey) || isTissueExamination(line.procedureKey)) && !belongsToBiopsy(line, day.lines);
    for (const { line, mohs, physician, indicator } of bundledIntoMohs(day.lines, ptp, fees, wanted)) {
      const stain = isStain(line.procedureKey);
      const group = physician === "group";
      const modifiers = group ? withModifier(line, "XP") : stain ? withModifier(line, "59") : undefined;
      report({
        at: line,
        related: mohs,
        message: group ? "examination-by-group" : stain ? "stain" : "examination",
        data: { procedure: line.procedure, mohs: mohs[0]?.procedure ?? "" },
        atRisk: [line],
        remedy: group ? "other-physician" : stain ? "non-routine-stain" : "not-separate",
        ...(group ? { severity: "warning", confidence: "medium" } : {}),
        ...(modifiers === undefined ? {} : { remedyChanges: [{ kind: "recode", line, as: { modifiers } }] }),
        neverAppeal: indicator === 0,
      });
    }
    const consultations = day.lines.filter((line) => isConsultation(line.procedureKey));
    for (const line of consultations) {
      const mohs = day.lines.filter((other) => isMohs(other.procedureKey) && samePhysician(other, line) !== false);
      if (mohs.length > 0)
        report({
          at: line,
          related: mohs,
          message: "consultation",
          data: { mohs: mohs[0]?.procedure ?? "" },
          direction: "review",
          severity: "info",
          remedy: "not-separate",
        });
    }
  },
});
