import { samePhysician, type ServiceLine } from "@claimscrub/claim";
import type { PtpTable } from "@claimscrub/reference";
import { FEE_SCHEDULE, nationalCorrectCodingManual, PTP_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isSurgeonsOwn } from "../../global-period/global-period.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { codesOf } from "../../pairs/pairs-of-the-day.ts";
import { withModifier } from "../../repeats/distinguishing.ts";
import { isVisit, VISITS } from "../../visits/visit-codes.ts";

const PROBABLE = { severity: "warning", confidence: "medium" } as const;
/** They lift the pair of visit and procedure without saying what 25 says. */
const LIFTS_ON_VISIT = new Set(["24", "57"]);
const LIFTS_ON_PROCEDURE = new Set(["58", "78", "79"]);

/** The modifier that lifts the pairs of the visit with these procedures, undefined where one of the pairs stands. */
function lifted(visit: ServiceLine, paired: readonly ServiceLine[]): string | undefined {
  const onVisit = visit.modifiers.find((modifier) => LIFTS_ON_VISIT.has(modifier));
  if (onVisit !== undefined) return onVisit;
  const onEach = paired.map((line) => line.modifiers.find((modifier) => LIFTS_ON_PROCEDURE.has(modifier)));
  return onEach.includes(undefined) ? undefined : onEach[0];
}

function isPaired(visit: ServiceLine, procedure: ServiceLine, ptp: PtpTable | undefined): boolean {
  return (ptp?.find(procedure.procedureKey, visit.procedureKey) ?? ptp?.find(visit.procedureKey, procedure.procedureKey)) !== undefined;
}

export default defineRule({
  id: "mpfs/visit-without-25",
  code: "GLB-001",
  summary: "A visit stands beside a minor procedure by the same physician on the same day without 25.",
  subject: "day",
  wakes: { codes: VISITS },
  tables: ["fees"],
  tablesIfAny: ["ptp"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    paired:
      "{visit} stands beside {procedures} by the same physician on the same day without 25. The procedure's payment includes the visit of its day, and the table of code pairs bundles the two, so the visit will be denied.",
    unpaired:
      "{visit} stands beside {procedures} by the same physician on the same day without 25. No code pair bundles them, but the procedure's global period includes the visit of its day, a new patient's too; the payer is likely to deny the visit.",
    unchecked:
      "{visit} stands beside {procedures} by the same physician on the same day without 25. The procedure's global period includes the visit of its day; the table of code pairs of this date is not loaded, so it is not known whether a pair denies the visit outright.",
    "other-modifier":
      "{visit} stands beside {procedures} by the same physician on the same day. {modifier} lifts the code pair, but does not say that the visit was separate from a procedure whose payment includes it: that takes 25, and without it the payer is likely to deny the visit.",
    "neither-25-nor-57":
      "{visit} stands beside {procedures} (global period of 0 or 10 days) and {major} (90 days) by the same physician on the same day with neither 25 nor 57. Both include the visit, so it will be denied.",
  },
  remedies: {
    "add-25": {
      kind: "add-modifier",
      text: "Add 25 to the visit only where the record shows a significant, separately identifiable visit beyond the usual work before and after {procedures}. If it was the decision for the procedure, leave it off the claim.",
    },
    "add-25-and-57": {
      kind: "add-modifier",
      text: "Add 25 where the record shows a visit of its own beyond {procedures}, and 57 where the decision for {major} was made at it. If neither holds, leave the visit off the claim.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["97"],
  rarc: ["M144"],
  status277: ["A3:735"],
  citations: [
    nationalCorrectCodingManual("chapter I, section D, evaluation and management services"),
    { ...FEE_SCHEDULE, section: "global days 000 and 010" },
    PTP_EDITS,
  ],
  yieldsTo: ["MOH-033"],
  check(day, { fees, ptp }, report) {
    // Most visits are all that was done on their day.
    if (day.lines.length < 2) return;
    const visits = day.lines.filter((line) => isVisit(line.procedureKey) && !line.modifiers.includes("25") && !isHarmless(line));
    if (visits.length === 0) return;
    const globalDays = (line: ServiceLine): string | undefined => fees.row(line.procedureKey, "")?.globalDays;
    for (const visit of visits) {
      const own = day.lines.filter((line) => line !== visit && !isHarmless(line) && samePhysician(line, visit) !== false);
      const minor = own.filter((line) => globalDays(line) === "000" || globalDays(line) === "010");
      if (minor.length === 0) continue;
      const major = own.find((line) => globalDays(line) === "090" && isSurgeonsOwn(line));
      const paired = minor.filter((line) => isPaired(visit, line, ptp));
      const has57 = visit.modifiers.includes("57");
      const byGroup = minor.every((line) => samePhysician(line, visit) === "group");
      const both = major !== undefined && !has57;
      const modifier = paired.length > 0 && !both ? lifted(visit, paired) : undefined;
      const certain = both || (paired.length > 0 && modifier === undefined);
      const modifiers = both ? (visit.modifiers.length < 3 ? [...visit.modifiers, "25", "57"] : undefined) : withModifier(visit, "25");
      report({
        at: visit,
        related: both ? [...minor, major] : minor,
        message: both
          ? "neither-25-nor-57"
          : modifier !== undefined
            ? "other-modifier"
            : paired.length > 0
              ? "paired"
              : ptp === undefined
                ? "unchecked"
                : "unpaired",
        data: { visit: visit.procedure, procedures: codesOf(minor), major: major?.procedure ?? "", modifier: modifier ?? "" },
        atRisk: [visit],
        ...(certain && !byGroup ? {} : PROBABLE),
        ...(paired.length > 0 ? { carc: ["97", "236"] } : {}),
        remedy: both ? "add-25-and-57" : "add-25",
        ...(modifiers === undefined ? {} : { remedyChanges: [{ kind: "recode", line: visit, as: { modifiers } }] }),
      });
    }
  },
});
