import type { ServiceLine } from "@claimscrub/claim";
import { claimsProcessingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { byResentKey, isSameLine, isSetApart, resentClaims } from "../../repeats/resent.ts";

export default defineRule({
  id: "claim/resent-line",
  code: "DUP-001",
  summary: "The same line stands on two claims of the run.",
  subject: "day",
  wakes: { repeated: true },
  forms: ["professional", "institutional", "dental"],
  tables: [],
  tablesIfAny: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    resent:
      "{procedure} stands on claim {claim} too, line {line}: same patient, provider, dates, place and charge. The payer will deny the later of the two as a duplicate.",
  },
  remedies: {
    "do-not-resend": {
      kind: "remove-line",
      text: "If this is the same service, don't send it again. If the first claim has no answer yet, ask for its status; if it was processed, correct it by a replacement or a reopening.",
    },
    "say-why-twice": {
      kind: "add-modifier",
      text: "If it was done again for another problem, say so: 59 or XS for another site, 76 for the same procedure again, or the side, digit or eyelid.",
    },
  },
  adjustmentGroup: "OA",
  carc: ["18"],
  rarc: [],
  status277: ["A3:54", "A3:78"],
  citations: [claimsProcessingManual("chapter 1, section 120, detection of duplicate claims")],
  yieldsTo: ["MOH-008", "MOH-009", "MOH-028", "MOH-048", "MUE-001", "MUE-002", "MUE-003", "MOD-010", "PTP-010", "MUE-005"],
  check(day, { fees }, report) {
    const groups = byResentKey(day.lines);
    if (groups.length === 0) return;
    const resent = resentClaims(day.lines);
    for (const lines of groups) {
      const first = lines.find((line) => !isSetApart(line, fees)) ?? lines[0];
      for (const [at, line] of lines.entries()) {
        const again = resent.has(line.claim);
        // A site or 59 tells two services apart, not a service from itself on a claim that comes again whole.
        const free = again ? lines.slice(0, at).find((other) => other.claim !== line.claim && isSameLine(other, line)) : first;
        if (free === undefined || line === free || line.claim === free.claim || isHarmless(line)) continue;
        if (!again && isSetApart(line, fees)) continue;
        const same = sameDiagnoses(line, free);
        report({
          at: line,
          related: [free],
          message: "resent",
          data: { claim: free.claim.id, line: free.number },
          atRisk: [line],
          remedy: same ? "do-not-resend" : "say-why-twice",
          ...(same ? { rarc: ["N111"], neverAppeal: true } : {}),
        });
      }
    }
  },
});

function sameDiagnoses(a: ServiceLine, b: ServiceLine): boolean {
  return [...a.diagnoses].sort().join() === [...b.diagnoses].sort().join();
}
