import { dateAt } from "./element-text.ts";
import { SEPARATOR } from "./element-separators.ts";
import { hashElement, type KeyHalves, patientKey, PersonKey } from "./patient-key.ts";

const IL = 0x494c;
const PR = 0x5052;
const QC = 0x5143;

/** Who is named in one loop. */
class Named {
  payerPresent = false;
  readonly payer: KeyHalves = { high: 0, low: 0 };
  readonly subscriber = new PersonKey();
  readonly patient = new PersonKey();

  clear(): void {
    this.payerPresent = false;
    this.payer.high = this.payer.low = 0;
    this.subscriber.clear();
    this.patient.clear();
  }
}

/**
 * Gathers what the patient key is made of while NM1 and DMG segments of loops 2000B and 2000C pass. It keeps hashes, not texts, so that
 * the bytes can go. What a loop 2000C names counts before what its 2000B names, and no longer than it lasts.
 */
export class PersonKeys {
  readonly #outer = new Named();
  readonly #inner = new Named();
  #named = this.#outer;
  #innerUsed = false;
  #person: PersonKey | undefined;

  /** A new loop: 2000A and 2000B forget everybody, 2000C forgets the patient loop before it. */
  enter(level: 20 | 22 | 23): void {
    this.#person = undefined;
    if (this.#innerUsed) this.#inner.clear();
    this.#innerUsed = level === 23;
    this.#named = level === 23 ? this.#inner : this.#outer;
    if (level !== 23) this.#outer.clear();
  }

  /** An NM1 segment whose separators, as noteSeparators gives them, stand in `separators` from `noted` on. */
  name(bytes: Uint8Array, separators: Int32Array, noted: number): void {
    this.#person = undefined;
    const first = separators[noted + SEPARATOR.FIRST]! + 1;
    // NM101 has two letters.
    if (separators[noted + SEPARATOR.SECOND] !== first + 2) return;
    const code = (bytes[first]! << 8) | bytes[first + 1]!;
    const before = separators[noted + SEPARATOR.NINTH]!;
    const behind = separators[noted + SEPARATOR.TENTH]!;
    if (code === PR) {
      this.#named.payerPresent = true;
      hashBetween(bytes, before, behind, this.#named.payer);
      return;
    }
    if (code !== IL && code !== QC) return;
    const person = code === IL ? this.#named.subscriber : this.#named.patient;
    person.present = true;
    person.birth = 0;
    person.sex.high = person.sex.low = 0;
    hashBetween(bytes, separators[noted + SEPARATOR.FOURTH]!, separators[noted + SEPARATOR.FIFTH]!, person.first);
    person.hasMember = holdsText(bytes, before + 1, behind);
    hashBetween(bytes, before, behind, person.member);
    this.#person = person;
  }

  /** A DMG segment, its separators as for `name`: birth date and sex of the person named last. */
  demographics(bytes: Uint8Array, separators: Int32Array, noted: number): void {
    const person = this.#person;
    if (person === undefined) return;
    const birth = separators[noted + SEPARATOR.SECOND]! + 1;
    const behindBirth = separators[noted + SEPARATOR.THIRD]!;
    person.birth = behindBirth - birth >= 8 ? dateAt(bytes, birth) : 0;
    hashBetween(bytes, behindBirth, separators[noted + SEPARATOR.FOURTH]!, person.sex);
  }

  /** The key of a claim that stands here; false where it has no identity. */
  key(into: KeyHalves): boolean {
    const outer = this.#outer;
    if (!this.#innerUsed) return patientKey(outer.payer, outer.subscriber, outer.patient, into);
    const { payer, payerPresent, subscriber, patient } = this.#inner;
    // A patient level that names nobody says that the patient is not the subscriber.
    if (!patient.present && !outer.patient.present) return false;
    return patientKey(
      payerPresent ? payer : outer.payer,
      subscriber.present ? subscriber : outer.subscriber,
      patient.present ? patient : outer.patient,
      into,
    );
  }
}

/** Hashes the element between two separators; of one that the segment lacks both stand at its terminator. */
function hashBetween(bytes: Uint8Array, before: number, behind: number, into: KeyHalves): void {
  hashElement(bytes, Math.min(before + 1, behind), behind, into);
}

function holdsText(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at]! > 32) return true;
  return false;
}
