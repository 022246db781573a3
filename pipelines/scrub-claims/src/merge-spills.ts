import type { ByteSource } from "@claimscrub/claim";
import { compareRecords, decodeRecord, recordLength, type SpillRecord } from "./spill-records.ts";

/** The ordered records of one chunk, at rest. Plain JSON, so that a worker can hand it over. */
export interface SpilledChunk {
  /** What `openSpill` opens: the name of a spill file. */
  readonly spill: string;
  readonly from: number;
  readonly to: number;
  /** Place and claim index of the first record: until the merge gets there the chunk needs no buffer. */
  readonly firstPlace: number;
  readonly firstClaim: number;
}

const BATCH = 256;
/** Memory for the buffers of all chunks that are being read at once. */
const BUFFERS_TOTAL = 16 << 20;
const BUFFER_MIN = 4 << 10;
const BUFFER_MAX = 256 << 10;

/**
 * The records of all chunks in the order of the outputs. Only chunks whose claims overlap are open at the same time, each with
 * a small buffer, so memory does not grow with the number of findings. Records are views that stay valid.
 */
export async function* mergeSpills(
  chunks: readonly SpilledChunk[],
  openSpill: (spill: string) => Promise<ByteSource>,
): AsyncGenerator<readonly SpillRecord[]> {
  const waiting = chunks
    .filter((chunk) => chunk.to > chunk.from)
    .sort((a, b) => b.firstPlace - a.firstPlace || b.firstClaim - a.firstClaim);
  const heap: Cursor[] = [];
  let batch: SpillRecord[] = [];
  while (waiting.length > 0 || heap.length > 0) {
    while (waiting.length > 0 && mayComeFirst(waiting.at(-1)!, heap[0])) {
      const chunk = waiting.pop()!;
      const size = Math.min(BUFFER_MAX, Math.max(BUFFER_MIN, Math.floor(BUFFERS_TOTAL / (heap.length + 1))));
      push(heap, await openCursor(chunk, await openSpill(chunk.spill), size));
    }
    const cursor = heap[0]!;
    batch.push(cursor.head);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
    if (takeHead(cursor) || (await refill(cursor))) sinkDown(heap, 0);
    else pop(heap);
  }
  if (batch.length > 0) yield batch;
}

function mayComeFirst(chunk: SpilledChunk, top: Cursor | undefined): boolean {
  return (
    top === undefined ||
    chunk.firstPlace < top.head.place ||
    (chunk.firstPlace === top.head.place && chunk.firstClaim <= top.head.claimIndex)
  );
}

interface Cursor {
  readonly source: ByteSource;
  readonly end: number;
  readonly bufferBytes: number;
  /** Offset in the spill of the first byte after the buffer. */
  next: number;
  buffer: Uint8Array;
  at: number;
  head: SpillRecord;
}

async function openCursor(chunk: SpilledChunk, source: ByteSource, bufferBytes: number): Promise<Cursor> {
  const cursor = {
    source,
    end: chunk.to,
    bufferBytes,
    next: chunk.from,
    buffer: new Uint8Array(0),
    at: 0,
    head: undefined as unknown as SpillRecord,
  };
  await refill(cursor);
  return cursor;
}

/** Moves on to the next record where it is wholly in the buffer. */
function takeHead(cursor: Cursor): boolean {
  const length = recordLength(cursor.buffer, cursor.at);
  if (length === undefined || cursor.at + length > cursor.buffer.length) return false;
  cursor.head = decodeRecord(cursor.buffer, cursor.at);
  cursor.at += length;
  return true;
}

/** Reads on, at least one whole record; false at the end of the chunk. */
async function refill(cursor: Cursor): Promise<boolean> {
  let from = cursor.next - (cursor.buffer.length - cursor.at);
  if (from >= cursor.end) return false;
  let bytes = cursor.bufferBytes;
  for (;;) {
    const to = Math.min(cursor.end, from + bytes);
    // A copy: the view that a source returns ends with the next call.
    cursor.buffer = (await cursor.source.read(from, to)).slice();
    if (cursor.buffer.length !== to - from) throw new Error(`a spill ended ${to - from - cursor.buffer.length} bytes early`);
    cursor.at = 0;
    cursor.next = to;
    if (takeHead(cursor)) return true;
    if (to === cursor.end) throw new Error("a spill ended inside a record");
    bytes *= 4;
    from = cursor.next - cursor.buffer.length;
  }
}

function push(heap: Cursor[], cursor: Cursor): void {
  heap.push(cursor);
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (compareRecords(heap[parent]!.head, heap[at]!.head) <= 0) return;
    [heap[parent], heap[at]] = [heap[at]!, heap[parent]!];
    at = parent;
  }
}

function pop(heap: Cursor[]): void {
  const last = heap.pop()!;
  if (heap.length === 0) return;
  heap[0] = last;
  sinkDown(heap, 0);
}

function sinkDown(heap: Cursor[], from: number): void {
  let at = from;
  for (;;) {
    const left = at * 2 + 1;
    if (left >= heap.length) return;
    const right = left + 1;
    const least = right < heap.length && compareRecords(heap[right]!.head, heap[left]!.head) < 0 ? right : left;
    if (compareRecords(heap[at]!.head, heap[least]!.head) <= 0) return;
    [heap[at], heap[least]] = [heap[least]!, heap[at]!];
    at = least;
  }
}
