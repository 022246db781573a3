import { formatServiceDate } from "@claimscrub/claim";
import { claimsProcessingManual } from "../../authorities/cms.ts";
import { daysLeft, fewestDaysLeft, filedFrom, lastFilingDay } from "../../claims/filing-limit.ts";
import { defineRule } from "../../define-rule.ts";

export default defineRule({
  id: "claim/past-filing-limit",
  code: "TFL-001",
  summary: "The claim comes after the payer's filing limit, to Medicare one calendar year after the service.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: [],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    late: "The service of {date} could be claimed until {limit}; the file was made on {received}, {days} later. The line will be denied, and the patient may not be billed.",
  },
  remedies: {
    proof: {
      kind: "document",
      text: "Nothing undoes the limit but a reason that the payer knows (an error of its own, entitlement granted afterwards), with its code in CLM20 and the proof.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["29"],
  rarc: [],
  status277: ["A3:718"],
  neverAppeal: true,
  citations: [
    { title: "42 CFR 424.44", section: "(a), one calendar year after the date of service" },
    claimsProcessingManual("chapter 1, section 70, time limits for filing"),
  ],
  yieldsTo: [],
  check(claim, { policyOf }, report) {
    const policyDays = policyOf(claim)?.filingLimitDays;
    if (fewestDaysLeft(claim, policyDays) >= 0 || (claim.delayReason ?? "") !== "") return;
    const late = daysLeft(claim, policyDays).filter(({ days }) => days < 0);
    for (const [at, { line, days }] of late.entries()) {
      // One finding for each day of service.
      if (late.slice(0, at).some((earlier) => earlier.line.date === line.date)) continue;
      const lines = late.filter((other) => other.line.date === line.date).map((other) => other.line);
      report({
        at: line,
        related: lines.slice(1),
        element: "DTP*472-03",
        message: "late",
        data: {
          limit: formatServiceDate(lastFilingDay(filedFrom(line), policyDays)),
          received: formatServiceDate(claim.received),
          days: days === -1 ? "1 day" : `${-days} days`,
        },
        atRisk: lines,
      });
    }
  },
});
