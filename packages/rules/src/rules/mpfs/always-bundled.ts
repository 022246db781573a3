import { samePhysician, type ServiceLine } from "@claimscrub/claim";
import type { FeeSchedule } from "@claimscrub/reference";
import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

/** A service that the fee schedule pays, into which a bundled one goes. */
function isPaid(line: ServiceLine, fees: FeeSchedule): boolean {
  const status = fees.row(line.procedureKey, "")?.status;
  return status === "A" || status === "R" || status === "T" || status === "C";
}

export default defineRule({
  id: "mpfs/always-bundled",
  code: "PRC-012",
  summary: "Medicare never pays for this code by itself: it is part of other services.",
  subject: "day",
  wakes: { fee: ({ status }) => status === "B" || status === "P" },
  tables: ["fees"],
  direction: "review",
  severity: "info",
  confidence: "high",
  messages: {
    always:
      "{procedure} has status B in the fee schedule of the date: always part of other services. Nothing is allowed for the line: expect no payment for it.",
    "beside-service":
      "{procedure} has status P in the fee schedule of the date: part of the physician's service of the day ({service}). Nothing is allowed for the line: expect no payment for it.",
  },
  remedies: {
    "take-off": { kind: "remove-line", text: "Take the line off, unless it is billed for the record only." },
  },
  adjustmentGroup: "CO",
  carc: ["97"],
  rarc: ["N390"],
  status277: ["A3:735"],
  neverAppeal: true,
  citations: [{ ...FEE_SCHEDULE, section: "status codes B and P" }],
  yieldsTo: ["PTP-001", "PTP-002"],
  check(day, { fees }, report) {
    for (const line of day.lines) {
      const status = fees.row(line.procedureKey, "")?.status;
      if ((status !== "B" && status !== "P") || isHarmless(line)) continue;
      const remedyChanges = [{ kind: "remove", line }] as const;
      if (status === "B") {
        report({ at: line, message: "always", remedyChanges });
        continue;
      }
      const service = day.lines.find((other) => other !== line && isPaid(other, fees) && samePhysician(other, line) !== false);
      if (service !== undefined)
        report({ at: line, related: [service], message: "beside-service", data: { service: service.procedure }, remedyChanges });
    }
  },
});
