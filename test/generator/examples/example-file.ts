import { addDays, type Cents, type Direction, type ServiceDate, type Severity, shareOf } from "@claimscrub/claim";
import type { ClaimSpec, Coverage, LineSpec, Payer, Person } from "../claim-spec.ts";
import type { FileLayout } from "../file-layout.ts";
import { inventedMbi } from "../identifiers.ts";
import { inventPerson } from "../people.ts";
import { PRIVATE } from "../payers.ts";
import { type Practice } from "../practices.ts";
import { createRandom, type Random } from "../random.ts";
import { claimOf, type Visit } from "../visit.ts";

/** What must be said of a claim: the rule's code, the line it stands on, direction, severity, and the impact in cents, worked out apart from the product. */
export type ExpectedFinding = readonly [code: string, line: number, direction: Direction, severity: Severity, cents: Cents];

/** One claim of an example file, what it shows, and what must be said about it: nothing else may be. */
export interface ExampleClaim extends Visit {
  readonly id: string;
  readonly shows: string;
  readonly date: ServiceDate;
  /** Left out where the claim is clean. */
  readonly finding?: ExpectedFinding;
  /** The practice's Medicare contractor when left out. */
  readonly payer?: Payer;
  /** Another practice than the file's. */
  readonly practice?: Practice;
  /** Claims of one patient name the same patient. */
  readonly patient?: string;
  /** The patient is a child or spouse of the insured. */
  readonly dependent?: "child" | "spouse";
  /** A second payer is named on the claim. */
  readonly second?: Payer;
  readonly further?: Partial<ClaimSpec>;
}

export interface ExampleFile {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly practice: Practice;
  readonly layout: Partial<FileLayout>;
  readonly claims: readonly ExampleClaim[];
}

/** A seed from a text: the patient of a claim depends on its id alone, so that adding a claim changes no other. */
function seedOf(text: string): number {
  let seed = 7;
  for (const character of text) seed = (Math.imul(seed, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return seed;
}

interface Insured {
  readonly person: Person;
  readonly coverage: Coverage;
  readonly dependent: ClaimSpec["dependent"];
  readonly record: string;
}

function invent(random: Random, claim: ExampleClaim, practice: Practice, payer: Payer): Insured {
  const medicare = payer.filing === "MB" || payer.filing === "16";
  const person = inventPerson(random, practice.town, claim.date, medicare ? [66, 90] : [28, 63]);
  return {
    person,
    coverage: {
      payer,
      memberId: payer.filing === "MB" ? inventedMbi(random) : `${payer.id.slice(-2)}H${random.digits(8)}`,
      ...(medicare ? {} : { group: `G${random.digits(5)}` }),
    },
    dependent:
      claim.dependent === undefined
        ? undefined
        : {
            person: inventPerson(random, practice.town, claim.date, claim.dependent === "child" ? [5, 17] : [28, 60], person.last),
            relation: claim.dependent === "child" ? "19" : "01",
          },
    record: `MR${random.digits(7)}`,
  };
}

/** The claims of an example file, ready to be written. */
export function claimsOf(file: ExampleFile): ClaimSpec[] {
  const known = new Map<string, Insured>();
  return file.claims.map((claim) => {
    const practice = claim.practice ?? file.practice;
    const payer = claim.payer ?? practice.medicare;
    const key = `${claim.patient ?? claim.id} ${payer.id}`;
    const random = createRandom(seedOf(key));
    const insured = known.get(key) ?? invent(random, claim, practice, payer);
    known.set(key, insured);
    const made = claimOf(claim, {
      id: claim.id,
      practice,
      patient: insured.person,
      coverage: insured.coverage,
      date: claim.date,
      further: {
        medicalRecord: insured.record,
        ...(insured.dependent === undefined ? {} : { dependent: insured.dependent }),
        ...(claim.second === undefined
          ? {}
          : {
              otherCoverages: [
                { sequence: "S", coverage: { payer: claim.second, memberId: `S${createRandom(seedOf(claim.id)).digits(9)}` } },
              ],
            }),
        ...claim.further,
      },
    });
    const paid = made.otherCoverages?.find((other) => other.paidCents !== undefined)?.paidCents;
    return paid === undefined ? made : { ...made, lines: made.lines.map((line) => adjudicated(line, paid)) };
  });
}

/** The first payer paid four fifths of what it allowed, the patient owes the rest, and the charge above that is written off. */
function adjudicated(line: LineSpec, paidCents: Cents): LineSpec {
  const patient = shareOf(paidCents, 2500);
  return {
    ...line,
    adjudication: {
      paidCents,
      adjustments: [
        ["CO", "45", line.chargeCents - paidCents - patient],
        ["PR", "2", patient],
      ],
      date: addDays(line.date, 21),
    },
  };
}

export const SUPPLEMENT: Payer = PRIVATE.mutual;
