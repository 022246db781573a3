import {
  type Adjudication,
  type Cents,
  elementOnForm,
  type ModifierKey,
  parseCents,
  type Position,
  type ProcedureKey,
  type Provider,
  type ServiceDate,
  type ServiceLine,
} from "@claimscrub/claim";
import { type BatchData, npiOf, readProvider } from "./claim-batch.ts";
import { CLAIM, LINE } from "./claim-columns.ts";
import type { ClaimView } from "./claim-view.ts";
import { lineSlotOf } from "./segment-places.ts";
import { joinNotes, type SegmentText } from "./segment-text.ts";
import { readTeeth } from "./dental-claim.ts";

const NONE: readonly never[] = [];
/** The pointers of a line by their digits packed (SegmentText.digits): nearly all lines have one of a few lists. */
const POINTERS: (readonly number[] | undefined)[] = [];
const MODIFIER_PARTS = [3, 4, 5, 6] as const;
/** One more than the guide has, so that a fifth pointer is seen. */
const POINTER_PARTS = [1, 2, 3, 4, 5] as const;

/** A service line over the columns of its batch; see ClaimView. */
export class LineView implements ServiceLine {
  readonly claim: ClaimView;
  readonly row: number;
  readonly ordinal: number;
  readonly batch: BatchData;
  /** Where its columns begin. */
  readonly base: number;
  // What was decoded because somebody asked for it, and is kept.
  keptQualifier: string | undefined = undefined;
  keptUnitBasis: string | undefined = undefined;
  keptProcedure: string | undefined = undefined;
  keptModifiers: readonly string[] | undefined = undefined;
  keptModifierKeys: readonly ModifierKey[] | undefined = undefined;
  keptPos: string | undefined = undefined;
  keptTeeth: readonly string[] | undefined = undefined;
  keptPointers: readonly number[] | undefined = undefined;
  keptDiagnoses: readonly string[] | undefined = undefined;
  keptRenderingNpi: string | undefined = undefined;
  keptTaxonomy: string | undefined = undefined;
  keptFacility: Provider | undefined = undefined;

  constructor(claim: ClaimView, row: number, ordinal: number) {
    this.claim = claim;
    this.row = row;
    this.ordinal = ordinal;
    this.batch = claim.batch;
    this.base = row * LINE.WIDTH;
  }

  slot(column: number): number {
    return this.batch.lineData[this.base + column]!;
  }

  element(number: number): string {
    return this.claim.text.element(this.slot(LINE.SV1), number);
  }

  readPlace(): string {
    const { place } = this.claim.grammar;
    return place === 0 ? "" : this.claim.text.upperCode(this.slot(LINE.SV1), place);
  }

  component(number: number, part: number): string {
    return this.claim.text.component(this.slot(LINE.SV1), number, part);
  }

  get number(): number {
    return this.slot(LINE.NUMBER);
  }
  get qualifier(): string {
    return (this.keptQualifier ??= this.claim.text.upperPart(this.slot(LINE.SV1), this.claim.grammar.composite, 1));
  }
  get procedure(): string {
    return (this.keptProcedure ??= this.claim.text.upperPart(this.slot(LINE.SV1), this.claim.grammar.composite, 2));
  }
  get revenueCode(): string | undefined {
    const { revenue } = this.claim.grammar;
    // 0450 and 450 are one code.
    return revenue === 0 ? undefined : this.element(revenue).padStart(4, "0");
  }
  get teeth(): readonly string[] | undefined {
    const { cavities } = this.claim.grammar;
    if (cavities === 0) return undefined;
    return (this.keptTeeth ??= readTeeth(
      this.claim.text,
      this.slot(LINE.TOO_FIRST),
      this.slot(LINE.TOO_LAST),
      this.slot(LINE.SV1),
      cavities,
    ));
  }
  get procedureKey(): ProcedureKey {
    return this.slot(LINE.PROCEDURE);
  }
  get modifiers(): readonly string[] {
    if (this.slot(LINE.MODIFIER_COUNT) === 0) return NONE;
    return (this.keptModifiers ??= this.readModifiers());
  }

  readModifiers(): readonly string[] {
    const modifiers: string[] = [];
    const { text } = this.claim;
    const sv1 = this.slot(LINE.SV1);
    const { composite } = this.claim.grammar;
    for (const part of MODIFIER_PARTS) {
      const modifier = text.upperPart(sv1, composite, part);
      if (modifier !== "") modifiers.push(modifier);
    }
    return modifiers;
  }

  get modifierKeys(): readonly ModifierKey[] {
    const count = this.slot(LINE.MODIFIER_COUNT);
    if (count === 0) return NONE;
    return (this.keptModifierKeys ??= this.unpackModifiers(count));
  }

  unpackModifiers(count: number): readonly ModifierKey[] {
    const keys: ModifierKey[] = [];
    for (let at = 0; at < count; at++) keys.push((this.slot(at < 2 ? LINE.MODIFIERS : LINE.MODIFIERS_MORE) >>> (11 * (at & 1))) & 0x7ff);
    return keys;
  }

  get narrative(): string {
    return this.component(this.claim.grammar.composite, 7);
  }
  get chargeCents(): Cents | undefined {
    const cents = this.batch.columns.charges[this.row]!;
    return Number.isNaN(cents) ? undefined : cents;
  }
  get unitBasis(): string {
    return (this.keptUnitBasis ??= this.readUnitBasis());
  }

  readUnitBasis(): string {
    const { unitBasis } = this.claim.grammar;
    return unitBasis === 0 ? "UN" : this.claim.text.upperCode(this.slot(LINE.SV1), unitBasis);
  }
  get units(): number | undefined {
    const units = this.batch.columns.units[this.row]!;
    return Number.isNaN(units) ? undefined : units;
  }
  get pos(): string {
    return (this.keptPos ??= this.readPlace() || this.claim.pos);
  }
  get date(): ServiceDate {
    return this.slot(LINE.DATE);
  }
  get dateThrough(): ServiceDate {
    return this.slot(LINE.DATE_THROUGH);
  }
  get pointers(): readonly number[] {
    return (this.keptPointers ??= this.readPointers());
  }

  readPointers(): readonly number[] {
    const { pointers } = this.claim.grammar;
    if (pointers === 0) return NONE;
    const packed = this.claim.text.digits(this.slot(LINE.SV1), pointers);
    if (packed >= 0) return (POINTERS[packed] ??= unpackDigits(packed));
    return POINTER_PARTS.map((part) => this.component(pointers, part))
      .filter((text) => text !== "")
      .map((text) => (/^\d{1,3}$/.test(text) ? Number(text) : 0));
  }

  get diagnoses(): readonly string[] {
    return (this.keptDiagnoses ??= this.claim.diagnosesAt(this.pointers));
  }
  get renderingNpi(): string {
    if (this.slot(LINE.RENDERING) === 0) return this.claim.rendering?.npi || this.claim.billing.npi;
    return (this.keptRenderingNpi ??=
      npiOf(this.claim.text, this.slot(LINE.RENDERING)) || this.claim.rendering?.npi || this.claim.billing.npi);
  }
  get renderingTaxonomy(): string {
    // Nearly all lines name no physician of their own.
    if (this.slot(LINE.RENDERING) === 0 && this.slot(LINE.RENDERING_PRV) === 0) return this.claim.rendering?.taxonomy ?? "";
    return (this.keptTaxonomy ??= this.ownTaxonomy());
  }

  /** The PRV*PE of the physician that the line names, else of the claim's: never the claim's for a physician of the line's own. */
  ownTaxonomy(): string {
    const own = this.claim.text.code(this.slot(LINE.RENDERING_PRV), 3);
    if (own !== "") return own;
    const { rendering } = this.claim;
    const lineNpi = npiOf(this.claim.text, this.slot(LINE.RENDERING));
    return rendering === undefined || (lineNpi !== "" && lineNpi !== rendering.npi) ? "" : rendering.taxonomy;
  }

  get serviceFacility(): Provider | undefined {
    const nm1 = this.slot(LINE.FACILITY);
    if (nm1 === 0) return this.claim.serviceFacility;
    return (this.keptFacility ??= readProvider(this.claim.text, nm1, this.slot(LINE.FACILITY_N3), this.slot(LINE.FACILITY_N4), 0));
  }
  get orderingNpi(): string {
    const { text } = this.claim;
    return npiOf(text, this.slot(LINE.ORDERING)) || npiOf(text, this.slot(LINE.REFERRING)) || this.claim.referringNpi;
  }
  get supervisingNpi(): string {
    return npiOf(this.claim.text, this.slot(LINE.SUPERVISING)) || this.claim.supervisingNpi;
  }
  get adjudication(): Adjudication | undefined {
    const first = this.slot(LINE.SVD_FIRST);
    return first === 0 ? undefined : readAdjudication(this.claim.text, first, this.slot(LINE.SVD_LAST));
  }
  get controlNumber(): string {
    return this.claim.text.element(this.slot(LINE.REF_6R), 2);
  }
  get drugCode(): string {
    return this.claim.text.element(this.slot(LINE.LIN), 3);
  }
  get clia(): string {
    return this.claim.text.code(this.slot(LINE.REF_X4), 2) || this.claim.clia;
  }
  get hasAttachment(): boolean {
    return this.slot(LINE.PWK) !== 0 || this.claim.hasAttachment;
  }
  get note(): string {
    return joinNotes(this.claim.text, this.slot(LINE.NTE_FIRST), this.slot(LINE.NTE_LAST));
  }

  locate(named: string): Position {
    const { form } = this.claim;
    const element = elementOnForm(named, form);
    const slot = lineSlotOf(named);
    const at = slot === undefined ? 0 : this.slot(slot);
    if (form !== undefined && (element === "HI" || element.startsWith("CLM"))) return this.claim.locate(element);
    if (at !== 0) return this.batch.positions.of(this.claim.slot(CLAIM.PIECE), at, element);
    if (form === "institutional" && (element.startsWith("DTP*472") || element.startsWith("NM1*82"))) return this.claim.locate(element);
    if (element.startsWith("CLM") || element.startsWith("HI") || element.startsWith("DTP*472")) {
      const located = this.claim.locate(element);
      if (!element.startsWith("DTP") || this.claim.slot(CLAIM.DTP_472) !== 0) return located;
    }
    return this.batch.positions.of(this.claim.slot(CLAIM.PIECE), this.slot(LINE.SV1), element);
  }
}

function unpackDigits(packed: number): readonly number[] {
  const digits: number[] = [];
  for (let rest = packed; rest > 0; rest >>= 3) digits.push(rest & 7);
  return digits;
}

/** CAS03, CAS06 and so on: the amounts of a CAS. */
const ADJUSTMENTS = [3, 6, 9, 12, 15, 18] as const;

/** Sums SVD02 and the amounts of CAS from the first SVD of a line to its last segment of the kind. */
function readAdjudication(text: SegmentText, first: number, last: number): Adjudication {
  const paid: string[] = [];
  const adjusted: string[] = [];
  for (const at of text.each("SVD", first, last)) paid.push(text.element(at, 2));
  for (const at of text.each("CAS", first, last))
    adjusted.push(...ADJUSTMENTS.map((number) => text.element(at, number)).filter((amount) => amount !== ""));
  return { payers: paid.length, paidCents: sumOf(paid), adjustedCents: sumOf(adjusted) };
}

function sumOf(amounts: readonly string[]): Cents | undefined {
  let sum = 0;
  for (const amount of amounts) {
    const cents = parseCents(amount);
    if (cents === undefined) return undefined;
    sum += cents;
  }
  return sum;
}
