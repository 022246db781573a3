import type { ByteSource } from "@claimscrub/claim";
import type { ClaimRange, SegmentRange } from "./claim-range.ts";
import type { Delimiters } from "./delimiters.ts";
import { mend, placeBeforeMending } from "./mend.ts";

/** No claim of a real file comes near it; a larger one is refused unread. */
export const CLAIM_BYTES = 4 << 20;
const GAP_BYTES = 16_384;
const READ_BYTES = 4 << 20;
const BATCH_BYTES = 1 << 30;
/** What is read of a claim that is too large: enough for CLM01. */
const GLANCE_BYTES = 4096;

/** A range of segments as it lies in memory. */
export interface Piece {
  /** Its first byte in the file, the ordinal of its first segment there. */
  readonly from: number;
  readonly segment: number;
  readonly length: number;
  readonly delimiters: Delimiters;
  readonly broken: boolean;
  /** Whether only its beginning was read. */
  readonly glance: boolean;
  /** Where it lies in the bytes of the batch, and where it ends. */
  at: number;
  end: number;
  /** See Mended. */
  drops: readonly number[];
  /** Places in the file of the first line break inside a segment, and of the first that stood for a terminator; -1 where none does. */
  breakAt: number;
  missingTerminatorAt: number;
  /** Whether the file ends inside its last segment. */
  cut: boolean;
}

/** The place in the file of a place in the batch's bytes. */
export function fileOffset(piece: Piece, at: number): number {
  return piece.from + placeBeforeMending(piece.drops, at - piece.at);
}

export interface RangePieces {
  readonly range: ClaimRange;
  readonly claim: Piece;
  /** Outermost first. */
  readonly loops: readonly Piece[];
  readonly tooLarge: boolean;
}

/** The bytes of a batch: place 0 holds nothing, so that 0 can stand for "not there". */
export interface BatchBytes {
  readonly bytes: Uint8Array;
  readonly claims: readonly RangePieces[];
}

function pieceOf(range: SegmentRange, length: number, claim: ClaimRange): Piece {
  return {
    from: range.from,
    segment: range.segment,
    length,
    delimiters: claim.header.delimiters,
    broken: claim.broken === true,
    glance: length < range.to - range.from,
    at: 0,
    end: 0,
    drops: [],
    breakAt: -1,
    missingTerminatorAt: -1,
    cut: false,
  };
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
export async function fetchPieces(source: ByteSource, ranges: readonly ClaimRange[]): Promise<BatchBytes> {
  const pieces: Piece[] = [];
  const loopPieces = new Map<number, Piece>();
  const claims = ranges.map((range): RangePieces => {
    check(range, source.byteLength);
    const tooLarge = range.to - range.from > CLAIM_BYTES;
    const loops: Piece[] = [];
    for (const loop of range.loops) {
      let piece = loopPieces.get(loop.from);
      if (piece === undefined) {
        check(loop, source.byteLength);
        piece = pieceOf(loop, loop.to - loop.from, range);
        loopPieces.set(loop.from, piece);
        pieces.push(piece);
      }
      loops.push(piece);
    }
    const claim = pieceOf(range, Math.min(range.to - range.from, tooLarge ? GLANCE_BYTES : CLAIM_BYTES), range);
    pieces.push(claim);
    return { range, claim, loops, tooLarge };
  });
  const runs = runsOf(pieces);
  const size = runs.reduce((sum, run) => sum + run.to - run.from + 1, 1);
  if (size > BATCH_BYTES) throw new RangeError(`${size} bytes of claims are more than one batch can hold; read fewer claims at a time`);
  const bytes = new Uint8Array(size);
  let at = 1;
  for (const run of runs) {
    await fill(source, run.from, run.to, bytes, at);
    for (const piece of run.pieces) {
      piece.at = at + piece.from - run.from;
      piece.end = piece.at + piece.length;
    }
    at += run.to - run.from + 1;
  }
  for (const piece of pieces) if (!piece.glance) closePiece(piece, bytes, source.byteLength);
  return { bytes: mendPieces(pieces, bytes), claims };
}

interface Run {
  readonly from: number;
  to: number;
  readonly pieces: Piece[];
}

function runsOf(pieces: readonly Piece[]): Run[] {
  const runs: Run[] = [];
  // Mostly they come in order: claims of one file, each behind its loops.
  const ordered = pieces.every((piece, at) => at === 0 || pieces[at - 1]!.from <= piece.from);
  for (const piece of ordered ? pieces : [...pieces].sort((a, b) => a.from - b.from)) {
    const last = runs.at(-1);
    if (last !== undefined && piece.from - last.to <= GAP_BYTES) {
      last.to = Math.max(last.to, piece.from + piece.length);
      last.pieces.push(piece);
    } else runs.push({ from: piece.from, to: piece.from + piece.length, pieces: [piece] });
  }
  return runs;
}

async function fill(source: ByteSource, from: number, to: number, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = from; done < to; ) {
    const chunk = await source.read(done, Math.min(to, done + READ_BYTES));
    if (chunk.length === 0) throw new Error(`the file ended at byte ${done} while it was read`);
    bytes.set(chunk, at + done - from);
    done += chunk.length;
  }
}

/** Sees to it that the piece ends with its terminator: after the last one of a file there is room for it. */
function closePiece(piece: Piece, bytes: Uint8Array, byteLength: number): void {
  const { terminator } = piece.delimiters;
  if (bytes[piece.end - 1] === terminator) return;
  if (piece.from + piece.length === byteLength) {
    bytes[piece.end] = terminator;
    piece.end += 1;
    piece.cut = true;
  } else if (!piece.broken)
    throw new Error(`the range from byte ${piece.from} does not end with a segment: the file is not the one that was planned`);
}

/** Replaces the pieces that have line breaks inside their segments by mended ones behind the others. */
function mendPieces(pieces: readonly Piece[], bytes: Uint8Array): Uint8Array {
  let size = bytes.length;
  const parts: { piece: Piece; bytes: Uint8Array }[] = [];
  for (const piece of pieces) {
    if (!piece.broken) continue;
    const mended = mend(bytes, piece.at, piece.end, piece.delimiters.element, piece.delimiters.terminator);
    piece.drops = mended.drops;
    piece.breakAt = mended.firstBreak < 0 ? -1 : piece.from + mended.firstBreak - piece.at;
    piece.missingTerminatorAt = mended.firstMissingTerminator < 0 ? -1 : piece.from + mended.firstMissingTerminator - piece.at;
    piece.at = size;
    piece.end = size + mended.bytes.length;
    size = piece.end + 1;
    parts.push({ piece, bytes: mended.bytes });
  }
  if (parts.length === 0) return bytes;
  const all = new Uint8Array(size);
  all.set(bytes);
  for (const { piece, bytes: mended } of parts) {
    all.set(mended, piece.at);
    if (all[piece.end - 1] === piece.delimiters.terminator) continue;
    all[piece.end] = piece.delimiters.terminator;
    piece.end += 1;
  }
  return all;
}
