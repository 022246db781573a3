import { addDays, daysBetween, type ServiceDate, yearOf } from "@claimscrub/claim";
import { adorn } from "./adornments.ts";
import type { ClaimSpec, Coverage, OtherCoverage, Person } from "./claim-spec.ts";
import { cleanVisit, type Size } from "./clean-visits.ts";
import { inventedMbi } from "./identifiers.ts";
import { LABELLED_ERRORS, type LabelledError } from "./labelled-errors.ts";
import { inventPerson } from "./people.ts";
import { PRIVATE } from "./payers.ts";
import { type Practice, PRACTICES } from "./practices.ts";
import { createRandom, type Random } from "./random.ts";
import { claimOf, type Visit } from "./visit.ts";

export interface Mix {
  readonly claims: number;
  readonly seed: number;
  /** Share of the claims that hold one injected error. */
  readonly flagged: number;
  readonly from: ServiceDate;
  /** Last day of service. */
  readonly to: ServiceDate;
  /** `general`: five kinds of practice, sizes as in real files; `dermatology`: skin surgery most of all. */
  readonly specialty: "general" | "dermatology";
}

export const DEFAULT_MIX: Mix = { claims: 1000, seed: 1, flagged: 0, from: 20240701, to: 20240930, specialty: "general" };

/** A claim and the mistake that was put into it, if any. */
export interface LabelledClaim {
  readonly claim: ClaimSpec;
  readonly error: LabelledError | undefined;
}

const SIZES: Readonly<Record<Mix["specialty"], Readonly<Record<Size, number>>>> = {
  general: { single: 54.7, few: 26, several: 12.5, many: 6.5, fifty: 0.3 },
  dermatology: { single: 40, few: 42, several: 17, many: 1, fifty: 0 },
};
const ALL = Object.values(PRACTICES) as readonly Practice[];
const SKIN = ALL.filter((practice) => practice.kind === "mohs" || practice.kind === "dermatology");

interface Patient {
  readonly person: Person;
  readonly coverage: Coverage;
  readonly dependent: ClaimSpec["dependent"];
  readonly other: OtherCoverage | undefined;
  readonly record: string;
  /** The next day on which a visit meets nothing of the last one. */
  freeFrom: ServiceDate;
}

/** How many patients may come back; a bound, so that memory does not grow with the file. */
const REMEMBERED = 512;

function invent(random: Random, practice: Practice, on: ServiceDate, inMedicare: boolean): Patient {
  const filing = inMedicare ? "MB" : random.weighted({ MB: 43, CI: 29, BL: 25, "16": 3 });
  const medicare = filing === "MB" || filing === "16";
  const withDependent = !medicare && random.chance(0.27);
  const person = inventPerson(random, practice.town, on, medicare ? [65, 92] : withDependent ? [30, 58] : [19, 64]);
  const payer =
    filing === "MB"
      ? practice.medicare
      : filing === "16"
        ? PRIVATE.advantage
        : filing === "BL"
          ? PRIVATE.blue
          : random.pick([PRIVATE.commercial, PRIVATE.mutual]);
  const coverage: Coverage = {
    payer,
    memberId: filing === "MB" ? inventedMbi(random) : `${random.pick(["NRH", "GML", "HBR", "LMA"])}${random.digits(9)}`,
    ...(medicare ? {} : { group: `G${random.digits(5)}` }),
  };
  const secondary = random.chance(0.43);
  const otherPayer = medicare ? PRIVATE.mutual : payer === PRIVATE.commercial ? PRIVATE.blue : PRIVATE.commercial;
  return {
    person,
    coverage,
    dependent: withDependent
      ? {
          person: inventPerson(random, practice.town, on, random.chance(0.6) ? [4, 18] : [24, 60], person.last),
          relation: random.chance(0.6) ? "19" : "01",
        }
      : undefined,
    other: secondary ? { sequence: "S", coverage: { payer: otherPayer, memberId: `S${random.digits(9)}` } } : undefined,
    record: `MR${random.digits(7)}`,
    freeFrom: on,
  };
}

/** Days from the first to the last line of a visit. */
function spanOf(visit: Visit): number {
  return visit.lines.reduce((longest, text) => Math.max(longest, Number(/ \+(\d+)/.exec(text)?.[1] ?? 0)), 0);
}

const ESTABLISHED: Readonly<Record<string, string>> = { "99202": "99212", "99203": "99213", "99204": "99214" };

/** The visit of somebody who has been here before. */
function ofEstablished(visit: Visit): Visit {
  return { ...visit, lines: visit.lines.map((line) => line.replace(/^\d{5}/, (code) => ESTABLISHED[code] ?? code)) };
}

/** A first day that keeps the whole visit inside the mix's days and inside one calendar year. */
function dateOf(random: Random, visit: Visit, from: ServiceDate, to: ServiceDate): ServiceDate | undefined {
  const room = daysBetween(from, to) - spanOf(visit);
  if (room < 0) return undefined;
  const date = addDays(from, random.below(room + 1));
  return yearOf(addDays(date, spanOf(visit))) === yearOf(date) ? date : addDays(yearOf(date) * 10000 + 1231, -spanOf(visit));
}

/** Length of a run of claims under one billing provider: half are of three or fewer, a tenth of thirty or more. */
function runLength(random: Random): number {
  return random.chance(0.5)
    ? random.between(1, 3)
    : random.chance(0.5)
      ? random.between(4, 20)
      : random.chance(0.6)
        ? random.between(21, 33)
        : random.between(34, 120);
}

/** Claims without end to their number and with an end to their memory: the same mix and seed give the same claims everywhere. */
export function* generateClaims(given: Partial<Mix>): Generator<LabelledClaim, void> {
  const mix = { ...DEFAULT_MIX, ...given };
  const random = createRandom(mix.seed, 837);
  const practices = mix.specialty === "general" ? ALL : SKIN;
  const known: Patient[] = [];
  let practice = random.pick(practices);
  let left = runLength(random);
  let errors = 0;
  for (let index = 1; index <= mix.claims; index++) {
    if (left === 0) {
      practice = random.pick(practices);
      left = runLength(random);
    }
    left -= 1;
    const flagged = random.chance(mix.flagged);
    const error = flagged ? LABELLED_ERRORS[errors++ % LABELLED_ERRORS.length] : undefined;
    if (flagged && !SKIN.includes(practice)) practice = random.pick(SKIN);
    const visit = error?.visit ?? cleanVisit(random, practice.kind, random.weighted(SIZES[mix.specialty]));
    const slot = random.below(REMEMBERED);
    const back = !flagged && random.chance(0.2) ? known[slot] : undefined;
    let patient = back;
    let date = back === undefined ? undefined : dateOf(random, visit, back.freeFrom, mix.to);
    if (
      patient === undefined ||
      date === undefined ||
      (patient.coverage.payer.filing === "MB" && patient.coverage.payer !== practice.medicare)
    ) {
      date = dateOf(random, visit, mix.from, mix.to) ?? mix.from;
      patient = invent(random, practice, date, error?.medicareOnly === true);
      if (!flagged && patient.dependent === undefined) known[slot] = patient;
    }
    patient.freeFrom = addDays(date, spanOf(visit) + Math.max(visit.restDays ?? 1, 1));
    const claim = claimOf(patient === back ? ofEstablished(visit) : visit, {
      id: `${mix.seed}-${String(index).padStart(7, "0")}`,
      practice,
      patient: patient.person,
      coverage: patient.coverage,
      date,
      further: {
        medicalRecord: patient.record,
        ...(patient.dependent === undefined ? {} : { dependent: patient.dependent }),
        ...(patient.other === undefined ? {} : { otherCoverages: [patient.other] }),
        ...error?.further,
      },
    });
    yield { claim: adorn(random, claim), error };
  }
}
