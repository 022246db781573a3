import { dateAt, type ElementCursor } from "./element-text.ts";
import { hashElement, type KeyHalves, patientKey, PersonKey } from "./patient-key.ts";

const IL = 0x494c;
const PR = 0x5052;
const QC = 0x5143;

/**
 * Gathers what the patient key is made of while NM1 and DMG segments of loops 2000B and 2000C pass. It keeps hashes, not texts, so that
 * the bytes can go.
 */
export class PersonKeys {
  readonly #payer: KeyHalves = { high: 0, low: 0 };
  readonly #subscriber = new PersonKey();
  readonly #patient = new PersonKey();
  readonly #cursor: ElementCursor;
  #person: PersonKey | undefined;

  constructor(cursor: ElementCursor) {
    this.#cursor = cursor;
  }

  /** A new loop: 2000A and 2000B forget everybody, 2000C forgets the patient. */
  enter(level: 20 | 22 | 23): void {
    this.#person = undefined;
    this.#patient.clear();
    if (level === 23) return;
    this.#subscriber.clear();
    this.#payer.high = 0;
    this.#payer.low = 0;
  }

  /** An NM1 segment from `at` on. */
  name(bytes: Uint8Array, at: number, element: number, terminator: number): void {
    const cursor = this.#cursor;
    this.#person = undefined;
    cursor.find(bytes, at, 1, element, terminator);
    if (cursor.to - cursor.from !== 2) return;
    const code = (bytes[cursor.from]! << 8) | bytes[cursor.from + 1]!;
    if (code === PR) {
      cursor.advance(bytes, 8, element, terminator);
      hashElement(bytes, cursor.from, cursor.to, this.#payer);
      return;
    }
    if (code !== IL && code !== QC) return;
    const person = code === IL ? this.#subscriber : this.#patient;
    person.clear();
    person.present = true;
    cursor.advance(bytes, 3, element, terminator);
    hashElement(bytes, cursor.from, cursor.to, person.first);
    cursor.advance(bytes, 5, element, terminator);
    person.hasMember = holdsText(bytes, cursor.from, cursor.to);
    hashElement(bytes, cursor.from, cursor.to, person.member);
    this.#person = person;
  }

  /** A DMG segment from `at` on: birth date and sex of the person named last. */
  demographics(bytes: Uint8Array, at: number, element: number, terminator: number): void {
    const person = this.#person;
    if (person === undefined) return;
    const cursor = this.#cursor;
    cursor.find(bytes, at, 2, element, terminator);
    person.birth = cursor.to - cursor.from >= 8 ? dateAt(bytes, cursor.from) : 0;
    cursor.advance(bytes, 1, element, terminator);
    hashElement(bytes, cursor.from, cursor.to, person.sex);
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
