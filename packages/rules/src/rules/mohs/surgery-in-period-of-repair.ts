import { codeSet, formatServiceDate, samePhysician } from "@claimscrub/claim";
import { claimsProcessingManual, FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { inDays, openPeriod, periodsOf, relatesToEarlier } from "../../global-period/global-period.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

const FIRST_STAGES = ["17311", "17313"];
const isFirstStage = codeSet(FIRST_STAGES);
const isMohs = codeSet(["17311-17315"]);
/** Layered and complex repairs (10 days), flaps and grafts (90 days). */
const isRepair = codeSet(["12031-13160", "14000-15999"]);

export default defineRule({
  id: "mohs/surgery-in-period-of-repair",
  code: "MOH-032",
  summary: "Mohs surgery falls into the global period of the same physician's earlier repair, without 58 or 79.",
  subject: "patient",
  wakes: { codes: FIRST_STAGES },
  tables: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    "in-period":
      "{procedure} stands {after} after the repair {surgery} of {surgeryDate} by the same physician, within its global period of {days} days, without 58 or 79. The Mohs lines of this day will be denied as a part of the repair.",
  },
  remedies: {
    relate: {
      kind: "add-modifier",
      text: "Put 79 on the Mohs lines where the tumour is another one than that of {surgery}; 58 where the surgery at the same site was planned or staged.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["97"],
  rarc: ["N525"],
  status277: ["A3:776"],
  citations: [
    { ...FEE_SCHEDULE, section: "global days of repairs, flaps and grafts" },
    claimsProcessingManual("chapter 12, sections 40.2 to 40.4, global surgery"),
  ],
  yieldsTo: [],
  check({ days }, _tables, report) {
    if (days.length < 2) return;
    const periods = periodsOf(days);
    if (periods.length === 0) return;
    for (const day of days) {
      const mohs = day.lines.filter((line) => isMohs(line.procedureKey) && !isHarmless(line));
      for (const first of mohs) {
        if (!isFirstStage(first.procedureKey) || relatesToEarlier(first)) continue;
        const open = openPeriod(first, periods, (surgery) => isRepair(surgery.procedureKey));
        if (open === undefined) continue;
        const { surgery, days: length, after, physician } = open;
        const own = mohs.filter((line) => samePhysician(line, first) !== false);
        const lacking = own.filter((line) => isFirstStage(line.procedureKey) && !relatesToEarlier(line));
        // Told once for the day, on the first of the first-stage lines.
        if (lacking[0] !== first) continue;
        // Add-on codes go with their first stage; where one is paid, they may be its own.
        const someIsPaid = own.some((line) => isFirstStage(line.procedureKey) && relatesToEarlier(line));
        const atRisk = own.filter((line) => lacking.includes(line) || (!someIsPaid && !isFirstStage(line.procedureKey)));
        report({
          at: first,
          related: [surgery, ...atRisk.filter((line) => line !== first)],
          message: "in-period",
          data: { surgery: surgery.procedure, surgeryDate: formatServiceDate(surgery.date), after: inDays(after), days: length },
          atRisk,
          ...(physician === "group" ? { severity: "warning", confidence: "medium" } : {}),
        });
      }
    }
  },
});
