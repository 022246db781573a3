import { formatServiceDate } from "@claimscrub/claim";
import { claimsProcessingManual, FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { globalDaysOf, inDays, isSurgeonsOwn, openPeriod, periodsOf, relatesToEarlier } from "../../global-period/global-period.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

const PROCEDURES = new Set(["000", "010", "090"]);

export default defineRule({
  id: "mpfs/surgery-in-global-period",
  code: "GLB-006",
  summary: "A procedure falls into the global period of the same physician's earlier surgery, and no modifier says how they relate.",
  subject: "patient",
  wakes: { fee: ({ globalDays }) => PROCEDURES.has(globalDays) },
  tables: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    "in-period":
      "{procedure} stands {after} after {surgery} of {surgeryDate} by the same physician, within its global period of {days} days, without 58, 78 or 79. The payer takes it for a part of the earlier surgery and will deny it.",
  },
  remedies: {
    relate: {
      kind: "add-modifier",
      text: "Say how it relates to {surgery}, as the record shows: 79 unrelated (another site; paid in full, a period of its own), 58 planned or more extensive (paid in full, a period of its own), 78 an unplanned return to the operating room (the share of the operation alone).",
    },
  },
  adjustmentGroup: "CO",
  carc: ["97"],
  rarc: ["N525", "M144"],
  status277: ["A3:776"],
  citations: [
    { ...FEE_SCHEDULE, section: "global days 010 and 090" },
    claimsProcessingManual("chapter 12, sections 40.2 to 40.4, global surgery"),
  ],
  yieldsTo: ["MOH-032", "GLB-011"],
  check({ days }, _tables, report) {
    if (days.length < 2) return;
    const periods = periodsOf(days);
    if (periods.length === 0) return;
    for (const day of days) {
      for (const line of day.lines) {
        if (globalDaysOf(line, day.tables.fees) === undefined || !isSurgeonsOwn(line) || relatesToEarlier(line) || isHarmless(line))
          continue;
        const open = openPeriod(line, periods, () => true);
        if (open === undefined) continue;
        const { surgery, days: length, after, physician } = open;
        report({
          at: line,
          related: [surgery],
          message: "in-period",
          data: { surgery: surgery.procedure, surgeryDate: formatServiceDate(surgery.date), after: inDays(after), days: length },
          atRisk: [line],
          ownedByLine: true,
          ...(physician === "group" ? { severity: "warning", confidence: "medium" } : {}),
        });
      }
    }
  },
});
