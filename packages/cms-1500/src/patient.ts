import { hashElement, type KeyHalves, loneKey, patientKey, PersonKey, type ServiceDate } from "@claimscrub/claim";
import type { CsvLayout } from "./layout.ts";
import type { Row } from "./row.ts";
import { dateIn, sexIn } from "./values.ts";

/** The patient of a claim, as far as judging needs to know them. All of it is patient data. */
export interface PatientFacts {
  readonly payerId: string;
  readonly memberId: string;
  readonly birthDate: ServiceDate;
  readonly sex: string;
  readonly firstName: string;
}

/** Between the parts of a patient identity; no element can hold it. */
const BETWEEN = "\u001f";
const encoder = new TextEncoder();

export function patientOf(row: Row, { dates }: CsvLayout): PatientFacts {
  return {
    payerId: row.text("payer-id"),
    memberId: row.text("member-id"),
    // Nobody is born behind the day of the service.
    birthDate: dateIn(row.text("birth-date"), dates, dateIn(row.text("from"), dates)) ?? 0,
    sex: sexIn(row.text("sex")) ?? "",
    firstName: row.text("patient-first-name"),
  };
}

/** The text that the key of a patient is made of, as the readers of other formats make it. */
export function identityOf({ payerId, memberId, birthDate, sex, firstName }: PatientFacts): string {
  return [payerId.toUpperCase(), memberId.toUpperCase(), birthDate === 0 ? "" : String(birthDate), sex, firstName.toUpperCase()].join(
    BETWEEN,
  );
}

function hash(text: string, into: KeyHalves): void {
  const bytes = encoder.encode(text);
  hashElement(bytes, 0, bytes.length, into);
}

/** The key of a patient as in an 837, so that claims of all formats meet; false in `known` where member number or birth date is missing. */
export function patientHash(facts: PatientFacts, seed: number, claimIndex: number): KeyHalves & { readonly known: boolean } {
  const person = new PersonKey();
  person.present = true;
  person.hasMember = facts.memberId !== "";
  person.birth = facts.birthDate;
  hash(facts.memberId.toUpperCase(), person.member);
  hash(facts.firstName.toUpperCase(), person.first);
  hash(facts.sex, person.sex);
  const payer: KeyHalves = { high: 0, low: 0 };
  hash(facts.payerId.toUpperCase(), payer);
  const key: KeyHalves = { high: 0, low: 0 };
  const known = patientKey(payer, person, new PersonKey(), key);
  if (!known) loneKey(seed, claimIndex, key);
  // Halves carry a sign while they are made, and none where they are compared.
  return { high: key.high >>> 0, low: key.low >>> 0, known };
}
