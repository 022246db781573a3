import { codeSet } from "@claimscrub/claim";
import { MUE_EDITS, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier, withoutModifiers } from "../../modifiers/change-modifiers.ts";
import { isVisit } from "../../visits/visit-codes.ts";

/** Surgery, imaging and visits: nothing that a laboratory could run again. */
const isNoTest = codeSet(["00100-01999", "10004-69990", "70010-79999", "99202-99499"]);

export default defineRule({
  id: "modifier/repeat-modifier-misused",
  code: "MOD-005",
  summary: "A modifier for repeated services stands on a service that it doesn't fit.",
  subject: "line",
  wakes: { modifiers: ["76", "91"] },
  tables: [],
  tablesIfAny: ["mue"],
  direction: "denial",
  severity: "info",
  confidence: "medium",
  messages: {
    "repeated-visit": "{procedure} is a visit and carries 76, which is for procedures done again; the line may be denied.",
    "no-test":
      "{procedure} carries 91, which is for a laboratory test that was run again, but it is no laboratory test; the line may be denied.",
    "once-a-day":
      "{procedure} carries 76, but its medically unlikely edit is one unit a day and absolute: no modifier makes a second one payable.",
  },
  remedies: {
    "take-off": {
      kind: "remove-modifier",
      text: "Take {modifier} off, or put the modifier that says what was meant: 25 on a visit beside a procedure; 59 or XS, never on a visit, on a procedure at another site.",
    },
    "correct-coding": {
      kind: "document",
      text: "Check whether a single code, a larger size or an add-on code tells what was done; an appeal can't win.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["4"],
  rarc: ["N519"],
  status277: ["A7:453"],
  citations: [MUE_EDITS, nationalCorrectCodingManual("chapter I, section V, medically unlikely edits")],
  yieldsTo: ["MUE-002", "DUP-001", "DUP-002", "MOH-028", "MOH-048"],
  check(line, { mue }, report) {
    if (isHarmless(line)) return;
    const modifier = line.modifiers.includes("76") ? "76" : "91";
    const element = elementOfModifier(line, modifier);
    const remedyChanges = [withoutModifiers(line, modifier)];
    if (modifier === "76" && isVisit(line.procedureKey))
      report({ at: line, element, message: "repeated-visit", data: { modifier }, atRisk: [line], remedy: "take-off", remedyChanges });
    else if (modifier === "91" && isNoTest(line.procedureKey))
      report({ at: line, element, message: "no-test", data: { modifier }, atRisk: [line], remedy: "take-off", remedyChanges });
    else if (modifier === "76") {
      const limit = mue?.find(line.procedureKey);
      if (limit?.mai === 2 && limit.units === 1)
        report({
          at: line,
          element,
          message: "once-a-day",
          data: { modifier },
          atRisk: [line],
          remedy: "correct-coding",
          neverAppeal: true,
        });
    }
  },
});
