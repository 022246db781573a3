import type { Claim, NotPricedReason, ServiceLine } from "@claimscrub/claim";

/** Taxonomy of an ambulatory surgical centre's own claims, which are paid under another system (rules.md 3B.10). */
const SURGICAL_CENTRE = "261QA1903X";

/**
 * Why claims of one patient take no part in any day (rules.md 3A.32, 3B.30): undefined for a claim that does. Claims are looked at together
 * because a void or a replacement takes out another claim of the run.
 */
export function claimsLeftOut(claims: readonly Claim[]): (claim: Claim) => NotPricedReason | undefined {
  const superseded = claims.length > 1 && claims.some(corrects) ? supersededClaims(claims) : undefined;
  return (claim) => {
    if (claim.purpose !== "claim") return claim.purpose;
    if (claim.payerSequence !== "P" && claim.payerSequence !== "") return "not-primary";
    if (claim.frequency === "8") return "void";
    return superseded?.get(claim);
  };
}

/** Why one line of a claim that takes part does not; undefined where it does. */
export function lineLeftOut(line: ServiceLine): NotPricedReason | undefined {
  if (line.date === 0) return "unreadable";
  // Revenue codes, HIPPS and dental codes: what is left of such a line is judged by its own form.
  if (line.claim.form !== undefined) return undefined;
  // Another code system's five characters are not a CPT or HCPCS code, whatever they look like.
  if (line.qualifier !== "HC" && line.qualifier !== "") return "unknown-code";
  if (line.pos === "24" && line.claim.billing.taxonomy === SURGICAL_CENTRE) return "asc-facility";
  return undefined;
}

function corrects(claim: Claim): boolean {
  return claim.purpose === "claim" && (claim.frequency === "7" || claim.frequency === "8");
}

function supersededClaims(claims: readonly Claim[]): ReadonlyMap<Claim, NotPricedReason> {
  const superseded = new Map<Claim, NotPricedReason>();
  for (const later of claims) {
    if (!corrects(later)) continue;
    for (const earlier of claims) {
      if (earlier === later || earlier.purpose !== "claim" || !sameClaim(later, earlier) || !isBefore(earlier, later)) continue;
      const reason = later.frequency === "8" ? "void" : "replaced";
      if (superseded.get(earlier) !== "void") superseded.set(earlier, reason);
    }
  }
  return superseded;
}

/** Whether `later` names `earlier`: by CLM01, or by the payer's number in REF*F8, which a few senders fill with the CLM01. */
function sameClaim(later: Claim, earlier: Claim): boolean {
  if (later.form !== earlier.form || later.billing.npi !== earlier.billing.npi || later.payerSequence !== earlier.payerSequence)
    return false;
  if (later.id !== "" && later.id === earlier.id) return true;
  return (
    later.originalReference !== "" && (later.originalReference === earlier.originalReference || later.originalReference === earlier.id)
  );
}

/** An original comes before what corrects it unless it was sent later; corrections of one claim come in order of receipt, then of the files. */
function isBefore(earlier: Claim, later: Claim): boolean {
  if (earlier.received !== 0 && later.received !== 0 && earlier.received !== later.received) return earlier.received < later.received;
  if (!corrects(earlier)) return true;
  return earlier.file.order - later.file.order < 0 || (earlier.file.order === later.file.order && earlier.index < later.index);
}
