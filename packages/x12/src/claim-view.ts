import {
  type Cents,
  type Claim,
  type ClaimFile,
  parseCents,
  parseServiceDate,
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
import { claimSlotOf, loopSlotOf } from "./segment-places.ts";
import { joinNotes, type SegmentText } from "./segment-text.ts";

const DIAGNOSES = 12;
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

/** What was decoded of a claim because somebody asked for it, and is kept. */
export interface ClaimCache {
  id?: string;
  pos?: string;
  diagnoses?: readonly string[];
  rendering?: Provider;
  facility?: Provider;
  key?: { readonly high: number; readonly low: number; readonly known: boolean };
  lines?: readonly ServiceLine[];
}

/**
 * A claim over the columns of its batch. A text is decoded when it is asked for, and kept where rules ask for it again
 * and again. Plain properties rather than private ones, so that an object derived from a view still answers.
 */
export class ClaimView implements Claim {
  readonly batch: BatchData;
  readonly row: number;
  cache: ClaimCache | undefined;

  constructor(batch: BatchData, row: number) {
    this.batch = batch;
    this.row = row;
  }

  slot(column: number): number {
    return this.batch.slot(this.row, column);
  }
  /** The place of a segment in the loop above that serves a purpose; 0 where there is none. */
  above(purpose: number, column: number): number {
    const row = this.slot(purpose);
    return row === 0 ? 0 : this.batch.loops.get(row, column);
  }
  get kept(): ClaimCache {
    this.cache ??= {};
    return this.cache;
  }
  get range(): ClaimRange {
    return this.batch.rangeOf(this.row);
  }
  get text(): SegmentText {
    return this.batch.textOf(this.range.header);
  }
  get file(): ClaimFile {
    return this.batch.file;
  }
  get index(): number {
    return this.range.claimIndex;
  }
  get id(): string {
    this.kept.id ??= this.text.element(this.slot(CLAIM.CLM), 1);
    return this.kept.id;
  }
  get purpose(): Purpose {
    return this.range.header.purpose;
  }
  get chargeCents(): Cents | undefined {
    return parseCents(this.text.element(this.slot(CLAIM.CLM), 2));
  }
  get pos(): string {
    this.kept.pos ??= this.text.component(this.slot(CLAIM.CLM), 5, 1).toUpperCase();
    return this.kept.pos;
  }
  get frequency(): string {
    return this.text.component(this.slot(CLAIM.CLM), 5, 3).toUpperCase();
  }
  get assignment(): string {
    return this.text.element(this.slot(CLAIM.CLM), 7).toUpperCase();
  }
  get delayReason(): string {
    return this.text.element(this.slot(CLAIM.CLM), 20);
  }
  get subscriberId(): string {
    return this.text.element(this.above(CLAIM.SUBSCRIBER, LOOP.SUBSCRIBER), 9);
  }
  get payerSequence(): string {
    return this.text.element(this.above(CLAIM.SUBSCRIPTION, LOOP.SBR), 1).toUpperCase();
  }
  get filingIndicator(): string {
    return this.text.element(this.above(CLAIM.SUBSCRIPTION, LOOP.SBR), 9).toUpperCase();
  }
  get payerId(): string {
    return this.text.element(this.above(CLAIM.PAYER, LOOP.PAYER), 9);
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
    return this.batch.billing(this.row, this.text);
  }
  get rendering(): Provider | undefined {
    const nm1 = this.slot(CLAIM.RENDERING);
    if (nm1 === 0) return undefined;
    this.kept.rendering ??= readProvider(this.text, nm1, 0, 0, this.slot(CLAIM.RENDERING_PRV));
    return this.kept.rendering;
  }
  get serviceFacility(): Provider | undefined {
    const nm1 = this.slot(CLAIM.FACILITY);
    if (nm1 === 0) return undefined;
    this.kept.facility ??= readProvider(this.text, nm1, this.slot(CLAIM.FACILITY_N3), this.slot(CLAIM.FACILITY_N4), 0);
    return this.kept.facility;
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
    this.kept.diagnoses ??= readDiagnoses(this.text, this.slot(CLAIM.HI_FIRST), this.slot(CLAIM.HI_LAST)).slice(0, DIAGNOSES);
    return this.kept.diagnoses;
  }
  get clia(): string {
    return this.text.element(this.slot(CLAIM.REF_X4), 2);
  }
  get note(): string {
    return joinNotes(this.text, this.slot(CLAIM.NTE_FIRST), this.slot(CLAIM.NTE_LAST));
  }
  get patientBirthDate(): ServiceDate {
    return parseServiceDate(this.text.element(this.demographics, 2).slice(0, 8)) ?? 0;
  }
  get patientSex(): string {
    return this.text.element(this.demographics, 3).toUpperCase();
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
  get patientKey(): { high: number; low: number; known: boolean } {
    this.kept.key ??= this.makeKey();
    return this.kept.key;
  }

  makeKey(): { high: number; low: number; known: boolean } {
    const { element, terminator } = this.range.header.delimiters;
    const { bytes } = this.batch.pieces;
    const persons = new PersonKeys();
    const name = (purpose: number, nm1: number): void => {
      const at = this.above(purpose, nm1);
      if (at !== 0) persons.name(bytes, at, bytes.indexOf(terminator, at), element);
    };
    const demographics = (purpose: number, dmg: number): void => {
      const at = this.above(purpose, dmg);
      if (at !== 0) persons.demographics(bytes, at, bytes.indexOf(terminator, at), element);
    };
    name(CLAIM.PAYER, LOOP.PAYER);
    name(CLAIM.SUBSCRIBER, LOOP.SUBSCRIBER);
    demographics(CLAIM.SUBSCRIBER, LOOP.SUBSCRIBER_DMG);
    name(CLAIM.PATIENT, LOOP.PATIENT);
    demographics(CLAIM.PATIENT, LOOP.PATIENT_DMG);
    const key = { high: 0, low: 0 };
    const known = persons.key(key);
    if (!known) loneKey(Number.parseInt(this.file.fileId.slice(0, 12), 16) || 0, this.index, key);
    return { high: key.high >>> 0, low: key.low >>> 0, known };
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
    if (this.kept.lines === undefined) {
      const first = this.slot(CLAIM.FIRST_LINE);
      const lines: ServiceLine[] = [];
      lines.length = this.slot(CLAIM.LINES);
      for (let at = 0; at < lines.length; at++) lines[at] = new LineView(this, first + at, at + 1);
      this.kept.lines = lines;
    }
    return this.kept.lines;
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
