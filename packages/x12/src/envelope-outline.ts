import type { Position } from "@claimscrub/claim";
import { FAULTS, type FaultKind } from "./faults.ts";
import { GrowingColumn, OffsetColumn } from "./plan-columns.ts";

/** Faults of an envelope that an acknowledgement answers at the envelope's own level, each list at most 32 long: one bit each. */
const OF_INTERCHANGE: readonly FaultKind[] = [
  "isa-absent",
  "isa-length",
  "isa-damaged",
  "iea-absent",
  "group-count",
  "interchange-control-number",
  "duplicate-interchange",
  "gs-absent",
  "unexpected-trailer",
  "component-separator",
];
const OF_GROUP: readonly FaultKind[] = ["ge-absent", "transaction-count", "group-control-number", "duplicate-group", "st-absent"];
const OF_SET: readonly FaultKind[] = [
  "se-absent",
  "segment-count",
  "transaction-control-number",
  "duplicate-transaction",
  "too-many-claims",
];

/** Envelopes of one level, in the order of the file. */
class Level {
  readonly #kinds: readonly FaultKind[];
  readonly #from = new OffsetColumn();
  readonly #segment = new GrowingColumn();
  readonly #faults = new GrowingColumn();
  /** Number of the envelope above, and whether this one is only assumed, as the lowest bit. */
  readonly #above = new GrowingColumn();

  constructor(kinds: readonly FaultKind[]) {
    this.#kinds = kinds;
  }

  get length(): number {
    return this.#segment.length;
  }

  open(at: Position, above: number, assumed: boolean): void {
    this.#from.push(at.byte);
    this.#segment.push(at.segment);
    this.#faults.push(0);
    this.#above.push(above * 2 + (assumed ? 1 : 0));
  }

  /** Notes a fault at the envelope opened last; false where it is not one of this level. */
  note(kind: FaultKind): boolean {
    const bit = this.#kinds.indexOf(kind);
    const last = this.length - 1;
    if (bit < 0) return false;
    if (last >= 0) this.#faults.set(last, (this.#faults.get(last) | (1 << bit)) >>> 0);
    return true;
  }

  of(index: number): { from: number; segment: number; above: number; assumed: boolean; faults: FaultKind[] } {
    const bits = this.#faults.get(index);
    const above = this.#above.get(index);
    return {
      from: this.#from.get(index),
      segment: this.#segment.get(index),
      above: above >>> 1,
      assumed: (above & 1) === 1,
      faults: bits === 0 ? [] : this.#kinds.filter((_, bit) => (bits & (1 << bit)) !== 0),
    };
  }
}

/** An envelope of a planned file. */
export interface OutlinedEnvelope {
  /** Its first byte; of an assumed one where it would begin. */
  readonly from: number;
  /** Ordinal of its first segment, from 1. */
  readonly segment: number;
  /** No segment opens it: the reader assumed it, as what follows needs one. */
  readonly assumed: boolean;
  /** What is wrong with it as a whole. */
  readonly faults: readonly FaultKind[];
}

/** A transaction set with the claims in it. */
export interface OutlinedSet extends OutlinedEnvelope {
  /** Number of its functional group, from 0. */
  readonly group: number;
  /** Behind its last segment, as an ordinal. */
  readonly endSegment: number;
  /** Its claims, from 0 in the file; `claimsEnd` is behind the last. */
  readonly claims: number;
  readonly claimsEnd: number;
}

/** The interchanges, groups and transaction sets of a file and where they begin: about 50 bytes for each. For acknowledgements. */
export class EnvelopeOutline {
  readonly #interchanges = new Level(OF_INTERCHANGE);
  readonly #groups = new Level(OF_GROUP);
  readonly #sets = new Level(OF_SET);
  readonly #declared = new GrowingColumn();
  readonly #endSegment = new GrowingColumn();
  readonly #firstClaim = new GrowingColumn();
  #claims = 0;

  get interchanges(): number {
    return this.#interchanges.length;
  }
  get groups(): number {
    return this.#groups.length;
  }
  get sets(): number {
    return this.#sets.length;
  }

  openInterchange(at: Position, assumed: boolean): void {
    this.#interchanges.open(at, 0, assumed);
  }

  openGroup(at: Position, assumed: boolean): void {
    this.#groups.open(at, Math.max(0, this.#interchanges.length - 1), assumed);
    this.#declared.push(0);
  }

  /** GE01 of the group opened last, plus one; a count that is no number stays unknown. */
  declareSets(count: number): void {
    if (count >= 0 && this.#declared.length > 0) this.#declared.set(this.#declared.length - 1, Math.min(count, 999_999_998) + 1);
  }

  openSet(at: Position, assumed: boolean): void {
    this.#sets.open(at, Math.max(0, this.#groups.length - 1), assumed);
    this.#endSegment.push(0);
    this.#firstClaim.push(this.#claims);
  }

  /** @param segment Ordinal of the SE, or 0 where the set just ends. */
  closeSet(segment: number): void {
    const last = this.#endSegment.length - 1;
    if (last >= 0 && segment > 0) this.#endSegment.set(last, segment + 1);
  }

  countClaim(): void {
    this.#claims += 1;
  }

  /** Notes what is wrong at the envelope, of the level to which the fault belongs, that was opened last. */
  note(kind: FaultKind): void {
    if (FAULTS[kind].severity !== "error") return;
    if (!this.#sets.note(kind) && !this.#groups.note(kind)) this.#interchanges.note(kind);
  }

  interchange(index: number): OutlinedEnvelope {
    return this.#interchanges.of(index);
  }

  group(index: number): OutlinedEnvelope & { readonly interchange: number; readonly declaredSets: number | undefined } {
    const { above, ...group } = this.#groups.of(index);
    const declared = this.#declared.get(index);
    return { ...group, interchange: above, declaredSets: declared === 0 ? undefined : declared - 1 };
  }

  set(index: number): OutlinedSet {
    const { above, ...set } = this.#sets.of(index);
    const next = index + 1 < this.sets;
    const end = this.#endSegment.get(index);
    return {
      ...set,
      group: above,
      endSegment: end !== 0 ? end : next ? this.#sets.of(index + 1).segment : Number.MAX_SAFE_INTEGER,
      claims: this.#firstClaim.get(index),
      claimsEnd: next ? this.#firstClaim.get(index + 1) : this.#claims,
    };
  }
}
