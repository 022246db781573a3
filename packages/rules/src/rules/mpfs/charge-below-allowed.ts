import { formatCents } from "@claimscrub/claim";
import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { chargesWhole, fallsShort } from "../../charges/short-charge.ts";
import { defineRule } from "../../define-rule.ts";

export default defineRule({
  id: "mpfs/charge-below-allowed",
  code: "PRC-020",
  summary: "A charge is below what Medicare allows for the line, so that Medicare pays the charge.",
  subject: "day",
  wakes: { charge: "below-allowed" },
  tables: ["fees", "prices"],
  direction: "underbilling",
  severity: "warning",
  confidence: "high",
  messages: {
    below:
      "The charge of {charge} for {procedure} is below the {allowed} that Medicare allows for this line after all its payment rules. Medicare pays by the lower of the two.",
  },
  remedies: {
    "raise-charge": {
      kind: "raise-charge",
      text: "Set the practice's charge for {procedure} above the fee schedule of every payer (at least its full fee, not the reduced amount of this line), unless a lower charge is meant.",
    },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: [],
  citations: [{ ...FEE_SCHEDULE, section: "payment is the lower of the actual charge and the fee schedule amount" }],
  yieldsTo: [],
  check(_day, { prices }, report) {
    for (const { line, uncappedCents, allowedCents } of prices.lines) {
      if (uncappedCents === undefined || allowedCents === undefined || allowedCents === uncappedCents) continue;
      const charge = line.chargeCents ?? 0;
      if (!chargesWhole(line) || !fallsShort(charge, uncappedCents)) continue;
      report({
        at: line,
        element: "SV102",
        message: "below",
        data: { charge: formatCents(charge), allowed: formatCents(uncappedCents) },
        // By its own line, not by the day priced again: one charge raised alone would swap ranks with an equal fee whose charge is too low as well,
        // or fill up what the other side lacks, and the two shortfalls would not add up.
        stated: {
          cents: uncappedCents - allowedCents,
          steps: [
            { what: "Allowed for the line after the day's payment rules", amount: uncappedCents },
            { what: "Allowed as billed, by the charge", amount: allowedCents },
            { what: "Left unbilled on this line", amount: uncappedCents - allowedCents },
          ],
        },
      });
    }
  },
});
