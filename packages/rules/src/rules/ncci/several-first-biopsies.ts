import { codeSet, type LineChange, samePhysician } from "@claimscrub/claim";
import { MUE_EDITS, PTP_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { aboveDayLimit } from "../../limits/above-day-limit.ts";
import { codesOf } from "../../pairs/pairs-of-the-day.ts";

/** The first biopsy of each technique, with the code of each further one. */
const FURTHER: Readonly<Record<string, string>> = { 11102: "11103", 11104: "11105", 11106: "11107" };
const FIRST = Object.keys(FURTHER);
const isFirst = codeSet(FIRST);

export default defineRule({
  id: "ncci/several-first-biopsies",
  code: "PTP-010",
  summary: "More than one first biopsy of the skin is billed on a day.",
  subject: "day",
  wakes: { codes: FIRST },
  tables: ["ptp"],
  tablesIfAny: ["mue"],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    "two-techniques":
      "{procedure} stands beside {higher}: a day has one first biopsy, that of the highest technique (incision, then punch, then tangent), and every further lesion has an add-on code. No modifier lifts the code pair, so {procedure} will be denied.",
    units:
      "{count} units of {procedure} on one day: a day has one first biopsy, and every further lesion has the add-on code {further}. The limit is {limit} and absolute, so all {count} units will be denied.",
  },
  remedies: {
    "further-biopsy": {
      kind: "change-code",
      text: "Bill {further} for each further lesion of this technique, and one first biopsy for the day.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["236", "97"],
  rarc: ["M80"],
  status277: ["A3:735"],
  neverAppeal: true,
  citations: [PTP_EDITS, MUE_EDITS],
  yieldsTo: [],
  check(day, { ptp, mue }, report) {
    const biopsies = day.lines.filter((line) => isFirst(line.procedureKey) && !isHarmless(line));
    for (const line of biopsies) {
      const higher = biopsies.filter(
        (other) => ptp.find(other.procedureKey, line.procedureKey)?.indicator === 0 && samePhysician(other, line) !== false,
      );
      const further = FURTHER[line.procedure] ?? "";
      if (higher.length > 0)
        report({
          at: line,
          related: higher,
          message: "two-techniques",
          data: { higher: codesOf(higher), further },
          atRisk: [line],
          remedyChanges: [{ kind: "recode", line, as: { procedure: further } }],
        });
    }
    if (mue === undefined) return;
    for (const { first, others, lines, units, limit } of aboveDayLimit(biopsies, mue)) {
      const further = FURTHER[first.procedure] ?? "";
      const again = others.map((line): LineChange => ({ kind: "recode", line, as: { procedure: further } }));
      const rest: LineChange[] =
        (first.units ?? 1) > 1
          ? [
              { kind: "recode", line: first, as: { units: 1 } },
              { kind: "add", like: first, as: { procedure: further, units: (first.units ?? 1) - 1 } },
            ]
          : [];
      report({
        at: first,
        related: others,
        element: "SV104",
        message: "units",
        data: { count: units, limit, further },
        atRisk: lines,
        carc: ["151"],
        rarc: ["N362"],
        status277: ["A3:258"],
        remedyChanges: [...rest, ...again],
      });
    }
  },
});
