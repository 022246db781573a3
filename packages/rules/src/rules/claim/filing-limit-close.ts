import { formatServiceDate } from "@claimscrub/claim";
import { claimsProcessingManual } from "../../authorities/cms.ts";
import { daysLeft, fewestDaysLeft, filedFrom, lastFilingDay } from "../../claims/filing-limit.ts";
import { defineRule } from "../../define-rule.ts";

const CLOSE = 30;

export default defineRule({
  id: "claim/filing-limit-close",
  code: "TFL-002",
  summary: "Few days are left until the payer's filing limit.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: [],
  direction: "denial",
  severity: "warning",
  confidence: "low",
  messages: {
    close: "The service of {date} can be claimed until {limit}, {left}. A rejection that is not mended by then costs the line.",
  },
  remedies: {
    "submit-first": { kind: "document", text: "Send this claim first, watch for its acknowledgement, and keep the proof of receipt." },
  },
  adjustmentGroup: "CO",
  carc: ["29"],
  rarc: [],
  status277: [],
  citations: [
    { title: "42 CFR 424.44", section: "(a), one calendar year after the date of service" },
    claimsProcessingManual("chapter 1, section 70, time limits for filing"),
  ],
  yieldsTo: ["TFL-001"],
  check(claim, { policyOf }, report) {
    const policyDays = policyOf(claim)?.filingLimitDays;
    if (fewestDaysLeft(claim, policyDays) > CLOSE) return;
    const close = daysLeft(claim, policyDays).filter(({ days }) => days >= 0 && days <= CLOSE);
    for (const [at, { line, days }] of close.entries()) {
      if (close.slice(0, at).some((earlier) => earlier.line.date === line.date)) continue;
      const lines = close.filter((other) => other.line.date === line.date).map((other) => other.line);
      report({
        at: line,
        related: lines.slice(1),
        element: "DTP*472-03",
        message: "close",
        data: { limit: formatServiceDate(lastFilingDay(filedFrom(line), policyDays)), left: daysAfterTheFile(days) },
        atRisk: lines,
      });
    }
  },
});

function daysAfterTheFile(days: number): string {
  if (days === 0) return "the day on which the file was made";
  return `${days === 1 ? "1 day" : `${days} days`} after the file was made`;
}
