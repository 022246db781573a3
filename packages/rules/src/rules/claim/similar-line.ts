import { samePhysician, type ServiceLine } from "@claimscrub/claim";
import { claimsProcessingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { comparedModifiers } from "../../repeats/distinguishing.ts";
import { bySimilarKey, correctsAnother, isSetApart } from "../../repeats/resent.ts";

export default defineRule({
  id: "claim/similar-line",
  code: "DUP-003",
  summary:
    "A line looks much like one of another claim: another charge, another last day, or another physician of the group and specialty.",
  subject: "day",
  wakes: { repeated: true },
  forms: ["professional", "institutional", "dental"],
  tables: [],
  tablesIfAny: ["fees"],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    "other-charge":
      "{procedure} stands on claim {claim} too, line {line}, with another charge: same patient, provider, dates and place. The payer may take it for a duplicate.",
    "other-last-day":
      "{procedure} stands on claim {claim} too, line {line}, from the same day to another: same patient, provider and place. The payer may take it for a duplicate.",
    "same-group":
      "{procedure} stands on claim {claim} too, line {line}, by another physician of the same group and specialty: same patient, day and place. The payer may take it for a duplicate.",
  },
  remedies: {
    "say-why-twice": {
      kind: "add-modifier",
      text: "If it was done twice, say so: 59 or XS for another site, XP or 77 for another physician, 76 for the same procedure again. If it is one service, send it once; correct a charge by a replacement.",
    },
  },
  adjustmentGroup: "OA",
  carc: ["18"],
  rarc: [],
  status277: ["A3:78"],
  citations: [claimsProcessingManual("chapter 1, section 120, detection of duplicate claims")],
  yieldsTo: [
    "MOH-008",
    "MOH-009",
    "MOH-028",
    "MOH-048",
    "MUE-001",
    "MUE-002",
    "MUE-003",
    "MOD-010",
    "DUP-001",
    "DUP-002",
    "PTP-010",
    "MUE-005",
  ],
  check(day, { fees }, report) {
    const open = day.lines.filter((line) => !isHarmless(line) && !isSetApart(line, fees));
    const named = new Set<ServiceLine>();
    for (const lines of bySimilarKey(open)) {
      for (const [at, line] of lines.entries()) {
        const before = lines.slice(0, at).filter((other) => other.claim !== line.claim);
        const sameDays = before.filter((other) => other.dateThrough === line.dateThrough);
        // Equal days and an equal charge on another claim are DUP-001's.
        if (sameDays.some((other) => other.chargeCents === line.chargeCents)) continue;
        const free = sameDays[0] ?? before[0];
        if (free === undefined) continue;
        named.add(line);
        const message = sameDays.length > 0 ? "other-charge" : "other-last-day";
        report({
          at: line,
          related: [free],
          message,
          data: { claim: free.claim.id, line: free.number },
          atRisk: [line],
          ownedByLine: true,
        });
      }
    }
    for (const [at, line] of open.entries()) {
      if (named.has(line) || line.modifiers.includes("77") || correctsAnother(line)) continue;
      const free = open
        .slice(0, at)
        .find(
          (other) =>
            other.claim !== line.claim &&
            !correctsAnother(other) &&
            other.drugCode === line.drugCode &&
            other.procedureKey === line.procedureKey &&
            other.pos === line.pos &&
            comparedModifiers(other, fees) === comparedModifiers(line, fees) &&
            samePhysician(other, line) === "group",
        );
      if (free !== undefined)
        report({
          at: line,
          related: [free],
          message: "same-group",
          data: { claim: free.claim.id, line: free.number },
          atRisk: [line],
          ownedByLine: true,
        });
    }
  },
});
