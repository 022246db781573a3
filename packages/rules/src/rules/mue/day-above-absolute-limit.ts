import type { LineChange } from "@claimscrub/claim";
import { MUE_EDITS, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { type AboveLimit, aboveDayLimit } from "../../limits/above-day-limit.ts";
import { isToldByStatus } from "../../limits/told-by-status.ts";

/** The one line with 50 that a right and a left line of a bilateral surgery should be (NCCI Policy Manual, chapter I, section V). */
function asBilateral({ first, others, lines }: AboveLimit): readonly LineChange[] | undefined {
  const [other] = others;
  if (other === undefined || others.length > 1 || other.claim !== first.claim || lines.some((line) => line.units !== 1)) return undefined;
  const sides = lines.flatMap((line) => line.modifiers.filter((modifier) => modifier === "RT" || modifier === "LT")).sort();
  if (sides.join() !== "LT,RT") return undefined;
  const modifiers = ["50", ...first.modifiers.filter((modifier) => modifier !== "RT" && modifier !== "LT")];
  const charges =
    first.chargeCents === undefined || other.chargeCents === undefined ? {} : { chargeCents: first.chargeCents + other.chargeCents };
  return [
    { kind: "recode", line: first, as: { modifiers, ...charges } },
    { kind: "remove", line: other },
  ];
}

const SURGERY = /^[1-6]\d{4}$/;

export default defineRule({
  id: "mue/day-above-absolute-limit",
  code: "MUE-002",
  summary: "More units of a code on one day than a limit that Medicare never lifts.",
  subject: "day",
  wakes: { limited: true },
  tables: ["mue"],
  tablesIfAny: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    above:
      "{count} units of {procedure} on one day by one provider; the medically unlikely edit of the code is {limit} a day and absolute (adjudication indicator 2), counted over all lines and claims whatever their modifiers. All {count} units will be denied, not only those above the limit.",
    "never-paid":
      "The medically unlikely edit of {procedure} is 0 units a day and absolute (adjudication indicator 2): it is not payable to a practitioner, so the line will be denied.",
  },
  remedies: {
    "correct-coding": {
      kind: "change-units",
      text: "No modifier and no appeal lifts this limit: the units or the code are wrong. A code that stands for all lesions, a session or a day is billed once; lengths or areas of one class are added up into one code, with its add-on code for what goes beyond; more or larger lesions, or both sides, may have a code of their own.",
    },
    "one-bilateral-line": {
      kind: "change-modifier",
      text: "Surgery on both sides is one line with 50 and one unit, not a right and a left line: join them, with the sum of their charges.",
    },
    "leave-out": { kind: "remove-line", text: "Take {procedure} off the claim, or bill the code that Medicare pays for this service." },
  },
  adjustmentGroup: "CO",
  carc: ["151"],
  rarc: ["N362"],
  status277: ["A3:258"],
  neverAppeal: true,
  citations: [MUE_EDITS, nationalCorrectCodingManual("chapter I, section V, medically unlikely edits")],
  yieldsTo: ["MOH-008", "MOH-028", "MOH-048", "PTP-010", "MUE-005"],
  check(day, { mue, fees }, report) {
    for (const above of aboveDayLimit(day.lines, mue, 2)) {
      const { first, others, lines, units, limit } = above;
      if (limit === 0 && isToldByStatus(first, fees)) continue;
      const bilateral =
        SURGERY.test(first.procedure) && fees?.row(first.procedureKey, "")?.bilateral === "1" ? asBilateral(above) : undefined;
      report({
        at: first,
        related: others,
        element: "SV104",
        message: limit === 0 ? "never-paid" : "above",
        data: { count: units, limit },
        atRisk: lines,
        remedy: limit === 0 ? "leave-out" : bilateral === undefined ? "correct-coding" : "one-bilateral-line",
        ...(bilateral === undefined || limit === 0 ? {} : { remedyChanges: bilateral }),
      });
    }
  },
});
