import { daysBetween, type ServiceLine } from "@claimscrub/claim";
import { claimsProcessingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier } from "../../modifiers/change-modifiers.ts";

/** Services by a substitute under a reciprocal arrangement, and under one that pays for time. */
const SUBSTITUTES = ["Q5", "Q6"] as const;
const MOST_DAYS = 60;

export default defineRule({
  id: "modifier/substitute-beyond-sixty-days",
  code: "MOD-011",
  summary: "Services by a substitute (Q5, Q6) are billed under one physician for more than 60 days.",
  subject: "patient",
  wakes: { modifiers: SUBSTITUTES },
  tables: [],
  direction: "review",
  severity: "info",
  confidence: "medium",
  messages: {
    long: "{procedure} carries {modifier} {days} days after the first such service to this patient under the same physician. A substitute may stand in for 60 days in a row; later services must be billed under the substitute's own NPI.",
  },
  remedies: {
    "own-number": {
      kind: "document",
      text: "Check whether the absent physician came back in between (a return begins 60 new days). If not, enrol the substitute with Medicare and bill under that NPI.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["4"],
  rarc: [],
  status277: [],
  citations: [claimsProcessingManual("chapter 1, sections 30.2.10 and 30.2.11, substitute physicians")],
  yieldsTo: [],
  check({ days }, _tables, report) {
    if (days.length < 2) return;
    const first = new Map<string, ServiceLine>();
    const told = new Set<string>();
    for (const line of days.flatMap((day) => day.lines)) {
      const modifier = SUBSTITUTES.find((one) => line.modifiers.includes(one));
      if (isHarmless(line)) continue;
      const key = `${modifier} ${line.renderingNpi}`;
      if (modifier === undefined) {
        // The physician was back: the count begins anew.
        for (const one of SUBSTITUTES) first.delete(`${one} ${line.renderingNpi}`);
        continue;
      }
      const begun = first.get(key);
      if (begun === undefined) first.set(key, line);
      else if (daysBetween(begun.date, line.date) >= MOST_DAYS && !told.has(key)) {
        told.add(key);
        report({
          at: line,
          related: [begun],
          element: elementOfModifier(line, modifier),
          message: "long",
          data: { modifier, days: daysBetween(begun.date, line.date) },
        });
      }
    }
  },
});
