import type { Claim, ClaimFile, Position, Provider } from "@claimscrub/claim";
import { CLAIM, type ClaimColumns } from "./claim-columns.ts";
import { fileOffset, type Piece, type RangePieces } from "./claim-pieces.ts";
import type { TransactionHeader } from "./claim-range.ts";
import { isBlank } from "./delimiters.ts";
import type { Fault } from "./fault.ts";
import type { LoopRow } from "./loop-rows.ts";
import { SegmentText } from "./segment-text.ts";

/** Claims read together, as views over one set of columns. */
export interface ClaimBatch {
  /** The claims that could be read, in the order in which their ranges were given. */
  claims(): readonly Claim[];
  /** What is wrong inside the claims. Of each range there is a claim here, or a fault that makes it unreadable. */
  readonly faults: readonly Fault[];
}

/** Which of the loops above a claim serves which purpose; undefined where none does. */
export interface LoopsAbove {
  billing: LoopRow | undefined;
  taxonomy: LoopRow | undefined;
  subscription: LoopRow | undefined;
  subscriber: LoopRow | undefined;
  payer: LoopRow | undefined;
  patient: LoopRow | undefined;
}

/**
 * Sorts the loops above a claim, outermost first, by purpose; the innermost one counts. Persons and payers named in a loop 2000A are
 * taken only where it is the innermost, as the plan does it for the patient key.
 */
export function loopsAbove(loops: readonly LoopRow[]): LoopsAbove {
  const above: LoopsAbove = {
    billing: undefined,
    taxonomy: undefined,
    subscription: undefined,
    subscriber: undefined,
    payer: undefined,
    patient: undefined,
  };
  for (const loop of loops) {
    if (loop.billing !== 0) above.billing = loop;
    if (loop.billingPrv !== 0) above.taxonomy = loop;
    if (loop.level === 20 && loops.length > 1) continue;
    if (loop.sbr !== 0) above.subscription = loop;
    if (loop.subscriber !== 0) above.subscriber = loop;
    if (loop.payer !== 0) above.payer = loop;
    if (loop.patient !== 0) above.patient = loop;
  }
  return above;
}

/** What all views of a batch share. */
export class BatchData {
  readonly file: ClaimFile;
  readonly bytes: Uint8Array;
  readonly columns: ClaimColumns;
  readonly ranges: readonly RangePieces[];
  readonly positions: Positions;
  /** Of each range. */
  readonly #above: readonly (LoopsAbove | undefined)[];
  readonly #texts = new Map<TransactionHeader["delimiters"], SegmentText>();
  readonly #billing = new Map<LoopRow, Provider>();

  constructor(
    file: ClaimFile,
    bytes: Uint8Array,
    columns: ClaimColumns,
    ranges: readonly RangePieces[],
    above: readonly (LoopsAbove | undefined)[],
  ) {
    this.file = file;
    this.bytes = bytes;
    this.columns = columns;
    this.ranges = ranges;
    this.positions = new Positions(bytes);
    this.#above = above;
  }

  slot(row: number, column: number): number {
    return this.columns.claims.data[row * CLAIM.WIDTH + column]!;
  }

  rangeOf(row: number): RangePieces {
    return this.ranges[this.slot(row, CLAIM.RANGE)]!;
  }

  textOf(header: TransactionHeader): SegmentText {
    let text = this.#texts.get(header.delimiters);
    if (text === undefined) {
      text = new SegmentText(this.bytes, header.delimiters);
      this.#texts.set(header.delimiters, text);
    }
    return text;
  }

  loopsOf(row: number): LoopsAbove {
    return this.#above[this.slot(row, CLAIM.RANGE)]!;
  }

  /** The billing provider of a loop, made once for all claims under it. */
  billing(above: LoopsAbove, text: SegmentText): Provider {
    const { billing: loop, taxonomy } = above;
    if (loop === undefined) return readProvider(text, 0, 0, 0, taxonomy?.billingPrv ?? 0);
    let provider = this.#billing.get(loop);
    if (provider === undefined) {
      provider = readProvider(text, loop.billing, loop.billingN3, loop.billingN4, taxonomy?.billingPrv ?? 0);
      this.#billing.set(loop, provider);
    }
    return provider;
  }
}

/** A provider from the places of its NM1, N3, N4 and PRV segments; 0 stands for one that is absent. */
export function readProvider(text: SegmentText, nm1: number, n3: number, n4: number, prv: number): Provider {
  return {
    npi: npiOf(text, nm1),
    taxonomy: text.element(prv, 3),
    street: text.element(n3, 1),
    city: text.element(n4, 1),
    state: text.element(n4, 2),
    zip: text.element(n4, 3),
    entity: entityOf(text.element(nm1, 2)),
  };
}

function entityOf(qualifier: string): Provider["entity"] {
  return qualifier === "1" ? "person" : qualifier === "2" ? "organization" : undefined;
}

/** NM109 where NM108 says that it is an NPI. */
export function npiOf(text: SegmentText, nm1: number): string {
  return nm1 !== 0 && text.element(nm1, 8) === "XX" ? text.element(nm1, 9) : "";
}

/**
 * Tells where a place in a piece stands in the file. Segments are counted when someone asks, and on from the last answer, so that
 * asking for every line of a claim in turn costs one pass.
 */
export class Positions {
  readonly #bytes: Uint8Array;
  #piece: Piece | undefined;
  #at = 0;
  #segment = 0;
  #blank = true;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  of(piece: Piece, at: number, element: string): Position {
    if (piece !== this.#piece || at < this.#at) {
      this.#piece = piece;
      this.#at = piece.at;
      this.#segment = piece.segment;
      this.#blank = true;
    }
    const { terminator } = piece.delimiters;
    for (; this.#at < at; this.#at++) {
      const byte = this.#bytes[this.#at]!;
      if (byte === terminator) {
        if (!this.#blank) this.#segment++;
        this.#blank = true;
      } else if (!isBlank(byte)) this.#blank = false;
    }
    return { segment: this.#segment, byte: fileOffset(piece, at), element };
  }
}
