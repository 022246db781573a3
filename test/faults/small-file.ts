import { PRIVATE } from "../generator/payers.ts";
import { PRACTICES } from "../generator/practices.ts";
import type { ClaimSpec, Coverage } from "../generator/claim-spec.ts";
import { inventPerson } from "../generator/people.ts";
import { createRandom } from "../generator/random.ts";
import { claimOf, type Visit } from "../generator/visit.ts";
import { write837p } from "../generator/write-837p.ts";

const practice = PRACTICES.ohioDermatology;

function claim(id: string, visit: Visit, further: Partial<ClaimSpec> = {}): ClaimSpec {
  const random = createRandom(Number(id));
  const patient = inventPerson(random, practice.town, 20240801, [30, 60]);
  const coverage: Coverage = { payer: PRIVATE.commercial, memberId: `NRH${random.digits(9)}` };
  return claimOf(visit, { id, practice, patient, coverage, date: 20240801, further });
}

/** Three claims in two interchanges, one of them a child's, small enough to be cut at every byte. */
export function smallClaims(): ClaimSpec[] {
  const child = inventPerson(createRandom(12), practice.town, 20240801, [4, 12]);
  return [
    claim("101", { diagnoses: ["C44311"], lines: ["17311", "17312 x2"] }),
    claim("102", { diagnoses: ["B079"], lines: ["17110"] }, { dependent: { person: child, relation: "19" } }),
    claim("103", { diagnoses: ["L409", "L570"], lines: ["99213-25 >1", "17000 >2"] }),
  ];
}

export function smallFile(): Uint8Array {
  const text = [...write837p(smallClaims(), { claimsPerTransaction: 2, transactionsPerGroup: 1, groupsPerInterchange: 1 })].join("");
  return new TextEncoder().encode(text);
}
