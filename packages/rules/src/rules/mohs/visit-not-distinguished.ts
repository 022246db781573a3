import { samePhysician, type ServiceLine } from "@claimscrub/claim";
import { nationalCorrectCodingManual, PTP_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { withModifier } from "../../repeats/distinguishing.ts";
import { isVisit, isVisitPairedWithMohs } from "../../visits/visit-codes.ts";

const PROBABLE = { severity: "warning", confidence: "medium" } as const;
/** Global surgery modifiers that lift the pair in NCCI's table, though they do not say what 25 says. */
const LIFTS_PAIR_ON_VISIT = new Set(["24", "57"]);
const LIFTS_PAIR_ON_PROCEDURE = ["58", "78", "79"];

function carries(line: ServiceLine, ...modifiers: readonly string[]): boolean {
  return modifiers.some((modifier) => line.modifiers.includes(modifier));
}

export default defineRule({
  id: "mohs/visit-not-distinguished",
  code: "MOH-033",
  summary: "A visit stands beside Mohs surgery by the same physician on the same day without the modifier that sets it apart.",
  subject: "day",
  wakes: { codes: ["17311", "17313"] },
  tables: [],
  tablesIfAny: ["fees", "ptp"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    paired:
      "{visit} stands beside {mohs} by the same physician on the same day without 25. The table of code pairs bundles the visit into the surgery, so it will be denied.",
    unpaired:
      "{visit} stands beside {mohs} by the same physician on the same day without 25. No code pair bundles them, but Mohs surgery has a global period of 0 days, which includes the visit of that day, a new patient's too; the payer is likely to deny it.",
    unchecked:
      "{visit} stands beside {mohs} by the same physician on the same day without 25. Mohs surgery has a global period of 0 days, which includes the visit of that day; the table of code pairs of this date is not loaded, so it is not known whether a pair denies it outright.",
    "other-modifier":
      "{visit} stands beside {mohs} by the same physician on the same day. {modifier} lifts the code pair, but it does not say that the visit was separate from the surgery of a 0-day global period: that takes 25, and without it the payer is likely to deny the visit.",
    "neither-25-nor-57":
      "{visit} stands beside {mohs} (global period 0 days) and {major} (90 days) by the same physician on the same day with neither 25 nor 57. Both surgeries include the visit, so it will be denied.",
    "57-without-25":
      "{visit} carries 57 but not 25, and stands beside both {mohs} (global period 0 days, which takes 25) and {major} (90 days, which takes 57) by the same physician on the same day. The payer may deny it under the Mohs surgery.",
  },
  remedies: {
    "add-25": {
      kind: "add-modifier",
      text: "Add 25 only where the record shows a significant, separately identifiable visit: a problem or work-up beyond the decision for the Mohs surgery. If the visit was that decision, leave it off the claim.",
    },
    "add-25-and-57": {
      kind: "add-modifier",
      text: "Add 25 where the record shows a separate visit beyond the decision for the Mohs surgery, and 57 where the decision for the {major} was made at it. If neither holds, leave the visit off the claim.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["97"],
  rarc: ["M144"],
  status277: ["A3:735"],
  citations: [
    nationalCorrectCodingManual("chapter III, section B, evaluation and management services"),
    nationalCorrectCodingManual("chapter I, section D"),
    PTP_EDITS,
  ],
  yieldsTo: [],
  check(day, { fees, ptp }, report) {
    const firstStages = day.lines.filter((line) => (line.procedure === "17311" || line.procedure === "17313") && !isHarmless(line));
    for (const visit of day.lines) {
      if (!isVisit(visit.procedureKey) && !isVisitPairedWithMohs(visit.procedureKey)) continue;
      if (isHarmless(visit)) continue;
      const mohs = firstStages.filter((line) => samePhysician(line, visit) !== false);
      const [surgery] = mohs;
      if (surgery === undefined) continue;
      const paired = mohs.filter((line) => ptp?.find(line.procedureKey, visit.procedureKey) !== undefined);
      // These are visits for this rule only as the table of the date pairs them.
      if (!isVisit(visit.procedureKey) && paired.length === 0) continue;
      const majors = day.lines.filter(
        (line) => fees?.row(line.procedureKey, "")?.globalDays === "090" && samePhysician(line, visit) !== false,
      );
      const [major] = majors;
      const related = [...mohs, ...majors];
      const byGroup = related.every((line) => samePhysician(line, visit) === "group");
      const doubtful = byGroup ? PROBABLE : {};
      const data = { visit: visit.procedure, mohs: surgery.procedure };
      if (carries(visit, "25")) continue;
      if (major !== undefined) {
        const has57 = carries(visit, "57");
        const added = has57 ? ["25"] : ["25", "57"];
        const modifiers = visit.modifiers.length + added.length > 4 ? undefined : [...visit.modifiers, ...added];
        report({
          at: visit,
          related,
          message: has57 ? "57-without-25" : "neither-25-nor-57",
          data: { ...data, major: major.procedure },
          atRisk: [visit],
          ...(has57 ? PROBABLE : doubtful),
          ...(paired.length > 0 ? { carc: ["97", "236"] } : {}),
          remedy: "add-25-and-57",
          ...(modifiers === undefined ? {} : { remedyChanges: [{ kind: "recode", line: visit, as: { modifiers } }] }),
        });
        continue;
      }
      const modifiers = withModifier(visit, "25");
      const onVisit = visit.modifiers.find((modifier) => LIFTS_PAIR_ON_VISIT.has(modifier));
      const onSurgery = paired.every((line) => carries(line, ...LIFTS_PAIR_ON_PROCEDURE))
        ? paired[0]?.modifiers.find((modifier) => LIFTS_PAIR_ON_PROCEDURE.includes(modifier))
        : undefined;
      const lifted = paired.length > 0 ? (onVisit ?? onSurgery) : undefined;
      report({
        at: visit,
        related,
        message: lifted !== undefined ? "other-modifier" : paired.length > 0 ? "paired" : ptp === undefined ? "unchecked" : "unpaired",
        data: { ...data, ...(lifted === undefined ? {} : { modifier: lifted }) },
        atRisk: [visit],
        ...(paired.length > 0 ? { carc: ["97", "236"] } : {}),
        ...(lifted !== undefined || paired.length === 0 ? PROBABLE : doubtful),
        remedy: "add-25",
        ...(modifiers === undefined ? {} : { remedyChanges: [{ kind: "recode", line: visit, as: { modifiers } }] }),
      });
    }
  },
});
