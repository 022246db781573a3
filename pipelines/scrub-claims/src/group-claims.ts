import type { Claim } from "@claimscrub/claim";

/** Claims of each patient together, patients in order of their first claim, each one's claims as they come. */
export function claimsByPatient(claims: readonly Claim[]): Claim[][] {
  const patients: Claim[][] = [];
  const byLow = new Map<number, Claim[]>();
  // Both halves of the key count: a JavaScript number can't hold 64 bits. Two patients hardly ever share the lower one.
  const others: Claim[][] = [];
  for (const claim of claims) {
    const low = claim.patientKeyLow;
    const first = byLow.get(low);
    const known = first === undefined || isOf(first, claim) ? first : others.find((patient) => isOf(patient, claim));
    if (known !== undefined) {
      known.push(claim);
      continue;
    }
    const patient = [claim];
    if (first === undefined) byLow.set(low, patient);
    else others.push(patient);
    patients.push(patient);
  }
  return patients;
}

function isOf([first]: readonly Claim[], claim: Claim): boolean {
  return first?.patientKeyHigh === claim.patientKeyHigh && first.patientKeyLow === claim.patientKeyLow;
}
