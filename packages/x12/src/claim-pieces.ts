import type { ByteSource } from "@claimscrub/claim";
import type { ClaimRange, SegmentRange } from "./claim-range.ts";
import type { Delimiters } from "./delimiters.ts";
import { type Mended, mend, placeBeforeMending } from "./mend.ts";

/** No claim of a real file comes near it; a larger one is refused unread. */
export const CLAIM_BYTES = 4 << 20;
const GAP_BYTES = 16_384;
const READ_BYTES = 4 << 20;
const BATCH_BYTES = 1 << 30;
/** What is read of a claim that is too large: enough for CLM01. */
const GLANCE_BYTES = 4096;

/** The file ends inside the last segment of a piece. */
export const CUT = 1;
/** Only the beginning of the piece was read. */
export const GLANCE = 2;
/** A line break stands inside one of its segments. */
export const BROKEN = 4;

/**
 * The pieces of a file that a batch is made of, as they lie in memory: claims and the loops above them, each named by its number.
 * Place 0 of the bytes holds nothing, so that 0 can stand for "not there".
 */
export class Pieces {
  bytes = new Uint8Array(1);
  count = 0;
  /** First byte in the file, and behind the last. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Ordinal in the file of the first segment. */
  readonly segment: Float64Array;
  /** Where the piece begins and ends in `bytes`. */
  readonly at: Int32Array;
  readonly end: Int32Array;
  readonly flags: Uint8Array;
  readonly delimiters: Delimiters[] = [];
  /** What was taken out of broken pieces, by their numbers. */
  readonly mended = new Map<number, Mended>();

  constructor(capacity: number) {
    this.from = new Float64Array(capacity);
    this.to = new Float64Array(capacity);
    this.segment = new Float64Array(capacity);
    this.at = new Int32Array(capacity);
    this.end = new Int32Array(capacity);
    this.flags = new Uint8Array(capacity);
  }

  add(range: SegmentRange, to: number, claim: ClaimRange): number {
    const piece = this.count++;
    this.from[piece] = range.from;
    this.to[piece] = to;
    this.segment[piece] = range.segment;
    this.flags[piece] = (to < range.to ? GLANCE : 0) | (claim.broken === true ? BROKEN : 0);
    this.delimiters.push(claim.header.delimiters);
    return piece;
  }

  is(piece: number, flag: number): boolean {
    return (this.flags[piece]! & flag) !== 0;
  }

  /** The place in the file of a place in the batch's bytes. */
  fileOffset(piece: number, at: number): number {
    const place = at - this.at[piece]!;
    const mended = this.mended.get(piece);
    return this.from[piece]! + (mended === undefined ? place : placeBeforeMending(mended.drops, place));
  }
}

function check(range: SegmentRange, byteLength: number): void {
  const right = Number.isSafeInteger(range.from) && Number.isSafeInteger(range.to) && range.from >= 0 && range.to > range.from;
  if (!right || range.to > byteLength)
    throw new RangeError(`a range from byte ${range.from} to ${range.to} does not lie in a file of ${byteLength} bytes`);
}

/** The pieces of a batch; of each range its loops, outermost first, then its claim, one after the other in `order`. */
export interface BatchPieces {
  readonly pieces: Pieces;
  readonly order: Int32Array;
}

/**
 * Fetches the bytes of the ranges, each loop once, by few and large reads: neighbours and what lies close together in one. Throws
 * where a range does not lie in the file or does not end a segment, as then the file is not the one that was planned.
 */
export async function fetchPieces(source: ByteSource, ranges: readonly ClaimRange[]): Promise<BatchPieces> {
  let capacity = 0;
  for (const range of ranges) capacity += range.loops.length + 1;
  const pieces = new Pieces(capacity);
  const order = new Int32Array(capacity);
  const loops = new LoopNumbers();
  let next = 0;
  for (const range of ranges) {
    for (let depth = 0; depth < range.loops.length; depth++) {
      const loop = range.loops[depth]!;
      let piece = loops.find(loop.from, depth, pieces);
      if (piece < 0) {
        check(loop, source.byteLength);
        piece = pieces.add(loop, loop.to, range);
        loops.note(loop.from, depth, piece);
      }
      order[next++] = piece;
    }
    check(range, source.byteLength);
    const tooLarge = range.to - range.from > CLAIM_BYTES;
    order[next++] = pieces.add(range, tooLarge ? range.from + GLANCE_BYTES : range.to, range);
  }
  await fill(source, pieces);
  for (let piece = 0; piece < pieces.count; piece++) if (!pieces.is(piece, GLANCE)) closePiece(pieces, piece, source.byteLength);
  mendPieces(pieces);
  return { pieces, order };
}

/** Finds loops that are pieces already: those of the last claim at once, others only where the claims are not in order. */
class LoopNumbers {
  readonly #last: number[] = [];
  readonly #numbers: number[] = [];
  #byPlace: Map<number, number> | undefined;
  #highest = -1;

  find(from: number, depth: number, pieces: Pieces): number {
    const last = this.#last[depth];
    if (last !== undefined && pieces.from[last] === from) return last;
    // In order of the file a loop further on than all is a new one.
    if (from > this.#highest) return -1;
    this.#byPlace ??= new Map(this.#numbers.map((piece) => [pieces.from[piece]!, piece]));
    const piece = this.#byPlace.get(from) ?? -1;
    if (piece >= 0) this.#last[depth] = piece;
    return piece;
  }

  note(from: number, depth: number, piece: number): void {
    this.#last[depth] = piece;
    this.#numbers.push(piece);
    this.#byPlace?.set(from, piece);
    if (from > this.#highest) this.#highest = from;
  }
}

/** Places the pieces in memory and reads them, those that lie close together by one read. */
async function fill(source: ByteSource, pieces: Pieces): Promise<void> {
  const sorted = inOrder(pieces);
  const runs: { readonly from: number; to: number; at: number }[] = [];
  let size = 1;
  for (const piece of sorted) {
    const from = pieces.from[piece]!;
    const to = pieces.to[piece]!;
    let run = runs.at(-1);
    if (run === undefined || from - run.to > GAP_BYTES) {
      if (run !== undefined) size = run.at + run.to - run.from + 1;
      run = { from, to, at: size };
      runs.push(run);
    } else run.to = Math.max(run.to, to);
    pieces.at[piece] = run.at + from - run.from;
    pieces.end[piece] = run.at + to - run.from;
  }
  const last = runs.at(-1);
  // Behind each run there is room for a terminator.
  if (last !== undefined) size = last.at + last.to - last.from + 1;
  if (size > BATCH_BYTES) throw new RangeError(`${size} bytes of claims are more than one batch can hold; read fewer claims at a time`);
  const bytes = new Uint8Array(size);
  for (const run of runs) {
    for (let done = run.from; done < run.to; ) {
      const chunk = await source.read(done, Math.min(run.to, done + READ_BYTES));
      if (chunk.length === 0) throw new Error(`the file ended at byte ${done} while it was read`);
      bytes.set(chunk, run.at + done - run.from);
      done += chunk.length;
    }
  }
  pieces.bytes = bytes;
}

/** The numbers of the pieces by their place in the file. Mostly they are so already: claims of one file, each behind its loops. */
function inOrder(pieces: Pieces): Int32Array {
  const numbers = new Int32Array(pieces.count);
  for (let piece = 0; piece < numbers.length; piece++) numbers[piece] = piece;
  for (let piece = 1; piece < pieces.count; piece++)
    if (pieces.from[piece]! < pieces.from[piece - 1]!) return numbers.sort((a, b) => pieces.from[a]! - pieces.from[b]!);
  return numbers;
}

/** Sees to it that the piece ends with its terminator: behind the last one of a file there is room for it. */
function closePiece(pieces: Pieces, piece: number, byteLength: number): void {
  const { terminator } = pieces.delimiters[piece]!;
  const end = pieces.end[piece]!;
  if (pieces.bytes[end - 1] === terminator) return;
  if (pieces.to[piece] === byteLength) {
    pieces.bytes[end] = terminator;
    pieces.end[piece] = end + 1;
    pieces.flags[piece]! |= CUT;
  } else if (!pieces.is(piece, BROKEN))
    throw new Error(`the range from byte ${pieces.from[piece]!} does not end with a segment: the file is not the one that was planned`);
}

/** Replaces the pieces that have line breaks inside their segments by mended ones behind the others. */
function mendPieces(pieces: Pieces): void {
  let size = pieces.bytes.length;
  const parts: { at: number; mended: Uint8Array; terminator: number }[] = [];
  for (let piece = 0; piece < pieces.count; piece++) {
    if (!pieces.is(piece, BROKEN)) continue;
    const { element, terminator } = pieces.delimiters[piece]!;
    const mended = mend(pieces.bytes, pieces.at[piece]!, pieces.end[piece]!, element, terminator);
    const ends = mended.bytes.at(-1) === terminator;
    const shift = pieces.from[piece]! - pieces.at[piece]!;
    pieces.mended.set(piece, {
      ...mended,
      firstBreak: mended.firstBreak < 0 ? -1 : mended.firstBreak + shift,
      firstMissingTerminator: mended.firstMissingTerminator < 0 ? -1 : mended.firstMissingTerminator + shift,
    });
    parts.push({ at: size, mended: mended.bytes, terminator });
    pieces.at[piece] = size;
    size += mended.bytes.length + 1;
    pieces.end[piece] = ends ? size - 1 : size;
  }
  if (parts.length === 0) return;
  const bytes = new Uint8Array(size);
  bytes.set(pieces.bytes);
  for (const { at, mended, terminator } of parts) {
    bytes.set(mended, at);
    bytes[at + mended.length] = terminator;
  }
  pieces.bytes = bytes;
}
