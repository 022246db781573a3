import {
  type Bill,
  type Cents,
  type Claim,
  type ClaimFile,
  type OtherForm,
  type Position,
  type Provider,
  type Purpose,
  type ServiceDate,
  type ServiceLine,
} from "@claimscrub/claim";
import { type BatchData, npiOf, type PatientKeys, readProvider } from "./claim-batch.ts";
import { billDiagnoses, healthCodes } from "./bill-codes.ts";
import { CLAIM } from "./claim-columns.ts";
import { type ClaimGrammar, grammarAt } from "./claim-grammar.ts";
import type { ClaimRange } from "./claim-range.ts";
import { NOTED_SEPARATORS, noteSeparators } from "./element-separators.ts";
import { LineView } from "./line-view.ts";
import { LOOP } from "./loop-rows.ts";
import { loneKey } from "./patient-key.ts";
import { PersonKeys } from "./person-keys.ts";
import { asksInAdvance } from "./dental-claim.ts";
import { readBill } from "./read-bill.ts";
import { readDiagnoses } from "./read-diagnoses.ts";
import { claimSlotOf, loopSlotOf } from "./segment-places.ts";
import { joinNotes, type SegmentText } from "./segment-text.ts";

/** One for all views: a key is made in one go. */
const persons = new PersonKeys();
const separators = new Int32Array(NOTED_SEPARATORS.length);
/** Between the parts of a patient identity; no element can hold it. */
const BETWEEN = "\u001f";

/**
 * A claim over the columns of its batch. A text is decoded when it is asked for, and kept where rules ask for it again
 * and again. Plain properties rather than private ones, so that an object derived from a view still answers.
 */
export class ClaimView implements Claim {
  readonly batch: BatchData;
  readonly row: number;
  /** Where its columns begin. */
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
  keptBirthDate: ServiceDate | undefined = undefined;
  keptDiagnoses: readonly string[] | undefined = undefined;
  keptBill: Bill | undefined = undefined;
  keptBilling: Provider | undefined = undefined;
  keptRendering: Provider | undefined = undefined;
  keptFacility: Provider | undefined = undefined;
  keptLines: readonly ServiceLine[] | undefined = undefined;
  /** The pointers that a line asked for last, and the diagnoses that they name: lines of a claim mostly point alike. */
  pointed: readonly number[] | undefined = undefined;
  keptPointed: readonly string[] = [];

  constructor(batch: BatchData, row: number) {
    this.batch = batch;
    this.row = row;
    this.base = row * CLAIM.WIDTH;
    this.range = batch.rangeOf(row);
    this.text = batch.textOf(this.range.header);
  }

  slot(column: number): number {
    return this.batch.claimData[this.base + column]!;
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
    return this.form === "dental" && asksInAdvance(this.text, this.slot(CLAIM.CLM)) ? "predetermination" : this.range.header.purpose;
  }
  get grammar(): ClaimGrammar {
    return grammarAt(this.slot(CLAIM.GRAMMAR));
  }
  get form(): OtherForm | undefined {
    return this.grammar.form;
  }
  get bill(): Bill | undefined {
    if (this.form !== "institutional") return undefined;
    return (this.keptBill ??= readBill(this.text, (column) => this.slot(column)));
  }
  get chargeCents(): Cents | undefined {
    return this.text.cents(this.slot(CLAIM.CLM), 2);
  }
  get pos(): string {
    return (this.keptPos ??= this.form === "institutional" ? "" : this.text.upperPart(this.slot(CLAIM.CLM), 5, 1));
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
    return this.text.name(this.above(CLAIM.PAYER, LOOP.PAYER), 3);
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
    // The rendering provider of an institutional claim is named only where it is not the attending one.
    const attends = nm1 === 0 && this.form === "institutional" ? this.slot(CLAIM.ATTENDING) : 0;
    if (nm1 === 0 && attends === 0) return undefined;
    const specialty = this.slot(attends === 0 ? CLAIM.RENDERING_PRV : CLAIM.ATTENDING_PRV);
    return (this.keptRendering ??= readProvider(this.text, nm1 || attends, 0, 0, specialty));
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
    const { form, diagnoses: most } = this.grammar;
    if (form === "institutional")
      return billDiagnoses(healthCodes(this.text, first, last))
        .map(({ code }) => code)
        .slice(0, most);
    const plain = first === last && form === undefined ? this.text.plainDiagnoses(first) : undefined;
    return plain ?? readDiagnoses(this.text, first, last).slice(0, most);
  }

  /** The diagnoses that pointers name. */
  diagnosesAt(pointers: readonly number[]): readonly string[] {
    if (pointers === this.pointed) return this.keptPointed;
    const { diagnoses } = this;
    this.pointed = pointers;
    if (namesAll(pointers, diagnoses)) return (this.keptPointed = diagnoses);
    const named: string[] = [];
    for (const pointer of pointers) {
      const diagnosis = diagnoses[pointer - 1] || "";
      if (diagnosis !== "") named.push(diagnosis);
    }
    this.keptPointed = named;
    return named;
  }

  get clia(): string {
    return this.text.code(this.slot(CLAIM.REF_X4), 2);
  }
  get note(): string {
    return joinNotes(this.text, this.slot(CLAIM.NTE_FIRST), this.slot(CLAIM.NTE_LAST));
  }
  get hasAttachment(): boolean {
    return this.slot(CLAIM.PWK) !== 0;
  }
  get patientBirthDate(): ServiceDate {
    return (this.keptBirthDate ??= this.text.birthDate(this.demographics));
  }
  get patientSex(): string {
    return this.text.upperCode(this.demographics, 3);
  }
  /** DMG of the patient where there is one, else of the subscriber. */
  get demographics(): number {
    if (this.patientIsUnnamed) return 0;
    return this.slot(CLAIM.PATIENT) === 0 ? this.above(CLAIM.SUBSCRIBER, LOOP.SUBSCRIBER_DMG) : this.above(CLAIM.PATIENT, LOOP.PATIENT_DMG);
  }
  /** Whether it stands under a level of a patient that names none: then it is not the subscriber's. */
  get patientIsUnnamed(): boolean {
    return this.slot(CLAIM.PATIENT_LEVEL) !== 0 && this.slot(CLAIM.PATIENT) === 0;
  }
  get patientKeyHigh(): number {
    return this.keysMade().high[this.row]!;
  }
  get patientKeyLow(): number {
    return this.keysMade().low[this.row]!;
  }
  get hasIdentity(): boolean {
    return this.keysMade().state[this.row] === 1;
  }

  /** The key as the plan has it; a claim without identity gets one of its own, made of file and place. */
  keysMade(): PatientKeys {
    const { keys } = this.batch;
    if (keys.state[this.row] === 0) this.makeKey(keys);
    return keys;
  }

  makeKey(keys: PatientKeys): void {
    persons.enter(20);
    this.nameAt(this.above(CLAIM.PAYER, LOOP.PAYER));
    this.nameAt(this.above(CLAIM.SUBSCRIBER, LOOP.SUBSCRIBER));
    this.demographicsAt(this.above(CLAIM.SUBSCRIBER, LOOP.SUBSCRIBER_DMG));
    this.nameAt(this.above(CLAIM.PATIENT, LOOP.PATIENT));
    this.demographicsAt(this.above(CLAIM.PATIENT, LOOP.PATIENT_DMG));
    const key = { high: 0, low: 0 };
    const known = !this.patientIsUnnamed && persons.key(key);
    if (!known) loneKey(Number.parseInt(this.file.fileId.slice(0, 12), 16) || 0, this.index, key);
    keys.high[this.row] = key.high;
    keys.low[this.row] = key.low;
    keys.state[this.row] = known ? 1 : 2;
  }

  nameAt(nm1: number): void {
    if (nm1 !== 0) persons.name(this.batch.pieces.bytes, this.separatorsOf(nm1), 0);
  }

  demographicsAt(dmg: number): void {
    if (dmg !== 0) persons.demographics(this.batch.pieces.bytes, this.separatorsOf(dmg), 0);
  }

  separatorsOf(segment: number): Int32Array {
    const { element, terminator } = this.range.header.delimiters;
    const { bytes } = this.batch.pieces;
    noteSeparators(bytes, segment, bytes.indexOf(terminator, segment), element, separators);
    return separators;
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
    if (this.form === "institutional") {
      const own = this.locateOnBill(element);
      if (own !== undefined) return own;
    }
    const inClaim = claimSlotOf(element);
    const at = inClaim === undefined ? 0 : this.slot(inClaim);
    if (at !== 0) return positions.of(piece, at, element);
    const [purpose, column] = loopSlotOf(element, this.slot(CLAIM.PATIENT) !== 0) ?? [CLAIM.BILLING, LOOP.WIDTH];
    const above = column === LOOP.WIDTH ? 0 : this.above(purpose, column);
    if (above !== 0) return positions.of(loops.get(this.slot(purpose), LOOP.PIECE), above, element);
    return positions.of(piece, this.slot(CLAIM.CLM), element);
  }

  /** Places that only the institutional guide has: diagnosis `HI02-2` is the first code of its HI*ABF, dates may be the statement's. */
  locateOnBill(element: string): Position | undefined {
    const { positions } = this.batch;
    const piece = this.slot(CLAIM.PIECE);
    const place = /^HI(\d\d)/.exec(element)?.[1];
    if (place !== undefined) {
      const codes = billDiagnoses(healthCodes(this.text, this.slot(CLAIM.HI_FIRST), this.slot(CLAIM.HI_LAST)));
      const code = codes[Number(place) - 1];
      return code && positions.of(piece, code.at, `HI${String(code.element).padStart(2, "0")}${element.slice(4)}`);
    }
    const statement = this.slot(CLAIM.DTP_434);
    if (element.startsWith("DTP*472") && this.slot(CLAIM.DTP_472) === 0 && statement !== 0)
      return positions.of(piece, statement, element.replace("472", "434"));
    const attending = this.slot(CLAIM.ATTENDING);
    if (element.startsWith("NM1*82") && this.slot(CLAIM.RENDERING) === 0 && attending !== 0)
      return positions.of(piece, attending, element.replace("82", "71"));
    return undefined;
  }
}

/** Whether the pointers are 1, 2, 3 and so on to the last of the diagnoses. */
function namesAll(pointers: readonly number[], diagnoses: readonly string[]): boolean {
  if (pointers.length !== diagnoses.length) return false;
  for (let at = 0; at < pointers.length; at++) if (pointers[at] !== at + 1 || diagnoses[at] === "") return false;
  return true;
}
