import { codeSet, formatServiceDate } from "@claimscrub/claim";
import { claimsProcessingManual, FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { inDays, openPeriod, periodsOf, relatesToEarlier } from "../../global-period/global-period.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { withModifier } from "../../repeats/distinguishing.ts";

/** Delay, division and inset of a pedicle flap; the flap itself. */
const SECOND_STEP = ["15600-15650"] as const;
const isSecondStep = codeSet(SECOND_STEP);
const isFlap = codeSet(["15570-15576", "15731"]);

export default defineRule({
  id: "mpfs/flap-divided-without-58",
  code: "GLB-011",
  summary: "A pedicle flap is divided in the 90 days after it was raised, without 58.",
  subject: "patient",
  wakes: { codes: SECOND_STEP },
  tables: ["fees"],
  needsHistory: true,
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    unstaged:
      "{procedure} stands {after} after {flap} of {flapDate} by the same physician, within its period of {days} days, without 58. Dividing the flap was planned when it was raised; without 58 the payer takes it for aftercare and will deny it.",
  },
  remedies: {
    "add-58": {
      kind: "add-modifier",
      text: "Add 58: a staged procedure, planned at the time of {flap}. It is paid in full and begins a period of its own.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["97"],
  rarc: ["N525", "M144"],
  status277: ["A3:776"],
  citations: [
    { ...FEE_SCHEDULE, section: "global days 090" },
    claimsProcessingManual("chapter 12, section 40.2, staged procedures and 58"),
  ],
  yieldsTo: [],
  check({ days }, _tables, report) {
    if (days.length < 2) return;
    const periods = periodsOf(days);
    for (const line of days.flatMap((day) => day.lines)) {
      if (!isSecondStep(line.procedureKey) || relatesToEarlier(line) || isHarmless(line)) continue;
      const open = openPeriod(line, periods, (surgery) => isFlap(surgery.procedureKey));
      if (open === undefined) continue;
      const modifiers = withModifier(line, "58");
      report({
        at: line,
        related: [open.surgery],
        message: "unstaged",
        data: { flap: open.surgery.procedure, flapDate: formatServiceDate(open.surgery.date), after: inDays(open.after), days: open.days },
        atRisk: [line],
        ownedByLine: true,
        ...(modifiers === undefined ? {} : { remedyChanges: [{ kind: "recode", line, as: { modifiers } }] }),
      });
    }
  },
});
