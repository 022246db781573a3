import type { Claim } from "@claimscrub/claim";

/** Claims of each patient together, patients in order of their first claim, each one's claims as they come. */
export function claimsByPatient(claims: readonly Claim[]): Claim[][] {
  const patients: Claim[][] = [];
  // Both halves of the key count: a JavaScript number can't hold 64 bits.
  const byLow = new Map<number, Claim[][]>();
  for (const claim of claims) {
    const low = claim.patientKeyLow;
    let sameLow = byLow.get(low);
    if (sameLow === undefined) byLow.set(low, (sameLow = []));
    const known = sameLow.find((patient) => patient[0]!.patientKeyHigh === claim.patientKeyHigh);
    if (known !== undefined) {
      known.push(claim);
      continue;
    }
    const patient = [claim];
    sameLow.push(patient);
    patients.push(patient);
  }
  return patients;
}
