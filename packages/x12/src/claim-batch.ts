import type { Claim, ClaimFile, Position, Provider } from "@claimscrub/claim";
import { CLAIM, type ClaimColumns } from "./claim-columns.ts";
import type { Pieces } from "./claim-pieces.ts";
import type { ClaimRange, TransactionHeader } from "./claim-range.ts";
import { isBlank } from "./delimiters.ts";
import type { Fault } from "./fault.ts";
import { LOOP, type LoopRows } from "./loop-rows.ts";
import { SegmentText } from "./segment-text.ts";

/** Claims read together, as views over one set of columns. */
export interface ClaimBatch {
  /** How many claims could be read. */
  readonly count: number;
  /**
   * One of them, from 0 in the order in which their ranges were given: a view of its own at each call, so that who looks at claims one after the
   * other keeps none.
   */
  claim(at: number): Claim;
  /** All of them: the same views at each call. */
  claims(): readonly Claim[];
  /** How many claims, service lines and cents of line charges (SV102) were read, from the columns: no view is made for it. */
  totals(): BatchTotals;
  /** What is wrong inside the claims. Of each range there is a claim here, or a fault that makes it unreadable. */
  readonly faults: readonly Fault[];
  /**
   * Gives the memory of the batch to the next one that is read. Its claims and lines must not be looked at any more: they throw. Who never
   * calls it leaves the memory to the garbage collector.
   */
  readonly release: () => void;
}

export interface BatchTotals {
  readonly claims: number;
  readonly lines: number;
  /** A charge that is absent or can't be read counts as none. */
  readonly chargeCents: number;
}

const LEFT = new Proxy(
  {},
  {
    get: (): never => {
      throw new Error("a claim was looked at after its batch was released");
    },
  },
);

/** In place of memory that another batch has by now. */
function left<T extends object>(): T {
  return LEFT as T;
}

/**
 * What all views of a batch share. Views look into memory by way of it alone, so that it can be taken from all of them in one go, however
 * many they are.
 */
export class BatchData {
  readonly file: ClaimFile;
  readonly ranges: readonly ClaimRange[];
  pieces: Pieces;
  columns: ClaimColumns;
  loops: LoopRows;
  positions: Positions;
  /** The columns that views look into most. */
  claimData: Int32Array;
  lineData: Int32Array;
  readonly keys: PatientKeys;
  readonly #billing = new Map<number, Provider>();
  #text: SegmentText | undefined;

  constructor(file: ClaimFile, ranges: readonly ClaimRange[], pieces: Pieces, columns: ClaimColumns, loops: LoopRows) {
    this.file = file;
    this.ranges = ranges;
    this.pieces = pieces;
    this.columns = columns;
    this.loops = loops;
    this.positions = new Positions(pieces);
    this.claimData = columns.claims.data;
    this.lineData = columns.lines.data;
    this.keys = new PatientKeys(columns.claims.rows);
  }

  /** Lets go of the memory: whoever looks at a claim of the batch from now on is told so, as every place in a text comes from a column. */
  leave(): void {
    this.claimData = left();
    this.lineData = left();
    this.columns = left();
    this.pieces = left();
    this.loops = left();
    this.positions = left();
    this.#text = undefined;
    this.#billing.clear();
  }

  slot(row: number, column: number): number {
    return this.claimData[row * CLAIM.WIDTH + column]!;
  }

  rangeOf(row: number): ClaimRange {
    return this.ranges[this.slot(row, CLAIM.RANGE)]!;
  }

  /** The texts of the batch by some delimiters; nearly always those of the last call. */
  textOf({ delimiters }: TransactionHeader): SegmentText {
    if (this.#text?.delimiters !== delimiters) this.#text = new SegmentText(this.pieces.bytes, delimiters);
    return this.#text;
  }

  /** The billing provider of a claim, made once for all claims under its loop. */
  billing(row: number, text: SegmentText): Provider {
    const loop = this.slot(row, CLAIM.BILLING);
    const taxonomy = this.slot(row, CLAIM.TAXONOMY);
    const prv = taxonomy === 0 ? 0 : this.loops.get(taxonomy, LOOP.BILLING_PRV);
    if (loop === 0) return readProvider(text, 0, 0, 0, prv);
    let provider = this.#billing.get(loop);
    if (provider === undefined) {
      const { loops } = this;
      provider = readProvider(text, loops.get(loop, LOOP.BILLING), loops.get(loop, LOOP.BILLING_N3), loops.get(loop, LOOP.BILLING_N4), prv);
      this.#billing.set(loop, provider);
    }
    return provider;
  }
}

/** Patient keys of the claims of a batch by their rows, once they were asked for. */
export class PatientKeys {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  /** 0 not asked for yet, 1 made of who the patient is, 2 of the claim's place, as nothing tells who the patient is. */
  readonly state: Uint8Array;

  constructor(claims: number) {
    this.high = new Uint32Array(claims);
    this.low = new Uint32Array(claims);
    this.state = new Uint8Array(claims);
  }
}

/** A provider from the places of its NM1, N3, N4 and PRV segments; 0 stands for one that is absent. */
export function readProvider(text: SegmentText, nm1: number, n3: number, n4: number, prv: number): Provider {
  return {
    npi: npiOf(text, nm1),
    taxonomy: text.code(prv, 3),
    street: text.element(n3, 1),
    city: text.element(n4, 1),
    state: text.code(n4, 2),
    zip: text.code(n4, 3),
    entity: entityOf(text.code(nm1, 2)),
  };
}

function entityOf(qualifier: string): Provider["entity"] {
  return qualifier === "1" ? "person" : qualifier === "2" ? "organization" : undefined;
}

/** NM109 where NM108 says that it is an NPI. */
export function npiOf(text: SegmentText, nm1: number): string {
  return nm1 !== 0 && text.code(nm1, 8) === "XX" ? text.code(nm1, 9) : "";
}

/**
 * Tells where a place in a piece stands in the file. Segments are counted when someone asks, and on from the last answer, so that
 * asking for every line of a claim in turn costs one pass.
 */
export class Positions {
  readonly #pieces: Pieces;
  #piece = -1;
  #at = 0;
  #segment = 0;
  #blank = true;

  constructor(pieces: Pieces) {
    this.#pieces = pieces;
  }

  of(piece: number, at: number, element: string): Position {
    const { bytes } = this.#pieces;
    if (piece !== this.#piece || at < this.#at) {
      this.#piece = piece;
      this.#at = this.#pieces.at[piece]!;
      this.#segment = this.#pieces.segment[piece]!;
      this.#blank = true;
    }
    const { terminator } = this.#pieces.delimiters[piece]!;
    for (; this.#at < at; this.#at++) {
      const byte = bytes[this.#at]!;
      if (byte === terminator) {
        if (!this.#blank) this.#segment++;
        this.#blank = true;
      } else if (!isBlank(byte)) this.#blank = false;
    }
    return { segment: this.#segment, byte: this.#pieces.fileOffset(piece, at), element };
  }
}
