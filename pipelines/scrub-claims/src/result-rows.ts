import type { Claim, ClaimRow, LineRow, StoredClaimFacts } from "@claimscrub/claim";
import { encodeClaim, formatServiceDate } from "@claimscrub/claim";
import type { JudgedLine } from "@claimscrub/rules";

/** A claim as the store keeps it. @param judged lines of its patient, its own among them. */
export function claimRow(claim: Claim, state: ClaimRow["state"], judged: readonly JudgedLine[]): ClaimRow {
  return {
    fileId: claim.file.fileId,
    claimIndex: claim.index,
    claim: claim.id,
    billingNpi: claim.billing.npi,
    payerId: claim.payerId,
    payerName: claim.payerName,
    filingIndicator: claim.filingIndicator,
    frequency: claim.frequency,
    chargeCents: claim.chargeCents ?? null,
    lines: claim.lines.length,
    state,
    identity: claim.hasIdentity ? claim.patientIdentity() : null,
    more: factsOf(claim, judged),
  };
}

function factsOf(claim: Claim, judged: readonly JudgedLine[]): StoredClaimFacts {
  let first = 0;
  let last = 0;
  let allowedCents: number | null = null;
  for (const line of claim.lines) {
    if (line.date !== 0 && (first === 0 || line.date < first)) first = line.date;
    if (line.dateThrough > last) last = line.dateThrough;
  }
  for (const one of judged)
    if (one.line.claim === claim && one.allowedCents !== undefined) allowedCents = (allowedCents ?? 0) + one.allowedCents;
  return {
    renderingNpi: claim.rendering?.npi ?? claim.lines[0]?.renderingNpi ?? claim.billing.npi,
    pos: claim.pos,
    date: formatServiceDate(first),
    dateThrough: formatServiceDate(Math.max(first, last)),
    allowedCents,
    facts: encodeClaim(claim),
  };
}

/** A claim of the plan that could not be read, as far as it is known. */
export function unreadableClaimRow(fileId: string, claimIndex: number, claim: string): ClaimRow {
  return {
    fileId,
    claimIndex,
    claim,
    billingNpi: "",
    payerId: "",
    payerName: "",
    filingIndicator: "",
    frequency: "",
    chargeCents: null,
    lines: 0,
    state: "unreadable",
    identity: null,
  };
}

/** A service line as lines.csv and the store have it; `codes` may hold more than the judgement's own (findings of the reader). */
export function lineRow({ line, allowedCents, notPriced, locality }: JudgedLine, codes: readonly string[]): LineRow {
  const { claim } = line;
  return {
    fileId: claim.file.fileId,
    file: claim.file.name,
    claim: claim.id,
    claimIndex: claim.index,
    line: line.number,
    procedure: line.procedure,
    modifiers: line.modifiers,
    units: line.units ?? null,
    pos: line.pos,
    date: formatServiceDate(line.date),
    dateThrough: formatServiceDate(line.dateThrough),
    chargeCents: line.chargeCents ?? null,
    allowedCents: allowedCents ?? null,
    notPricedReason: notPriced ?? null,
    locality,
    payerId: claim.payerId,
    billingNpi: claim.billing.npi,
    renderingNpi: line.renderingNpi,
    findings: codes,
  };
}
