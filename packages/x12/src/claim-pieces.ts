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
  from = new Float64Array(0);
  to = new Float64Array(0);
  /** Ordinal in the file of the first segment. */
  segment = new Float64Array(0);
  /** Where the piece begins and ends in `bytes`. */
  at = new Int32Array(0);
  end = new Int32Array(0);
  flags = new Uint8Array(0);
  /** The pieces of each range one after the other: its loops, outermost first, then its claim. */
  order = new Int32Array(0);
  readonly delimiters: Delimiters[] = [];
  /** What was taken out of broken pieces, by their numbers. */
  readonly mended = new Map<number, Mended>();
  #room = new Uint8Array(0);

  /** Makes room for so many pieces before the first is added. */
  reserve(pieces: number): void {
    if (pieces <= this.order.length) return;
    this.from = new Float64Array(pieces);
    this.to = new Float64Array(pieces);
    this.segment = new Float64Array(pieces);
    this.at = new Int32Array(pieces);
    this.end = new Int32Array(pieces);
    this.flags = new Uint8Array(pieces);
    this.order = new Int32Array(pieces);
  }

  /** Room for the bytes; what stands in it is left from another batch. */
  roomFor(size: number): Uint8Array<ArrayBuffer> {
    if (size > this.#room.length) this.#room = new Uint8Array(size);
    return size === this.#room.length ? this.#room : this.#room.subarray(0, size);
  }

  get roomInBytes(): number {
    return this.#room.length;
  }

  clear(): void {
    this.count = 0;
    this.delimiters.length = 0;
    this.mended.clear();
    this.bytes = new Uint8Array(1);
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

/**
 * Fetches the bytes of the ranges, each loop once, by few and large reads: neighbours and what lies close together in one. Throws
 * where a range does not lie in the file or does not end a segment, as then the file is not the one that was planned.
 */
export async function fetchPieces(source: ByteSource, ranges: readonly ClaimRange[], pieces: Pieces): Promise<void> {
  let most = 0;
  for (const range of ranges) most += range.loops.length + 1;
  pieces.reserve(most);
  const { order } = pieces;
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
  const sorted = inOrder(pieces) ? undefined : byPlace(pieces);
  const runs: { readonly from: number; to: number; at: number }[] = [];
  let size = 1;
  let runFrom = 0;
  let runTo = Number.NEGATIVE_INFINITY;
  let runAt = 1;
  for (let number = 0; number < pieces.count; number++) {
    const piece = sorted === undefined ? number : sorted[number]!;
    const from = pieces.from[piece]!;
    const to = pieces.to[piece]!;
    if (from - runTo > GAP_BYTES) {
      const run = runs.at(-1);
      if (run !== undefined) {
        run.to = runTo;
        size = runAt + runTo - runFrom + 1;
      }
      runFrom = from;
      runTo = to;
      runAt = size;
      runs.push({ from, to, at: size });
    } else if (to > runTo) runTo = to;
    pieces.at[piece] = runAt + from - runFrom;
    pieces.end[piece] = runAt + to - runFrom;
  }
  const last = runs.at(-1);
  // Behind each run there is room for a terminator.
  if (last !== undefined) {
    last.to = runTo;
    size = runAt + runTo - runFrom + 1;
  }
  if (size > BATCH_BYTES) throw new RangeError(`${size} bytes of claims are more than one batch can hold; read fewer claims at a time`);
  const bytes = pieces.roomFor(size);
  bytes[0] = 0;
  for (const run of runs) {
    bytes[run.at + run.to - run.from] = 0;
    for (let done = run.from; done < run.to; ) {
      const chunk = await source.read(done, Math.min(run.to, done + READ_BYTES));
      if (chunk.length === 0) throw new Error(`the file ended at byte ${done} while it was read`);
      bytes.set(chunk, run.at + done - run.from);
      done += chunk.length;
    }
  }
  pieces.bytes = bytes;
}

/** Whether the pieces are numbered in the order of the file, as claims of one file are mostly, each behind its loops. */
function inOrder(pieces: Pieces): boolean {
  for (let piece = 1; piece < pieces.count; piece++) if (pieces.from[piece]! < pieces.from[piece - 1]!) return false;
  return true;
}

/** The numbers of the pieces by their place in the file. */
function byPlace(pieces: Pieces): Int32Array {
  const numbers = new Int32Array(pieces.count);
  for (let piece = 0; piece < numbers.length; piece++) numbers[piece] = piece;
  return numbers.sort((a, b) => pieces.from[a]! - pieces.from[b]!);
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
