import { claimsProcessingManual, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier, withoutModifiers } from "../../modifiers/change-modifiers.ts";

/** Surgery with a global period, and codes whose period the contractor sets. */
const SURGICAL = new Set(["000", "010", "090", "YYY"]);

export default defineRule({
  id: "modifier/unsupported-22",
  code: "MOD-003",
  summary: "22 stands on a code without a global period, or nothing on the claim tells of the unusual work.",
  subject: "line",
  wakes: { modifiers: ["22"] },
  tables: ["fees"],
  direction: "denial",
  severity: "info",
  confidence: "medium",
  messages: {
    "no-surgery":
      "{procedure} carries 22, but has global period {global}: 22 stands for unusual work at surgery with a period of 0, 10 or 90 days, and the line may be denied.",
    "no-words":
      "{procedure} carries 22, and neither the line nor the claim has a note or tells of documents that are sent apart (PWK). Without a report the contractor ignores 22.",
  },
  remedies: {
    "take-off": {
      kind: "remove-modifier",
      text: "Take 22 off; unusual work of a visit or a test is told by its code or by a prolonged service.",
    },
    report: {
      kind: "document",
      text: "Say in a note (NTE, SV101-7) why the work was unusual and by how much, and attach or offer the operative report. Count no more money for 22 before it is paid.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["252"],
  rarc: [],
  status277: ["A8:294"],
  citations: [
    nationalCorrectCodingManual("chapter I, section E, modifier 22"),
    claimsProcessingManual("chapter 12, section 40.2, unusual circumstances"),
  ],
  yieldsTo: [],
  check(line, { fees }, report) {
    const row = fees.row(line.procedureKey, "");
    if (row === undefined || isHarmless(line)) return;
    const element = elementOfModifier(line, "22");
    if (!SURGICAL.has(row.globalDays))
      report({
        at: line,
        element,
        message: "no-surgery",
        data: { global: row.globalDays },
        atRisk: [line],
        carc: ["4"],
        remedy: "take-off",
        remedyChanges: [withoutModifiers(line, "22")],
      });
    else if (line.note === "" && line.narrative === "" && line.claim.note === "" && line.hasAttachment !== true)
      report({ at: line, element, message: "no-words", remedy: "report" });
  },
});
