import { addDays } from "@claimscrub/claim";
import type { ClaimSpec, Coverage, Payer, Person } from "../generator/claim-spec.ts";
import { generateClaims } from "../generator/generate-claims.ts";
import { inventedMbi } from "../generator/identifiers.ts";
import { CROSS_CLAIM_ERRORS, LABELLED_ERRORS } from "../generator/labelled-errors.ts";
import { NEAR_MISS_DATE, NEAR_MISS_PRACTICES, NEAR_MISSES } from "../generator/near-misses.ts";
import { inventPerson } from "../generator/people.ts";
import type { Practice } from "../generator/practices.ts";
import { createRandom } from "../generator/random.ts";
import { claimOf, type Visit } from "../generator/visit.ts";

/** A claim and the codes of the rules that must speak on it, and no others. */
export interface Labelled {
  readonly claim: ClaimSpec;
  readonly what: string;
  readonly expected: readonly string[];
}

/** Each error on five claims of several practices and payers. */
const CLAIMS_PER_ERROR = 5;

interface Patient {
  readonly practice: Practice;
  readonly person: Person;
  readonly coverage: Coverage;
}

/** One patient of each of the practices. */
function patients(series: number, number: number, payer?: Payer): Patient[] {
  return NEAR_MISS_PRACTICES.map((practice, which) => {
    const random = createRandom(series, number, which);
    const person = inventPerson(random, practice.town, NEAR_MISS_DATE, [66, 88]);
    return { practice, person, coverage: { payer: payer ?? practice.medicare, memberId: inventedMbi(random) } };
  });
}

function claimFor(
  { practice, person, coverage }: Patient,
  id: string,
  visit: Visit,
  days: number,
  further: Partial<ClaimSpec> = {},
): ClaimSpec {
  return claimOf(visit, { id, practice, patient: person, coverage, date: addDays(NEAR_MISS_DATE, days), further });
}

function nearMisses(): Labelled[] {
  return NEAR_MISSES.flatMap((near, at) =>
    patients(99, at, near.payer).flatMap((patient, which) => {
      const id = `near-${at + 1}-${which + 1}`;
      const again = near.furtherSameDay?.frequency === undefined ? {} : { originalReference: id };
      const claims = [
        claimFor(patient, id, near.visit, 0, near.further),
        ...(near.sameDay === undefined ? [] : [claimFor(patient, `${id}b`, near.sameDay, 0, { ...near.furtherSameDay, ...again })]),
        ...(near.laterDay === undefined ? [] : [claimFor(patient, `${id}c`, near.laterDay.visit, near.laterDay.days)]),
      ];
      return claims.map((claim) => ({ claim, what: near.name, expected: [] }));
    }),
  );
}

function crossClaimErrors(): Labelled[] {
  return CROSS_CLAIM_ERRORS.flatMap(({ name, first, second, expected }, at) =>
    patients(98, at).flatMap((patient, which) => [
      { claim: claimFor(patient, `cross-${at + 1}-${which + 1}`, first, 0), what: name, expected: expected[0] },
      { claim: claimFor(patient, `cross-${at + 1}-${which + 1}b`, second, 0), what: name, expected: expected[1] },
    ]),
  );
}

/** Over 1,000 claims that nothing should be said about, near misses among them, and five of each labelled error. */
export function labelledClaims(): Labelled[] {
  const clean = [...generateClaims({ claims: 500, seed: 301 }), ...generateClaims({ claims: 500, seed: 302, specialty: "dermatology" })];
  const wrong = generateClaims({ claims: LABELLED_ERRORS.length * CLAIMS_PER_ERROR, seed: 303, flagged: 1, specialty: "dermatology" });
  return [
    ...nearMisses(),
    ...crossClaimErrors(),
    ...[...clean, ...wrong].map(({ claim, error }) => ({ claim, what: error?.name ?? "clean", expected: error?.expected ?? [] })),
  ];
}
