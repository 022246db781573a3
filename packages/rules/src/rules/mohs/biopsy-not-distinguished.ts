import { codeSet, samePhysician, type ServiceLine } from "@claimscrub/claim";
import { nationalCorrectCodingManual, PTP_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { bundledIntoMohs } from "../../pairs/pairs-with-mohs.ts";
import { withModifier } from "../../repeats/distinguishing.ts";
import { isBiopsy } from "../../tumours/biopsy-codes.ts";

const isSkinBiopsy = codeSet(["11102-11107"]);

export default defineRule({
  id: "mohs/biopsy-not-distinguished",
  code: "MOH-022",
  summary: "A biopsy or its frozen section stands beside Mohs surgery of the day without a modifier that sets it apart.",
  subject: "day",
  wakes: { codes: ["17311-17315"] },
  tables: ["ptp"],
  tablesIfAny: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    biopsy:
      "{procedure} stands beside {mohs} by the same physician with no modifier on either line that sets them apart. Mohs surgery includes the biopsy of its own tumour, and the table of code pairs bundles the line: it will be denied.",
    "frozen-section":
      "88331 stands beside {mohs} and a biopsy of the day with no modifier on either line that sets them apart. The frozen section of a diagnostic biopsy is payable, but only when it is set apart from the Mohs tissue: as billed it will be denied.",
    "by-group":
      "{procedure} stands beside {mohs} of the same day with no modifier on either line that sets them apart, by a colleague of one group and specialty, whom Medicare counts as one physician with the surgeon. The table of code pairs bundles the line.",
  },
  remedies: {
    "set-apart": {
      kind: "add-modifier",
      text: "Add 59, XS, XU or 58 where the biopsy was of another lesion, or where this tumour had no confirmed diagnosis before and the biopsy led to the Mohs surgery of the same day. If a biopsy report was already at hand, the line is not payable: leave it off.",
    },
    "other-physician": {
      kind: "add-modifier",
      text: "If the colleague's service was separate, add XP to this line; the record must show who did what and why.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["236", "97"],
  rarc: [],
  status277: ["A3:735"],
  citations: [nationalCorrectCodingManual("chapter III, section F"), PTP_EDITS],
  yieldsTo: [],
  check(day, { ptp, fees }, report) {
    const besideBiopsy = (line: ServiceLine): boolean =>
      day.lines.some((other) => isBiopsy(other.procedureKey) && samePhysician(other, line) !== false);
    const wanted = (line: ServiceLine): boolean => isSkinBiopsy(line.procedureKey) || (line.procedure === "88331" && besideBiopsy(line));
    for (const { line, mohs, physician, indicator } of bundledIntoMohs(day.lines, ptp, fees, wanted)) {
      const group = physician === "group";
      const modifiers = withModifier(line, group ? "XP" : "59");
      report({
        at: line,
        related: mohs,
        message: group ? "by-group" : line.procedure === "88331" ? "frozen-section" : "biopsy",
        data: { procedure: line.procedure, mohs: mohs[0]?.procedure ?? "" },
        atRisk: [line],
        remedy: group ? "other-physician" : "set-apart",
        ...(group ? { severity: "warning", confidence: "medium" } : {}),
        ...(modifiers === undefined ? {} : { remedyChanges: [{ kind: "recode", line, as: { modifiers } }] }),
        neverAppeal: indicator === 0,
      });
    }
  },
});
