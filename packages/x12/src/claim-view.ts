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
import { type BatchData, type LoopsAbove, readProvider } from "./claim-batch.ts";
import { CLAIM } from "./claim-columns.ts";
import type { RangePieces } from "./claim-pieces.ts";
import { LineView } from "./line-view.ts";
import { loneKey } from "./patient-key.ts";
import { PersonKeys } from "./person-keys.ts";
import { ElementCursor } from "./element-text.ts";
import { claimSlotOf } from "./segment-places.ts";
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

/**
 * A claim over the columns of its batch. A text is decoded when it is asked for and kept where rules ask for it again and again.
 * Plain properties rather than private ones, as priced hypotheses derive objects from lines and claims.
 */
export class ClaimView implements Claim {
  readonly file: ClaimFile;
  readonly index: number;
  readonly id: string;
  readonly batch: BatchData;
  readonly row: number;
  readonly range: RangePieces;
  readonly text: SegmentText;
  readonly above: LoopsAbove;
  cachedDiagnoses: readonly string[] | undefined;
  cachedLines: readonly ServiceLine[] | undefined;
  cachedRendering: Provider | undefined;
  cachedFacility: Provider | undefined;
  cachedKey: { high: number; low: number; known: boolean } | undefined;
  cachedPos: string | undefined;

  constructor(batch: BatchData, row: number) {
    this.batch = batch;
    this.row = row;
    this.file = batch.file;
    this.range = batch.rangeOf(row);
    this.index = this.range.range.claimIndex;
    this.text = batch.textOf(this.range.range.header);
    this.above = batch.loopsOf(row);
    this.id = this.text.element(this.slot(CLAIM.CLM), 1);
  }

  slot(column: number): number {
    return this.batch.slot(this.row, column);
  }

  get purpose(): Purpose {
    return this.range.range.header.purpose;
  }
  get chargeCents(): Cents | undefined {
    return parseCents(this.text.element(this.slot(CLAIM.CLM), 2));
  }
  get pos(): string {
    this.cachedPos ??= this.text.component(this.slot(CLAIM.CLM), 5, 1).toUpperCase();
    return this.cachedPos;
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
    return this.text.element(this.above.subscriber?.subscriber ?? 0, 9);
  }
  get payerSequence(): string {
    return this.text.element(this.above.subscription?.sbr ?? 0, 1).toUpperCase();
  }
  get filingIndicator(): string {
    return this.text.element(this.above.subscription?.sbr ?? 0, 9).toUpperCase();
  }
  get payerId(): string {
    return this.text.element(this.above.payer?.payer ?? 0, 9);
  }
  get payerName(): string {
    return this.text.element(this.above.payer?.payer ?? 0, 3);
  }
  get originalReference(): string {
    return this.text.element(this.slot(CLAIM.REF_F8), 2);
  }
  get received(): ServiceDate {
    return this.range.range.header.received;
  }
  get billing(): Provider {
    return this.batch.billing(this.above, this.text);
  }
  get rendering(): Provider | undefined {
    const nm1 = this.slot(CLAIM.RENDERING);
    if (nm1 === 0) return undefined;
    this.cachedRendering ??= readProvider(this.text, nm1, 0, 0, this.slot(CLAIM.RENDERING_PRV));
    return this.cachedRendering;
  }
  get serviceFacility(): Provider | undefined {
    const nm1 = this.slot(CLAIM.FACILITY);
    if (nm1 === 0) return undefined;
    this.cachedFacility ??= readProvider(this.text, nm1, this.slot(CLAIM.FACILITY_N3), this.slot(CLAIM.FACILITY_N4), 0);
    return this.cachedFacility;
  }
  get admitted(): ServiceDate {
    return this.text.date(this.slot(CLAIM.DTP_435));
  }
  get discharged(): ServiceDate {
    return this.text.date(this.slot(CLAIM.DTP_096));
  }
  get diagnoses(): readonly string[] {
    this.cachedDiagnoses ??= readDiagnoses(this.text, this.slot(CLAIM.HI_FIRST), this.slot(CLAIM.HI_LAST)).slice(0, DIAGNOSES);
    return this.cachedDiagnoses;
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
    const { patient, subscriber } = this.above;
    return patient === undefined ? (subscriber?.subscriberDmg ?? 0) : patient.patientDmg;
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
    this.cachedKey ??= this.makeKey();
    return this.cachedKey;
  }

  makeKey(): { high: number; low: number; known: boolean } {
    const { element, terminator } = this.range.range.header.delimiters;
    const { bytes } = this.batch;
    const { payer, subscriber, patient } = this.above;
    const persons = new PersonKeys(new ElementCursor());
    if (payer !== undefined) persons.name(bytes, payer.payer, element, terminator);
    if (subscriber !== undefined) {
      persons.name(bytes, subscriber.subscriber, element, terminator);
      if (subscriber.subscriberDmg !== 0) persons.demographics(bytes, subscriber.subscriberDmg, element, terminator);
    }
    if (patient !== undefined) {
      persons.name(bytes, patient.patient, element, terminator);
      if (patient.patientDmg !== 0) persons.demographics(bytes, patient.patientDmg, element, terminator);
    }
    const key = { high: 0, low: 0 };
    const known = persons.key(key);
    if (!known) loneKey(Number.parseInt(this.file.fileId.slice(0, 12), 16) || 0, this.index, key);
    return { ...key, known };
  }

  patientIdentity(): string {
    const { payer, subscriber, patient } = this.above;
    const subscriberId = this.text.element(subscriber?.subscriber ?? 0, 9);
    const who = patient === undefined ? (subscriber?.subscriber ?? 0) : patient.patient;
    return [
      this.text.element(payer?.payer ?? 0, 9),
      subscriberId === "" ? this.text.element(patient?.patient ?? 0, 9) : subscriberId,
      this.text.element(this.demographics, 2),
      this.text.element(this.demographics, 3),
      this.text.element(who, 4),
    ].join(BETWEEN);
  }

  get lines(): readonly ServiceLine[] {
    if (this.cachedLines === undefined) {
      const first = this.slot(CLAIM.FIRST_LINE);
      const lines: ServiceLine[] = [];
      for (let at = 0; at < this.slot(CLAIM.LINES); at++) lines.push(new LineView(this, first + at, at + 1));
      this.cachedLines = lines;
    }
    return this.cachedLines;
  }

  locate(element: string): Position {
    const { claim } = this.range;
    const { positions } = this.batch;
    const inClaim = claimSlotOf(element);
    const at = inClaim === undefined ? 0 : this.slot(inClaim);
    if (at !== 0) return positions.of(claim, at, element);
    const above = this.placeAbove(element);
    if (above !== undefined && above.at !== 0) return positions.of(above.loop.piece, above.at, element);
    return positions.of(claim, this.slot(CLAIM.CLM), element);
  }

  /** The place of an element that stands above the claim: of the payer, the subscriber, the patient, the billing provider. */
  placeAbove(element: string): { loop: NonNullable<LoopsAbove["billing"]>; at: number } | undefined {
    const { billing, taxonomy, subscription, subscriber, payer, patient } = this.above;
    if (element.startsWith("SBR")) return subscription && { loop: subscription, at: subscription.sbr };
    if (element.startsWith("NM1*IL")) return subscriber && { loop: subscriber, at: subscriber.subscriber };
    if (element.startsWith("NM1*PR")) return payer && { loop: payer, at: payer.payer };
    if (element.startsWith("NM1*QC")) return patient && { loop: patient, at: patient.patient };
    if (element.startsWith("NM1*85")) return billing && { loop: billing, at: billing.billing };
    if (element.startsWith("PRV*BI")) return taxonomy && { loop: taxonomy, at: taxonomy.billingPrv };
    if (element.startsWith("N3")) return billing && { loop: billing, at: billing.billingN3 };
    if (element.startsWith("N4")) return billing && { loop: billing, at: billing.billingN4 };
    if (!element.startsWith("DMG")) return undefined;
    if (patient !== undefined) return { loop: patient, at: patient.patientDmg };
    return subscriber && { loop: subscriber, at: subscriber.subscriberDmg };
  }
}
