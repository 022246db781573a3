import type { ByteSource } from "@claimscrub/claim";
import { ByteWindow } from "./byte-window.ts";
import { FaultList } from "./fault.ts";
import type { FilePlan } from "./file-plan.ts";
import { SegmentScanner } from "./scan-segments.ts";
import { SegmentPlanner } from "./segment-planner.ts";

export interface PlanOptions {
  /** Size of a read in bytes, from 1; 256 kB when left out. */
  readonly readBytes?: number;
  /** Gets every byte of the file once, in order: for a hash. The view is valid during the call only. */
  readonly onBytes?: (chunk: Uint8Array) => void;
  readonly onProgress?: (bytesDone: number, bytesTotal: number) => void;
}

const READ_BYTES = 262_144;
/** So many first bytes tell what a file is that is no X12. */
const HEAD_BYTES = 4;
const FAULTS_PER_KIND = 1000;

/**
 * Reads a file once, from end to end, and lays out where its claims are. Whatever the bytes are, the answer is a plan: what is wrong with
 * them is among its faults. Rejects only where the source does, or where it ends before its own length.
 */
export async function planFile(source: ByteSource, options: PlanOptions = {}): Promise<FilePlan> {
  const readBytes = options.readBytes ?? READ_BYTES;
  if (!Number.isInteger(readBytes) || readBytes < 1) throw new RangeError(`a read must be of one byte or more, not ${readBytes}`);
  const total = source.byteLength;
  const faults = new FaultList(FAULTS_PER_KIND);
  const planner = new SegmentPlanner(faults, total);
  const scanner = new SegmentScanner(planner, faults);
  // A small file needs no large window: a service plans thousands of them a second.
  const window = new ByteWindow(Math.min(readBytes, READ_BYTES, total) * 2 + 1024);
  let head: Uint8Array = new Uint8Array(0);
  for (let at = 0; at < total; ) {
    const chunk = await source.read(at, Math.min(total, at + readBytes));
    if (chunk.length === 0) throw new Error(`the file ended at byte ${at} of ${total} while it was read`);
    if (head.length < HEAD_BYTES) head = Uint8Array.from([...head, ...chunk.subarray(0, HEAD_BYTES - head.length)]);
    options.onBytes?.(chunk);
    window.append(chunk);
    at += chunk.length;
    scanner.scan(window, at >= total);
    options.onProgress?.(at, total);
  }
  planner.finish(total);
  addFileFaults(planner, faults, total, head);
  const { columns } = planner;
  return {
    byteLength: total,
    claims: columns.claims,
    lines: columns.lines,
    segments: planner.segments,
    transactions: planner.envelope.transactions,
    planFaults: faults.list(),
    outline: planner.envelope.outline,
    keyHigh: (index) => columns.keyHigh(index),
    keyLow: (index) => columns.keyLow(index),
    rangeOf: (index) => columns.rangeOf(index),
  };
}

/** What the first bytes say that a file is, where it is of a kind that is often sent by mistake. */
function otherKind(head: Uint8Array): string | undefined {
  const begins = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte);
  if (begins(0x1f, 0x8b)) return "gzip-compressed data";
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0x50, 0x4b, 0x05, 0x06)) return "a zip archive";
  if (begins(0x25, 0x50, 0x44, 0x46)) return "a PDF document";
  // With its mark, or by the zero beside the I of ISA.
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff) || begins(0x49, 0, 0x53, 0) || begins(0, 0x49, 0, 0x53))
    return "text in UTF-16, where one byte a character was expected";
  return undefined;
}

/** What makes a whole file give no result: it has no 837, or no claim in it. */
function addFileFaults(planner: SegmentPlanner, faults: FaultList, total: number, head: Uint8Array): void {
  const position = { segment: 1, byte: 0, element: "ST" };
  const { transactions } = planner.envelope;
  if (!transactions.has("837")) {
    const codes = [...transactions.keys()].slice(0, 5).map((code) => (/^\d{3}$/.test(code) ? code : "another set"));
    const nothing = total === 0 ? "an empty file" : planner.segments > 0 ? "no transaction" : (otherKind(head) ?? "no X12 segments");
    faults.add("not-a-claim-file", position, { found: codes.length === 0 ? nothing : codes.join(", ") });
  } else if (planner.columns.claims === 0) faults.add("no-claims", position);
}
