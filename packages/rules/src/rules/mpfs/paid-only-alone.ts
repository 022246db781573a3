import { samePhysician } from "@claimscrub/claim";
import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

const PAID = new Set(["A", "R", "C"]);

export default defineRule({
  id: "mpfs/paid-only-alone",
  code: "PRC-013",
  summary: "A service that Medicare pays only on a day without any other service stands beside one.",
  subject: "day",
  wakes: { fee: ({ status }) => status === "T" },
  tables: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    "not-alone":
      "{procedure} has status T in the fee schedule of the date: paid only when nothing else that the schedule pays is done by the same provider that day. {service} is billed, so nothing is allowed for the line.",
  },
  remedies: {
    "take-off": { kind: "remove-line", text: "Take the line off: it is part of the other service of the day." },
  },
  adjustmentGroup: "CO",
  carc: ["97"],
  rarc: ["N20"],
  status277: ["A3:735"],
  neverAppeal: true,
  citations: [{ ...FEE_SCHEDULE, section: "status code T" }],
  yieldsTo: ["PTP-001", "PTP-002", "MOH-035"],
  check(day, { fees }, report) {
    const statusOf = (key: number): string => fees.row(key, "")?.status ?? "";
    for (const line of day.lines) {
      if (statusOf(line.procedureKey) !== "T" || isHarmless(line)) continue;
      const service = day.lines.find(
        (other) => PAID.has(statusOf(other.procedureKey)) && !isHarmless(other) && samePhysician(other, line) === "npi",
      );
      if (service === undefined) continue;
      report({
        at: line,
        related: [service],
        message: "not-alone",
        data: { service: service.procedure },
        atRisk: [line],
        remedyChanges: [{ kind: "remove", line }],
      });
    }
  },
});
