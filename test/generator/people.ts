import { addDays } from "@claimscrub/claim";
import type { Clinician, Person } from "./claim-spec.ts";
import { inventedNpi } from "./identifiers.ts";
import type { Random } from "./random.ts";

const LAST = [
  "ASHBY",
  "BELLAMY",
  "CALDER",
  "DRAYTON",
  "ELLISON",
  "FAIRBANK",
  "GARRICK",
  "HOLLIS",
  "INGRAM",
  "JESSUP",
  "KEATING",
  "LOCKE",
  "MERRICK",
  "NORWOOD",
  "OAKLEY",
  "PRESCOTT",
  "QUILLEN",
  "RADLEY",
  "SELWYN",
  "THORNE",
  "UPTON",
  "VANCE",
  "WEXLER",
  "YARDLEY",
  "ZELLER",
  "ABARCA",
  "BENITEZ",
  "CASTELLANO",
  "DELGADILLO",
  "ESCOBEDO",
  "FUNG",
  "GUPTE",
  "HAKIMI",
  "IWATA",
  "JANSKY",
  "KOWALCZUK",
  "LINDQVIST",
  "MBEKI",
  "NAKAGAWA",
  "OKONJO",
  "PAPADAKIS",
  "RAMASWAMY",
  "SORENSEN",
  "TRAN",
  "UZUN",
  "VELASCO",
  "WU",
  "XIONG",
  "YILDIZ",
  "O'HARE",
  "MUÑOZ",
  "ST CLAIR",
] as const;
const WOMEN = [
  "ADELE",
  "BEATRIZ",
  "CLARA",
  "DOLORES",
  "EDITH",
  "FATIMA",
  "GRETA",
  "HELEN",
  "INES",
  "JUNE",
  "KEIKO",
  "LUCIA",
  "MABEL",
  "NORA",
  "OLGA",
  "PETRA",
  "RUTH",
  "SELMA",
  "THEA",
  "URSULA",
  "VERA",
  "WILMA",
  "YOLANDA",
  "ZELDA",
] as const;
const MEN = [
  "ALBERT",
  "BRUNO",
  "CARLOS",
  "DARIUS",
  "EMIL",
  "FELIX",
  "GUSTAV",
  "HECTOR",
  "IVAN",
  "JASPER",
  "KENJI",
  "LEON",
  "MARCUS",
  "NOLAN",
  "OSCAR",
  "PAULO",
  "QUENTIN",
  "RALPH",
  "STEFAN",
  "TOBIAS",
  "ULRICH",
  "VICTOR",
  "WENDELL",
  "YUSUF",
] as const;
const STREETS = [
  "ALDER",
  "BIRCH",
  "CEDAR",
  "DOGWOOD",
  "ELM",
  "FOXGLOVE",
  "HAWTHORN",
  "JUNIPER",
  "LARCH",
  "MAPLE",
  "OLIVE",
  "POPLAR",
  "SYCAMORE",
  "WILLOW",
] as const;
const KINDS = ["ST", "AVE", "LN", "RD", "CT"] as const;

export interface Town {
  readonly city: string;
  readonly state: string;
  /** Five digits. */
  readonly zip: string;
}

/** An invented person of `ages` years at `on`, living in `town`. */
export function inventPerson(random: Random, town: Town, on: number, ages: readonly [number, number], last?: string): Person {
  const sex = random.chance(0.53) ? "F" : "M";
  const birthDate = addDays(on - random.between(ages[0], ages[1]) * 10000, -random.between(1, 360));
  return {
    last: last ?? random.pick(LAST),
    first: random.pick(sex === "F" ? WOMEN : MEN),
    ...(random.chance(0.4) ? { middle: random.pick(["A", "B", "C", "D", "E", "J", "L", "M", "R", "T"]) } : {}),
    birthDate: birthDate % 10000 === 229 ? birthDate - 1 : birthDate,
    sex,
    street: `${random.between(1, 989)} ${random.pick(STREETS)} ${random.pick(KINDS)}`,
    city: town.city,
    state: town.state,
    zip: town.zip + random.pick(["1204", "2217", "3310", "4102", "5008"]),
  };
}

/** An invented clinician; `serial` makes the NPI. */
export function inventClinician(random: Random, serial: number, taxonomy: string): Clinician {
  return { npi: inventedNpi(serial), last: random.pick(LAST), first: random.pick([...WOMEN, ...MEN]), taxonomy };
}
