import { addDays } from "@claimscrub/claim";
import type { ClaimSpec, Coverage } from "../generator/claim-spec.ts";
import { generateClaims } from "../generator/generate-claims.ts";
import { inventedMbi } from "../generator/identifiers.ts";
import { LABELLED_ERRORS } from "../generator/labelled-errors.ts";
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

function nearMisses(): Labelled[] {
  return NEAR_MISSES.flatMap((near, at) =>
    NEAR_MISS_PRACTICES.flatMap((practice: Practice, which) => {
      const random = createRandom(99, at, which);
      const patient = inventPerson(random, practice.town, NEAR_MISS_DATE, [66, 88]);
      const coverage: Coverage = { payer: practice.medicare, memberId: inventedMbi(random) };
      const make = (visit: Visit, part: string, days: number): Labelled => ({
        claim: claimOf(visit, {
          id: `near-${at + 1}-${which + 1}${part}`,
          practice,
          patient,
          coverage,
          date: addDays(NEAR_MISS_DATE, days),
          further: near.further ?? {},
        }),
        what: near.name,
        expected: [],
      });
      return [
        make(near.visit, "", 0),
        ...(near.sameDay === undefined ? [] : [make(near.sameDay, "b", 0)]),
        ...(near.laterDay === undefined ? [] : [make(near.laterDay.visit, "c", near.laterDay.days)]),
      ];
    }),
  );
}

/** Over 1,000 claims that nothing should be said about, near misses among them, and five of each labelled error. */
export function labelledClaims(): Labelled[] {
  const clean = [...generateClaims({ claims: 500, seed: 301 }), ...generateClaims({ claims: 500, seed: 302, specialty: "dermatology" })];
  const wrong = generateClaims({ claims: LABELLED_ERRORS.length * CLAIMS_PER_ERROR, seed: 303, flagged: 1, specialty: "dermatology" });
  return [
    ...nearMisses(),
    ...[...clean, ...wrong].map(({ claim, error }) => ({ claim, what: error?.name ?? "clean", expected: error?.expected ?? [] })),
  ];
}
