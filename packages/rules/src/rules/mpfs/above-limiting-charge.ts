import { formatCents } from "@claimscrub/claim";
import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";

export default defineRule({
  id: "mpfs/above-limiting-charge",
  code: "PRC-022",
  summary: "An unassigned claim charges more than Medicare lets a physician charge who does not take part.",
  subject: "day",
  wakes: { always: true },
  tables: ["prices"],
  direction: "audit",
  severity: "error",
  confidence: "high",
  messages: {
    "above-limit":
      "The claim is not assigned (CLM07 is {assignment}), and the charge of {charge} for {procedure} is above the limiting charge of {limit}: 115% of what Medicare allows a physician who does not participate, which is 95% of the fee schedule. The patient must not be asked for more than the limit, and what was collected above it is owed back.",
  },
  remedies: {
    "lower-charge": {
      kind: "document",
      text: "Lower the charge of this line to {limit}, and refund what the patient paid above it; or take assignment.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["45"],
  rarc: ["M26"],
  status277: ["A7:583"],
  citations: [{ ...FEE_SCHEDULE, section: "limiting charge of a non-participating physician: 115 percent of 95 percent" }],
  yieldsTo: [],
  check(_day, { prices }, report) {
    for (const { line, limitingChargeCents: limit } of prices.lines) {
      if (limit === undefined || limit === 0) continue;
      const charge = line.chargeCents;
      if (charge === undefined || charge <= limit) continue;
      report({
        at: line,
        element: "SV102",
        message: "above-limit",
        data: { charge: formatCents(charge), limit: formatCents(limit), assignment: line.claim.assignment },
        stated: {
          cents: charge - limit,
          steps: [
            { what: `Limiting charge of ${line.procedure} for this line`, rate: "95% x 115% = 109.25% of the fee schedule", amount: limit },
            { what: "Charge", amount: charge },
            { what: "Charged above the limit", amount: charge - limit },
          ],
        },
        remedyChanges: [{ kind: "recode", line, as: { chargeCents: limit } }],
      });
    }
  },
});
