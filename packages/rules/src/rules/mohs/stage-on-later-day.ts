import { daysBetween, formatServiceDate } from "@claimscrub/claim";
import { ADD_ON_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

const FIRST_STAGE_OF: Readonly<Record<string, string>> = { 17312: "17311", 17314: "17313" };
/** How long before the first stage may stand for the two to be one operation (rules.md 3B.26). */
const DAYS_BEFORE = 3;

export default defineRule({
  id: "mohs/stage-on-later-day",
  code: "MOH-031",
  summary: "Mohs surgery goes on on a later day with a later-stage code, and that day has no first stage.",
  subject: "patient",
  wakes: { codes: Object.keys(FIRST_STAGE_OF) },
  tables: ["addOns"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    continued:
      "{procedure} stands without {first} on this day; {first} stands on {firstDate}. An add-on code is paid only beside its first stage of the same day, so the line will be denied.",
  },
  remedies: {
    "begin-anew": {
      kind: "change-code",
      text: "If the surgery went on on this day, bill its first stage of the day as {first} and only the stages after that as {procedure}: one unit less. If the date is wrong, correct it.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["107"],
  rarc: ["N122"],
  status277: ["A3:736"],
  citations: [ADD_ON_EDITS],
  yieldsTo: [],
  check({ days }, _tables, report) {
    for (const [at, day] of days.entries()) {
      for (const line of day.lines) {
        const first = FIRST_STAGE_OF[line.procedure];
        if (first === undefined || isHarmless(line)) continue;
        const byThem = (lines: typeof day.lines) =>
          lines.find((other) => other.procedure === first && other.renderingNpi === line.renderingNpi);
        if (byThem(day.lines) !== undefined) continue;
        const before = days
          .slice(0, at)
          .reverse()
          .filter(({ date }) => daysBetween(date, day.date) <= DAYS_BEFORE)
          .map(({ lines }) => byThem(lines))
          .find((found) => found !== undefined);
        if (before === undefined) continue;
        report({
          at: line,
          related: [before],
          message: "continued",
          data: { first, firstDate: formatServiceDate(before.date) },
          atRisk: [line],
          ownedByLine: true,
        });
      }
    }
  },
});
