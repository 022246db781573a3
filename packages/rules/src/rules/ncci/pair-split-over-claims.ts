import type { ServiceLine } from "@claimscrub/claim";
import { nationalCorrectCodingManual, PTP_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { type Bundle, bundlesOfTheDay, codesOf } from "../../pairs/pairs-of-the-day.ts";

export default defineRule({
  id: "ncci/pair-split-over-claims",
  code: "PTP-008",
  summary: "A service of one code pair is on a claim that was sent before, its other half on this one.",
  subject: "day",
  wakes: { pairable: true },
  tables: ["ptp", "fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    "column-1-sent":
      "{column2} is included in {column1}, which was sent before on claim {claim} for the same physician, patient and day, and no modifier sets them apart. The payer looks over both claims and will deny {column2}.",
    "column-2-sent":
      "{column2}, which was sent before on claim {claim}, is included in {column1} of this claim: same physician, patient and day, and no modifier sets them apart. The payer looks over both claims and will deny {column2} or take its payment back.",
  },
  remedies: {
    "set-apart": {
      kind: "add-modifier",
      text: "Where the record shows that {column2} was done apart from {column1} (another lesion, organ, site or session), say so by 59 or the X modifier that fits; a claim that was sent is corrected by a replacement. Where it was part of {column1}, don't bill it.",
    },
    "bill-one": {
      kind: "remove-line",
      text: "No modifier has both paid: compare the record with both codes, and bill the one that tells what was done. A claim that was sent is corrected by a replacement.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["236", "97"],
  rarc: [],
  status277: ["A3:735"],
  needsHistory: true,
  citations: [PTP_EDITS, nationalCorrectCodingManual("chapter I, section A, column 1 and column 2")],
  yieldsTo: ["MOH-020", "MOH-021", "MOH-022", "MOH-023", "MOH-030", "MOH-033", "MOH-035", "GLB-001", "GLB-004", "MOH-049", "PTP-010"],
  check(day, { ptp, fees }, report) {
    if (!day.lines.some(isSent)) return;
    for (const indicator of [0, 1] as const) {
      for (const bundle of bundlesOfTheDay(day.lines, ptp, fees, indicator)) {
        const split = splitOf(bundle);
        if (split === undefined) continue;
        const { at, sent } = split;
        report({
          at,
          related: sent,
          message: at === bundle.line ? "column-1-sent" : "column-2-sent",
          data: { column2: bundle.line.procedure, column1: codesOf(bundle.into), claim: sent[0]!.claim.id },
          atRisk: [bundle.line],
          remedy: indicator === 0 ? "bill-one" : "set-apart",
          ...(indicator === 0 ? { neverAppeal: true } : {}),
          ...(bundle.physician === "npi" ? {} : { severity: "warning", confidence: "medium" }),
        });
      }
    }
  },
});

function isSent(line: ServiceLine): boolean {
  return line.claim.isHistory === true;
}

/** The line of this run that a split pair is told of, and the lines sent before; undefined where the pair stands whole in this run, or whole in the other. */
function splitOf({ line, into }: Bundle): { readonly at: ServiceLine; readonly sent: readonly ServiceLine[] } | undefined {
  const own = into.filter((other) => !isSent(other));
  if (isSent(line)) return own[0] === undefined ? undefined : { at: own[0], sent: [line] };
  return own.length > 0 ? undefined : { at: line, sent: into };
}
