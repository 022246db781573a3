import type { ServiceLine } from "@claimscrub/claim";
import { formatCents } from "@claimscrub/claim";
import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";

export default defineRule({
  id: "x12/secondary-without-first-payer",
  code: "FMT-015",
  summary: "A claim to a second payer lacks what the first one did, or its amounts don't foot.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: [],
  direction: "rejection",
  severity: "error",
  confidence: "high",
  messages: {
    "no-other-payer":
      "SBR01 says that this payer is not the first ({sequence}), and the claim names no other payer (loop 2320). It will be refused.",
    "not-adjudicated":
      "SBR01 says that this payer is not the first ({sequence}), and the claim doesn't say what the first one did: neither AMT*D of loop 2320 nor SVD of any line. It will be refused.",
    "out-of-balance":
      "What the first payer paid ({paid}) and adjusted ({adjusted}) on this line don't add up to its charge of {charge}. The claim will be refused.",
    unreadable:
      "What the first payer paid (SVD02) or adjusted (CAS) on this line is no amount in dollars and cents. The claim will be refused.",
  },
  remedies: {
    "first-payer": {
      kind: "add-information",
      text: "Take the first payer's remittance and carry it over: the paid amount (AMT*D), and for each line SVD with its adjustments (CAS) and the date (DTP*573).",
    },
  },
  adjustmentGroup: "CO",
  carc: ["22", "16"],
  rarc: ["MA04", "N4"],
  status277: ["A7:672"],
  citations: [professionalGuide("SBR01, loops 2320 and 2430, balancing of the first payer's amounts")],
  yieldsTo: [],
  check(claim, _tables, report) {
    const { payerSequence: sequence, otherPayer } = claim;
    if (claim.purpose !== "claim" || claim.frequency === "8" || sequence === "P" || sequence === "" || otherPayer === undefined) return;
    if (otherPayer === "none") {
      report({ at: claim, element: "SBR01", message: "no-other-payer", data: { sequence } });
      return;
    }
    if (otherPayer === "named" && claim.lines.every((line) => line.adjudication === undefined)) {
      report({ at: claim, element: "2320", message: "not-adjudicated", data: { sequence }, status277: ["A6:286"] });
      return;
    }
    for (const line of claim.lines)
      if (!areAmounts(line)) report({ at: line, element: "SVD", message: "unreadable" });
      else if (!foots(line)) report({ at: line, element: "SVD", message: "out-of-balance", data: amounts(line) });
  },
});

function areAmounts({ adjudication }: ServiceLine): boolean {
  return adjudication === undefined || (adjudication.paidCents !== undefined && adjudication.adjustedCents !== undefined);
}

/** Whether paid and adjusted come to the charge; true where several payers adjudicated the line, or the charge can't be read. */
function foots({ chargeCents, adjudication }: ServiceLine): boolean {
  if (adjudication === undefined || adjudication.payers !== 1 || chargeCents === undefined) return true;
  return (adjudication.paidCents ?? 0) + (adjudication.adjustedCents ?? 0) === chargeCents;
}

function amounts({ chargeCents, adjudication }: ServiceLine): Record<string, string> {
  return {
    paid: formatCents(adjudication?.paidCents ?? 0),
    adjusted: formatCents(adjudication?.adjustedCents ?? 0),
    charge: formatCents(chargeCents ?? 0),
  };
}
