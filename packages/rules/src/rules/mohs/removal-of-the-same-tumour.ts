import { nationalCorrectCodingManual, PTP_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { bundledIntoMohs } from "../../pairs/pairs-with-mohs.ts";
import { withModifier } from "../../repeats/distinguishing.ts";
import { isRemoval } from "../../tumours/biopsy-codes.ts";

export default defineRule({
  id: "mohs/removal-of-the-same-tumour",
  code: "MOH-023",
  summary: "An excision, destruction, shave or debridement stands beside Mohs surgery as if the tumour had been removed twice.",
  subject: "day",
  wakes: { codes: ["17311-17315"] },
  tables: ["ptp"],
  tablesIfAny: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    bundled:
      "{procedure} stands beside {mohs} by the same physician with no modifier on either line that sets them apart. Mohs surgery includes removing its tumour and preparing the wound, and the table of code pairs bundles the line: it will be denied.",
    "by-group":
      "{procedure} stands beside {mohs} of the same day with no modifier on either line that sets them apart, by a colleague of one group and specialty, whom Medicare counts as one physician with the surgeon. The table of code pairs bundles the line.",
  },
  remedies: {
    "other-lesion": {
      kind: "add-modifier",
      text: "If it was another lesion, add 59 or XS and point the line at that lesion's own diagnosis; the record must name both sites. If it was the Mohs tumour or its wound, leave the line off.",
    },
    "other-physician": {
      kind: "add-modifier",
      text: "If the colleague treated another lesion, add XP to this line; the record must name both sites.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["236"],
  rarc: [],
  status277: ["A3:735"],
  citations: [nationalCorrectCodingManual("chapter III, section F"), PTP_EDITS],
  yieldsTo: [],
  check(day, { ptp, fees }, report) {
    for (const { line, mohs, physician, indicator } of bundledIntoMohs(day.lines, ptp, fees, ({ procedureKey }) =>
      isRemoval(procedureKey),
    )) {
      const group = physician === "group";
      const modifiers = withModifier(line, group ? "XP" : "59");
      report({
        at: line,
        related: mohs,
        message: group ? "by-group" : "bundled",
        data: { procedure: line.procedure, mohs: mohs[0]?.procedure ?? "" },
        atRisk: [line],
        remedy: group ? "other-physician" : "other-lesion",
        ...(group ? { severity: "warning", confidence: "medium" } : {}),
        ...(modifiers === undefined ? {} : { remedyChanges: [{ kind: "recode", line, as: { modifiers } }] }),
        neverAppeal: indicator === 0,
      });
    }
  },
});
