import { nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier, withoutModifiers } from "../../modifiers/change-modifiers.ts";
import { isVisit } from "../../visits/visit-codes.ts";

const SPECIFIC = ["XE", "XP", "XS", "XU"] as const;

export default defineRule({
  id: "ncci/distinct-service-modifier-misused",
  code: "PTP-004",
  summary: "59 stands beside an X modifier, or one of them on a visit.",
  subject: "line",
  wakes: { modifiers: ["59", ...SPECIFIC] },
  tables: [],
  direction: "denial",
  severity: "info",
  confidence: "high",
  messages: {
    both: "59 and {modifier} stand on one line of {procedure}. {modifier} says why the service is distinct, and 59 only that it is; Medicare wants one of them.",
    "on-visit": "{procedure} is a visit and carries {modifier}, which is for procedures: a visit beside a procedure is set apart by 25.",
  },
  remedies: {
    "drop-59": { kind: "remove-modifier", text: "Take 59 off and leave {modifier}, if that is the reason; else the other way round." },
    "use-25": {
      kind: "remove-modifier",
      text: "Take {modifier} off; where the record shows a significant, separately identifiable visit, 25 says so.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["4"],
  rarc: ["N519"],
  status277: ["A7:453"],
  citations: [nationalCorrectCodingManual("chapter I, section E, modifiers 59, XE, XP, XS, XU")],
  yieldsTo: [],
  check(line, _tables, report) {
    if (isHarmless(line)) return;
    const has59 = line.modifiers.includes("59");
    const specific = SPECIFIC.find((modifier) => line.modifiers.includes(modifier));
    if (isVisit(line.procedureKey)) {
      const modifier = has59 ? "59" : specific;
      if (modifier !== undefined)
        report({
          at: line,
          element: elementOfModifier(line, modifier),
          message: "on-visit",
          data: { modifier },
          atRisk: [line],
          remedy: "use-25",
          remedyChanges: [withoutModifiers(line, "59", ...SPECIFIC)],
        });
    } else if (has59 && specific !== undefined)
      report({
        at: line,
        element: elementOfModifier(line, "59"),
        message: "both",
        data: { modifier: specific },
        atRisk: [line],
        remedy: "drop-59",
        remedyChanges: [withoutModifiers(line, "59")],
      });
  },
});
