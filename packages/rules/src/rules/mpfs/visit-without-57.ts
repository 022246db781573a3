import { addDays, samePhysician } from "@claimscrub/claim";
import { FEE_SCHEDULE, nationalCorrectCodingManual, PTP_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { globalDaysOf, isSurgeonsOwn } from "../../global-period/global-period.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { codesOf } from "../../pairs/pairs-of-the-day.ts";
import { withModifier } from "../../repeats/distinguishing.ts";
import { isVisit, VISITS } from "../../visits/visit-codes.ts";

const PROBABLE = { severity: "warning", confidence: "medium" } as const;
const LIFTS_ON_VISIT = new Set(["24", "25"]);
const LIFTS_ON_SURGERY = new Set(["58", "78", "79"]);

export default defineRule({
  id: "mpfs/visit-without-57",
  code: "GLB-004",
  summary: "A visit stands on the day of the same physician's major surgery, or on the day before, without 57.",
  subject: "patient",
  wakes: { codes: VISITS },
  tables: ["fees"],
  tablesIfAny: ["ptp"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    paired:
      "{visit} stands beside {surgery} (global period 90 days) by the same physician on the same day without 57. The surgery's payment includes the visit, and the table of code pairs bundles the two, so the visit will be denied.",
    "same-day":
      "{visit} stands beside {surgery} (global period 90 days) by the same physician on the same day without 57. The surgery's payment includes the visit of its day; {other} the payer may deny it.",
    "day-before":
      "{visit} stands on the day before {surgery} (global period 90 days) by the same physician without 57. The surgery's payment includes the visit of the day before; the payer may deny it.",
  },
  remedies: {
    "add-57": {
      kind: "add-modifier",
      text: "Add 57 only where the record shows that the decision for {surgery} was made at this visit. If it had been made before, leave the visit off the claim.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["97"],
  rarc: ["M144"],
  status277: ["A3:776"],
  citations: [
    { ...FEE_SCHEDULE, section: "global days 090: one day before and ninety after" },
    nationalCorrectCodingManual("chapter I, section D, evaluation and management services"),
    PTP_EDITS,
  ],
  yieldsTo: ["MOH-033", "GLB-001", "GLB-003"],
  check({ days }, _tables, report) {
    if (!days.some(({ lines, tables }) => lines.some((line) => globalDaysOf(line, tables.fees) === "090"))) return;
    for (const [at, day] of days.entries()) {
      const next = days[at + 1];
      const tomorrow = next?.date === addDays(day.date, 1) ? next : undefined;
      for (const visit of day.lines) {
        if (!isVisit(visit.procedureKey) || isHarmless(visit) || visit.modifiers.includes("57")) continue;
        const majors = (of: typeof day) =>
          of.lines.filter(
            (line) =>
              globalDaysOf(line, of.tables.fees) === "090" &&
              isSurgeonsOwn(line) &&
              !isHarmless(line) &&
              samePhysician(line, visit) !== false,
          );
        const today = majors(day);
        const surgeries = today.length > 0 ? today : tomorrow === undefined ? [] : majors(tomorrow);
        if (surgeries.length === 0) continue;
        const { ptp } = day.tables;
        const lifts = visit.modifiers.find((modifier) => LIFTS_ON_VISIT.has(modifier));
        const paired = today.some(
          (line) =>
            ptp?.find(line.procedureKey, visit.procedureKey) !== undefined &&
            !line.modifiers.some((modifier) => LIFTS_ON_SURGERY.has(modifier)),
        );
        const certain = paired && lifts === undefined;
        const byGroup = surgeries.every((line) => samePhysician(line, visit) === "group");
        const other =
          lifts !== undefined
            ? `${lifts} does not say that the decision for it was made there:`
            : ptp === undefined
              ? "the table of code pairs of this date is not loaded:"
              : "no code pair bundles them, yet";
        const modifiers = withModifier(visit, "57");
        report({
          at: visit,
          related: surgeries,
          message: certain ? "paired" : today.length > 0 ? "same-day" : "day-before",
          data: { visit: visit.procedure, surgery: codesOf(surgeries), other },
          atRisk: [visit],
          ownedByLine: true,
          ...(certain && !byGroup ? { carc: ["97", "236"] } : PROBABLE),
          ...(modifiers === undefined ? {} : { remedyChanges: [{ kind: "recode", line: visit, as: { modifiers } }] }),
        });
      }
    }
  },
});
