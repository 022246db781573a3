import { formatCents, type ServiceLine } from "@claimscrub/claim";
import { nationalCorrectCodingManual, PTP_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { bundlesOfTheDay, isEvaluation } from "../../pairs/pairs-of-the-day.ts";

export default defineRule({
  id: "ncci/higher-paid-column-2",
  code: "PTP-009",
  summary: "A code pair denies the line that is worth more.",
  subject: "day",
  wakes: { paired: true },
  tables: ["ptp", "fees", "prices"],
  direction: "review",
  severity: "info",
  confidence: "medium",
  messages: {
    "worth-more":
      "A code pair denies {column2}, which comes to {amount2} on this day, and leaves {column1}, which comes to {amount1}: the line that is worth more is lost. The record decides which of the two tells what was done; the working shows the day without {column1}.",
  },
  remedies: {
    "which-is-right": {
      kind: "document",
      text: "Compare the record with both codes. If it supports only {column2}, bill that and leave {column1} off; if {column1} is what was done, leave {column2} off.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["236"],
  rarc: [],
  status277: [],
  citations: [PTP_EDITS, nationalCorrectCodingManual("chapter I, section A, column 1 and column 2")],
  yieldsTo: [],
  check(day, { ptp, fees, prices }, report) {
    const worth = (line: ServiceLine): number | undefined => prices.lines.find((price) => price.line === line)?.uncappedCents;
    const bundles = [...bundlesOfTheDay(day.lines, ptp, fees, 0), ...bundlesOfTheDay(day.lines, ptp, fees, 1)];
    for (const { line, into } of bundles) {
      // A visit beside a procedure is a question of 25, not of which of the two was done.
      const [column1] = into;
      if (into.length !== 1 || column1 === undefined || isEvaluation(line.procedureKey)) continue;
      const [more, less] = [worth(line), worth(column1)];
      if (more === undefined || less === undefined || more <= less) continue;
      report({
        at: line,
        related: into,
        message: "worth-more",
        data: { column1: column1.procedure, column2: line.procedure, amount1: formatCents(less), amount2: formatCents(more) },
        shown: [{ kind: "remove", line: column1 }],
      });
    }
  },
});
