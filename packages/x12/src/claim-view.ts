import {
  type Cents,
  type Claim,
  type ClaimFile,
  type Position,
  type Provider,
  type Purpose,
  type ServiceDate,
  type ServiceLine,
} from "@claimscrub/claim";
import { type BatchData, npiOf, readProvider } from "./claim-batch.ts";
import { CLAIM } from "./claim-columns.ts";
import type { ClaimRange } from "./claim-range.ts";
import { LineView } from "./line-view.ts";
import { LOOP } from "./loop-rows.ts";
import { loneKey } from "./patient-key.ts";
import { PersonKeys } from "./person-keys.ts";
import { ElementCursor } from "./element-text.ts";
import { claimSlotOf, loopSlotOf } from "./segment-places.ts";
import { joinNotes, type SegmentText } from "./segment-text.ts";

const DIAGNOSES = 12;
/** One for all views: a key is made in one go. */
const persons = new PersonKeys(new ElementCursor());
const DIAGNOSIS_QUALIFIERS = new Set(["ABK", "ABF", "BK", "BF"]);
/** Between the parts of a patient identity; no element can hold it. */
const BETWEEN = "\u001f";

/**
 * The diagnosis codes of HI segments, upper case and without dots, those above the twelfth included. In a segment of diagnoses an
 * element that can't be read keeps its place as an empty code, as pointers count places.
 */
export function readDiagnoses(text: SegmentText, first: number, last: number): string[] {
  const codes: string[] = [];
  for (const at of text.each("HI", first, last)) {
    if (!DIAGNOSIS_QUALIFIERS.has(text.component(at, 1, 1).toUpperCase())) continue;
    let count = text.elements(at);
    while (count > 0 && text.element(at, count) === "") count--;
    for (let number = 1; number <= count; number++) {
      const qualifier = text.component(at, number, 1).toUpperCase();
      codes.push(DIAGNOSIS_QUALIFIERS.has(qualifier) ? text.component(at, number, 2).replaceAll(".", "").toUpperCase() : "");
    }
  }
  return codes;
}

/**
 * A claim over the columns of its batch. A text is decoded when it is asked for, and kept where rules ask for it again
 * and again. Plain properties rather than private ones, so that an object derived from a view still answers.
 */
export class ClaimView implements Claim {
  readonly batch: BatchData;
  readonly row: number;
  /** Columns of the claims of the batch, and where this one's begin. */
  readonly data: Int32Array;
  readonly base: number;
  readonly range: ClaimRange;
  readonly text: SegmentText;
  // What was decoded because somebody asked for it, and is kept.
  keptId: string | undefined = undefined;
  keptPos: string | undefined = undefined;
  keptFrequency: string | undefined = undefined;
  keptSequence: string | undefined = undefined;
  keptFiling: string | undefined = undefined;
  keptAssignment: string | undefined = undefined;
  keptDiagnoses: readonly string[] | undefined = undefined;
  keptBilling: Provider | undefined = undefined;
  keptRendering: Provider | undefined = undefined;
  keptFacility: Provider | undefined = undefined;
  keptKey: { readonly high: number; readonly low: number; readonly known: boolean } | undefined = undefined;
  keptLines: readonly ServiceLine[] | undefined = undefined;
  /** The pointers that a line asked for last, and the diagnoses that they name: lines of a claim mostly point alike. */
  pointed: readonly number[] | undefined = undefined;
  keptPointed: readonly string[] = [];

  constructor(batch: BatchData, row: number) {
    this.batch = batch;
    this.row = row;
    this.data = batch.columns.claims.data;
    this.base = row * CLAIM.WIDTH;
    this.range = batch.rangeOf(row);
    this.text = batch.textOf(this.range.header);
  }

  slot(column: number): number {
    return this.data[this.base + column]!;
  }
  /** The place of a segment in the loop above that serves a purpose; 0 where there is none. */
  above(purpose: number, column: number): number {
    const row = this.slot(purpose);
    return row === 0 ? 0 : this.batch.loops.get(row, column);
  }
  get file(): ClaimFile {
    return this.batch.file;
  }
  get index(): number {
    return this.range.claimIndex;
  }
  get id(): string {
    return (this.keptId ??= this.text.element(this.slot(CLAIM.CLM), 1));
  }
  get purpose(): Purpose {
    return this.range.header.purpose;
  }
  get chargeCents(): Cents | undefined {
    return this.text.cents(this.slot(CLAIM.CLM), 2);
  }
  get pos(): string {
    return (this.keptPos ??= this.text.upperPart(this.slot(CLAIM.CLM), 5, 1));
  }
  get frequency(): string {
    return (this.keptFrequency ??= this.text.upperPart(this.slot(CLAIM.CLM), 5, 3));
  }
  get assignment(): string {
    return (this.keptAssignment ??= this.text.upperCode(this.slot(CLAIM.CLM), 7));
  }
  get delayReason(): string {
    return this.text.code(this.slot(CLAIM.CLM), 20);
  }
  get subscriberId(): string {
    return this.text.element(this.above(CLAIM.SUBSCRIBER, LOOP.SUBSCRIBER), 9);
  }
  get payerSequence(): string {
    return (this.keptSequence ??= this.text.upperCode(this.above(CLAIM.SUBSCRIPTION, LOOP.SBR), 1));
  }
  get filingIndicator(): string {
    return (this.keptFiling ??= this.text.upperCode(this.above(CLAIM.SUBSCRIPTION, LOOP.SBR), 9));
  }
  get payerId(): string {
    return this.text.code(this.above(CLAIM.PAYER, LOOP.PAYER), 9);
  }
  get payerName(): string {
    return this.text.element(this.above(CLAIM.PAYER, LOOP.PAYER), 3);
  }
  get originalReference(): string {
    return this.text.element(this.slot(CLAIM.REF_F8), 2);
  }
  get received(): ServiceDate {
    return this.range.header.received;
  }
  get billing(): Provider {
    return (this.keptBilling ??= this.batch.billing(this.row, this.text));
  }
  get rendering(): Provider | undefined {
    const nm1 = this.slot(CLAIM.RENDERING);
    if (nm1 === 0) return undefined;
    return (this.keptRendering ??= readProvider(this.text, nm1, 0, 0, this.slot(CLAIM.RENDERING_PRV)));
  }
  get serviceFacility(): Provider | undefined {
    const nm1 = this.slot(CLAIM.FACILITY);
    if (nm1 === 0) return undefined;
    return (this.keptFacility ??= readProvider(this.text, nm1, this.slot(CLAIM.FACILITY_N3), this.slot(CLAIM.FACILITY_N4), 0));
  }
  get referringNpi(): string {
    return npiOf(this.text, this.slot(CLAIM.REFERRING));
  }
  get supervisingNpi(): string {
    return npiOf(this.text, this.slot(CLAIM.SUPERVISING));
  }
  get otherPayer(): "none" | "named" | "paid" {
    if (this.slot(CLAIM.OTHER_PAYER) === 0) return "none";
    return this.slot(CLAIM.OTHER_PAID) === 0 ? "named" : "paid";
  }
  get admitted(): ServiceDate {
    return this.text.date(this.slot(CLAIM.DTP_435));
  }
  get careAssumed(): ServiceDate {
    return this.text.date(this.slot(CLAIM.DTP_090));
  }
  get careRelinquished(): ServiceDate {
    return this.text.date(this.slot(CLAIM.DTP_091));
  }
  get discharged(): ServiceDate {
    return this.text.date(this.slot(CLAIM.DTP_096));
  }
  get diagnoses(): readonly string[] {
    return (this.keptDiagnoses ??= this.readDiagnoses());
  }
  readDiagnoses(): readonly string[] {
    const first = this.slot(CLAIM.HI_FIRST);
    const last = this.slot(CLAIM.HI_LAST);
    const plain = first === last ? this.text.plainDiagnoses(first) : undefined;
    return plain ?? readDiagnoses(this.text, first, last).slice(0, DIAGNOSES);
  }

  /** The diagnoses that pointers name. */
  diagnosesAt(pointers: readonly number[]): readonly string[] {
    if (pointers === this.pointed) return this.keptPointed;
    const { diagnoses } = this;
    const named: string[] = [];
    for (const pointer of pointers) {
      const diagnosis = diagnoses[pointer - 1] || "";
      if (diagnosis !== "") named.push(diagnosis);
    }
    this.pointed = pointers;
    this.keptPointed = named;
    return named;
  }

  get clia(): string {
    return this.text.code(this.slot(CLAIM.REF_X4), 2);
  }
  get note(): string {
    return joinNotes(this.text, this.slot(CLAIM.NTE_FIRST), this.slot(CLAIM.NTE_LAST));
  }
  get patientBirthDate(): ServiceDate {
    return this.text.birthDate(this.demographics);
  }
  get patientSex(): string {
    return this.text.upperCode(this.demographics, 3);
  }
  /** DMG of the patient where there is one, else of the subscriber. */
  get demographics(): number {
    return this.slot(CLAIM.PATIENT) === 0 ? this.above(CLAIM.SUBSCRIBER, LOOP.SUBSCRIBER_DMG) : this.above(CLAIM.PATIENT, LOOP.PATIENT_DMG);
  }
  get patientKeyHigh(): number {
    return this.patientKey.high;
  }
  get patientKeyLow(): number {
    return this.patientKey.low;
  }
  get hasIdentity(): boolean {
    return this.patientKey.known;
  }

  /** The key as the plan has it; a claim without identity gets one of its own, made of file and place. */
  get patientKey(): { readonly high: number; readonly low: number; readonly known: boolean } {
    return (this.keptKey ??= this.makeKey());
  }

  makeKey(): { readonly high: number; readonly low: number; readonly known: boolean } {
    persons.enter(20);
    this.nameAt(this.above(CLAIM.PAYER, LOOP.PAYER));
    this.nameAt(this.above(CLAIM.SUBSCRIBER, LOOP.SUBSCRIBER));
    this.demographicsAt(this.above(CLAIM.SUBSCRIBER, LOOP.SUBSCRIBER_DMG));
    this.nameAt(this.above(CLAIM.PATIENT, LOOP.PATIENT));
    this.demographicsAt(this.above(CLAIM.PATIENT, LOOP.PATIENT_DMG));
    const key = { high: 0, low: 0, known: false };
    key.known = persons.key(key);
    if (!key.known) loneKey(Number.parseInt(this.file.fileId.slice(0, 12), 16) || 0, this.index, key);
    return key;
  }

  nameAt(nm1: number): void {
    const { element, terminator } = this.range.header.delimiters;
    if (nm1 !== 0) persons.name(this.batch.pieces.bytes, nm1, element, terminator);
  }

  demographicsAt(dmg: number): void {
    const { element, terminator } = this.range.header.delimiters;
    if (dmg !== 0) persons.demographics(this.batch.pieces.bytes, dmg, element, terminator);
  }

  patientIdentity(): string {
    const subscriber = this.above(CLAIM.SUBSCRIBER, LOOP.SUBSCRIBER);
    const patient = this.above(CLAIM.PATIENT, LOOP.PATIENT);
    return [
      this.payerId,
      this.text.element(subscriber, 9) || this.text.element(patient, 9),
      this.text.element(this.demographics, 2),
      this.text.element(this.demographics, 3),
      this.text.element(patient === 0 ? subscriber : patient, 4),
    ].join(BETWEEN);
  }

  get lines(): readonly ServiceLine[] {
    return (this.keptLines ??= this.makeLines());
  }

  makeLines(): readonly ServiceLine[] {
    const first = this.slot(CLAIM.FIRST_LINE);
    const count = this.slot(CLAIM.LINES);
    const lines: ServiceLine[] = [];
    for (let at = 0; at < count; at++) lines.push(new LineView(this, first + at, at + 1));
    return lines;
  }

  locate(element: string): Position {
    const { positions, loops } = this.batch;
    const piece = this.slot(CLAIM.PIECE);
    const inClaim = claimSlotOf(element);
    const at = inClaim === undefined ? 0 : this.slot(inClaim);
    if (at !== 0) return positions.of(piece, at, element);
    const [purpose, column] = loopSlotOf(element, this.slot(CLAIM.PATIENT) !== 0) ?? [CLAIM.BILLING, LOOP.WIDTH];
    const above = column === LOOP.WIDTH ? 0 : this.above(purpose, column);
    if (above !== 0) return positions.of(loops.get(this.slot(purpose), LOOP.PIECE), above, element);
    return positions.of(piece, this.slot(CLAIM.CLM), element);
  }
}
