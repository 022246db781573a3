import type { LineChange } from "@claimscrub/claim";
import { MUE_EDITS, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { type AboveLimit, aboveDayLimit } from "../../limits/above-day-limit.ts";
import { isToldByStatus } from "../../limits/told-by-status.ts";
import { isSiteModifier } from "../../pairs/bypass.ts";

const isSide = (modifier: string): boolean => modifier === "RT" || modifier === "LT";

/** The one line with 50 that a right and a left line of a bilateral surgery should be (NCCI Policy Manual, chapter I, section V). */
function asBilateral({ first, others, lines }: AboveLimit): readonly LineChange[] | undefined {
  const [other] = others;
  if (other === undefined || others.length > 1 || other.claim !== first.claim || lines.some((line) => line.units !== 1)) return undefined;
  const sides = lines.flatMap((line) => line.modifiers.filter(isSide)).sort();
  if (sides.join() !== "LT,RT") return undefined;
  const modifiers = ["50", ...first.modifiers.filter((modifier) => !isSide(modifier))];
  const charges =
    first.chargeCents === undefined || other.chargeCents === undefined ? {} : { chargeCents: first.chargeCents + other.chargeCents };
  return [
    { kind: "recode", line: first, as: { modifiers, ...charges } },
    { kind: "remove", line: other },
  ];
}

/** Two units on one line that can be the two sides of a surgery, which are one unit with 50. */
function asOneUnit({ first, others, units, limit }: AboveLimit): readonly LineChange[] | undefined {
  if (others.length > 0 || first.units !== 2 || units !== 2 || limit !== 1) return undefined;
  if (first.modifiers.includes("50")) return [{ kind: "recode", line: first, as: { units: 1 } }];
  if (first.modifiers.length > 3 || first.modifiers.some((modifier) => isSide(modifier) || isSiteModifier(modifier))) return undefined;
  return [{ kind: "recode", line: first, as: { modifiers: ["50", ...first.modifiers], units: 1 } }];
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
    "one-unit-with-50": {
      kind: "change-units",
      text: "If both sides were treated, that is one unit with 50, with the charge for both. If it was one, it is one unit without 50: no modifier and no appeal lifts this limit.",
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
      const bySides = limit !== 0 && SURGERY.test(first.procedure) && fees?.row(first.procedureKey, "")?.bilateral === "1";
      const oneLine = bySides ? asBilateral(above) : undefined;
      const changes = bySides ? (oneLine ?? asOneUnit(above)) : undefined;
      report({
        at: first,
        related: others,
        element: "SV104",
        message: limit === 0 ? "never-paid" : "above",
        data: { count: units, limit },
        atRisk: lines,
        remedy:
          limit === 0
            ? "leave-out"
            : changes === undefined
              ? "correct-coding"
              : oneLine === undefined
                ? "one-unit-with-50"
                : "one-bilateral-line",
        ...(changes === undefined ? {} : { remedyChanges: changes }),
      });
    }
  },
});
