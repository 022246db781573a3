import { ClaimColumns } from "./claim-columns.ts";
import { Pieces } from "./claim-pieces.ts";
import { LoopRows } from "./loop-rows.ts";

/** Memory that is kept for the next batch, and how large its bytes may be at most. */
const KEPT = 2;
const KEPT_BYTES = 8 << 20;

/** What a batch is read into. */
export interface BatchMemory {
  readonly pieces: Pieces;
  readonly columns: ClaimColumns;
  readonly loops: LoopRows;
}

/** Given back by batches; a thread reads one after the other, so that few are ever needed. */
const free: BatchMemory[] = [];

/** Memory for a batch, empty: some that was given back, or new. */
export function takeMemory(): BatchMemory {
  const kept = free.pop();
  if (kept !== undefined) return kept;
  const pieces = new Pieces();
  return { pieces, columns: new ClaimColumns(), loops: new LoopRows(pieces) };
}

/** Gives memory back that nobody looks into any more. */
export function giveMemory(memory: BatchMemory): void {
  if (free.length === KEPT || memory.pieces.roomInBytes > KEPT_BYTES) return;
  memory.pieces.clear();
  memory.columns.clear();
  memory.loops.clear();
  free.push(memory);
}
