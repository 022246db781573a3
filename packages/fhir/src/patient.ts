import { foldKey, hashElement, type KeyHalves, loneKey, patientKey, PersonKey, type ServiceDate } from "@claimscrub/claim";
import type { Coverage } from "./coverage.ts";
import { dayOf } from "./dates.ts";
import { type Element, text } from "./element.ts";

/** The patient of a claim, as far as judging needs to know them. All of it is patient data. */
export interface PatientFacts {
  readonly birthDate: ServiceDate;
  /** F, M or U, as DMG03 has it; empty where not said. */
  readonly sex: string;
  readonly firstName: string;
}

const SEX: Readonly<Record<string, string>> = { female: "F", male: "M", other: "U", unknown: "U" };

export function patientFacts(patient: Element | undefined): PatientFacts {
  return {
    birthDate: dayOf(text(patient, "birthDate")),
    sex: SEX[text(patient, "gender").toLowerCase()] ?? "",
    firstName: text(patient, "name", "given"),
  };
}

/** Between the parts of a patient identity; no element can hold it. */
const BETWEEN = "\u001f";

/** The text that the key of a patient is made of, as the reader of 837 files makes it; in capitals, which is all that an 837 usually has. */
export function identityOf({ payerId, subscriberId }: Coverage, { birthDate, sex, firstName }: PatientFacts): string {
  return [payerId.toUpperCase(), subscriberId.toUpperCase(), birthDate === 0 ? "" : String(birthDate), sex, firstName.toUpperCase()].join(
    BETWEEN,
  );
}

const encoder = new TextEncoder();

function hash(text: string, into: KeyHalves): void {
  const bytes = encoder.encode(text);
  hashElement(bytes, 0, bytes.length, into);
}

export interface PatientHash extends KeyHalves {
  /** Whether it identifies the patient outside of the file. */
  readonly known: boolean;
}

function shown({ high, low }: KeyHalves, known: boolean): PatientHash {
  return { high: high >>> 0, low: low >>> 0, known };
}

/**
 * The key of a patient: by member number and birth date as in an 837, so that claims of both formats meet. Without these, claims that refer
 * to one Patient resource are still kept together, within their file or, by a full URL, across files; but nobody else's identity is known.
 */
export function patientHash(coverage: Coverage, facts: PatientFacts, reference: string, fileId: string, claimIndex: number): PatientHash {
  const person = new PersonKey();
  person.present = true;
  person.hasMember = coverage.subscriberId !== "";
  person.birth = facts.birthDate;
  hash(coverage.subscriberId.toUpperCase(), person.member);
  hash(facts.firstName.toUpperCase(), person.first);
  hash(facts.sex, person.sex);
  const payer: KeyHalves = { high: 0, low: 0 };
  hash(coverage.payerId.toUpperCase(), payer);
  const key: KeyHalves = { high: 0, low: 0 };
  if (patientKey(payer, person, new PersonKey(), key)) return shown(key, true);
  const seed = Number.parseInt(fileId.slice(0, 12), 16) || 0;
  if (reference === "" || reference.startsWith("#")) {
    loneKey(seed, claimIndex, key);
    return shown(key, false);
  }
  const named: KeyHalves = { high: 0, low: 0 };
  hash(reference, named);
  // A claim of its own can not get this key: no claim index is 0.
  loneKey(/^https?:/.test(reference) ? 0 : seed, 0, key);
  foldKey(key, named.high, named.low);
  return shown(key, false);
}
