import { dateAt } from "./element-text.ts";
import { hashElement, type KeyHalves, patientKey, PersonKey } from "./patient-key.ts";

const IL = 0x494c;
const PR = 0x5052;
const QC = 0x5143;

/** Where the element begins that has so many separators in front of it from `at` on; `stop` where the segment has fewer. */
function behindSeparators(bytes: Uint8Array, at: number, stop: number, count: number, element: number): number {
  let left = count;
  let next = at;
  while (next < stop && left > 0) if (bytes[next++] === element) left--;
  return next;
}

function endOfElement(bytes: Uint8Array, at: number, stop: number, element: number): number {
  let next = at;
  while (next < stop && bytes[next] !== element) next++;
  return next;
}

/**
 * Gathers what the patient key is made of while NM1 and DMG segments of loops 2000B and 2000C pass. It keeps hashes, not texts, so that
 * the bytes can go.
 */
export class PersonKeys {
  readonly #payer: KeyHalves = { high: 0, low: 0 };
  readonly #subscriber = new PersonKey();
  readonly #patient = new PersonKey();
  #person: PersonKey | undefined;

  /** A new loop: 2000A and 2000B forget everybody, 2000C forgets the patient. */
  enter(level: 20 | 22 | 23): void {
    this.#person = undefined;
    this.#patient.clear();
    if (level === 23) return;
    this.#subscriber.clear();
    this.#payer.high = 0;
    this.#payer.low = 0;
  }

  /** An NM1 segment from `at` to its terminator at `stop`. */
  name(bytes: Uint8Array, at: number, stop: number, element: number): void {
    this.#person = undefined;
    const first = behindSeparators(bytes, at, stop, 1, element);
    // NM101 has two letters.
    if (first + 2 > stop || (first + 2 < stop && bytes[first + 2] !== element)) return;
    const code = (bytes[first]! << 8) | bytes[first + 1]!;
    if (code === PR) {
      const id = behindSeparators(bytes, first + 2, stop, 8, element);
      hashElement(bytes, id, endOfElement(bytes, id, stop, element), this.#payer);
      return;
    }
    if (code !== IL && code !== QC) return;
    const person = code === IL ? this.#subscriber : this.#patient;
    person.present = true;
    person.birth = 0;
    person.sex.high = person.sex.low = 0;
    const firstName = behindSeparators(bytes, first + 2, stop, 3, element);
    const behindName = endOfElement(bytes, firstName, stop, element);
    hashElement(bytes, firstName, behindName, person.first);
    const member = behindSeparators(bytes, behindName, stop, 5, element);
    const behindMember = endOfElement(bytes, member, stop, element);
    person.hasMember = holdsText(bytes, member, behindMember);
    hashElement(bytes, member, behindMember, person.member);
    this.#person = person;
  }

  /** A DMG segment from `at` to its terminator at `stop`: birth date and sex of the person named last. */
  demographics(bytes: Uint8Array, at: number, stop: number, element: number): void {
    const person = this.#person;
    if (person === undefined) return;
    const birth = behindSeparators(bytes, at, stop, 2, element);
    const behindBirth = endOfElement(bytes, birth, stop, element);
    person.birth = behindBirth - birth >= 8 ? dateAt(bytes, birth) : 0;
    const sex = behindSeparators(bytes, behindBirth, stop, 1, element);
    hashElement(bytes, sex, endOfElement(bytes, sex, stop, element), person.sex);
  }

  /** The key of a claim that stands here; false where it has no identity. */
  key(into: KeyHalves): boolean {
    return patientKey(this.#payer, this.#subscriber, this.#patient, into);
  }
}

function holdsText(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at]! > 32) return true;
  return false;
}
