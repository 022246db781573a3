import { addDays, samePhysician } from "@claimscrub/claim";
import { FEE_SCHEDULE, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { globalDaysOf } from "../../global-period/global-period.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier, withoutModifiers } from "../../modifiers/change-modifiers.ts";
import { codesOf } from "../../pairs/pairs-of-the-day.ts";
import { isVisit } from "../../visits/visit-codes.ts";

export default defineRule({
  id: "mpfs/decision-for-minor-surgery",
  code: "GLB-005",
  summary: "A visit carries 57, and the surgery beside it is minor.",
  subject: "patient",
  wakes: { modifiers: ["57"] },
  tables: ["fees"],
  direction: "denial",
  severity: "info",
  confidence: "high",
  messages: {
    minor:
      "{visit} carries 57 (decision for major surgery), but of the same physician and day there is only {surgery}, with a global period of 0 or 10 days, and no major surgery stands on this or the next day. 25 is what sets a visit apart from a minor procedure; the line may be denied for the modifier.",
  },
  remedies: {
    "take-off": {
      kind: "remove-modifier",
      text: "Take 57 off; keep or add 25 only where the record shows a significant, separately identifiable visit.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["4"],
  rarc: [],
  status277: ["A7:453"],
  citations: [
    nationalCorrectCodingManual("chapter I, section D, evaluation and management services"),
    { ...FEE_SCHEDULE, section: "global days 000, 010 and 090" },
  ],
  yieldsTo: ["MOH-033", "GLB-001", "GLB-003", "GLB-004"],
  check({ days }, _tables, report) {
    for (const [at, day] of days.entries()) {
      for (const visit of day.lines) {
        if (!isVisit(visit.procedureKey) || !visit.modifiers.includes("57") || isHarmless(visit)) continue;
        const next = days[at + 1];
        const near = [day, ...(next?.date === addDays(day.date, 1) ? [next] : [])];
        const byThem = (of: typeof day) =>
          of.lines.filter((line) => line !== visit && samePhysician(line, visit) !== false && !isHarmless(line));
        if (near.some((of) => byThem(of).some((line) => globalDaysOf(line, of.tables.fees) === "090"))) continue;
        const minor = byThem(day).filter((line) => globalDaysOf(line, day.tables.fees) !== undefined);
        if (minor.length === 0) continue;
        report({
          at: visit,
          related: minor,
          element: elementOfModifier(visit, "57"),
          message: "minor",
          data: { visit: visit.procedure, surgery: codesOf(minor) },
          atRisk: [visit],
          ownedByLine: true,
          remedyChanges: [withoutModifiers(visit, "57")],
        });
      }
    }
  },
});
