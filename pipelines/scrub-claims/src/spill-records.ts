import type { Severity } from "@claimscrub/claim";

/**
 * One result on its way to the outputs: a finding or a service line, already written as the bytes that the outputs hold, with
 * what is needed to put it in order and to rank it. Chunks end in any order; spilled records are merged into the order of the
 * contract (file, claimIndex, line, code, id) without keeping any of them in memory.
 */
export interface SpillRecord {
  /** Place of the file in the call, from 0. */
  readonly place: number;
  /** 0 for a finding about the file. */
  readonly claimIndex: number;
  readonly kind: "finding" | "line";
  /** 0 for a finding about the claim or the file. */
  readonly line: number;
  readonly severity: Severity;
  /** The finding's impact in cents, -1 where it is unknown. */
  readonly cents: number;
  readonly code: string;
  readonly id: string;
  /** A finding as one JSON object without a line end; empty for a line. */
  readonly json: Uint8Array;
  /** A row of findings.csv or lines.csv with its line end; empty where nobody asked for it. */
  readonly csv: Uint8Array;
}

const HEADER_BYTES = 64;
const CODE_BYTES = 12;
const ID_BYTES = 16;
const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** Order of the outputs: the findings of a claim come before its lines. */
export function compareRecords(a: SpillRecord, b: SpillRecord): number {
  return (
    a.place - b.place ||
    a.claimIndex - b.claimIndex ||
    (a.kind === b.kind ? 0 : a.kind === "finding" ? -1 : 1) ||
    a.line - b.line ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** The bytes of records, to be appended to a spill. */
export function encodeRecords(records: readonly SpillRecord[]): Uint8Array {
  let length = 0;
  for (const record of records) length += HEADER_BYTES + record.json.length + record.csv.length;
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const record of records) {
    view.setUint32(at, record.place, true);
    view.setUint32(at + 4, record.claimIndex, true);
    view.setUint8(at + 8, record.kind === "finding" ? 0 : 1);
    view.setUint8(at + 9, SEVERITIES.indexOf(record.severity));
    view.setUint32(at + 12, record.line, true);
    view.setFloat64(at + 16, record.cents, true);
    view.setUint32(at + 24, record.json.length, true);
    view.setUint32(at + 28, record.csv.length, true);
    writeAscii(bytes, at + 32, record.code, CODE_BYTES);
    writeAscii(bytes, at + 32 + CODE_BYTES, record.id, ID_BYTES);
    bytes.set(record.json, at + HEADER_BYTES);
    bytes.set(record.csv, at + HEADER_BYTES + record.json.length);
    at += HEADER_BYTES + record.json.length + record.csv.length;
  }
  return bytes;
}

/** Bytes that the record at `at` takes; undefined where its header is not wholly there. */
export function recordLength(bytes: Uint8Array, at: number): number | undefined {
  if (at + HEADER_BYTES > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return HEADER_BYTES + view.getUint32(at + 24, true) + view.getUint32(at + 28, true);
}

/** The record at `at`; its bytes are views. The whole record must be there. */
export function decodeRecord(bytes: Uint8Array, at: number): SpillRecord {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const json = at + HEADER_BYTES;
  const csv = json + view.getUint32(at + 24, true);
  return {
    place: view.getUint32(at, true),
    claimIndex: view.getUint32(at + 4, true),
    kind: view.getUint8(at + 8) === 0 ? "finding" : "line",
    line: view.getUint32(at + 12, true),
    severity: SEVERITIES[view.getUint8(at + 9)] ?? "error",
    cents: view.getFloat64(at + 16, true),
    code: readAscii(bytes, at + 32, CODE_BYTES),
    id: readAscii(bytes, at + 32 + CODE_BYTES, ID_BYTES),
    json: bytes.subarray(json, csv),
    csv: bytes.subarray(csv, csv + view.getUint32(at + 28, true)),
  };
}

function writeAscii(bytes: Uint8Array, at: number, text: string, width: number): void {
  if (text.length > width) throw new RangeError(`longer than ${width} characters: ${text}`);
  for (let index = 0; index < text.length; index++) bytes[at + index] = text.charCodeAt(index);
}

function readAscii(bytes: Uint8Array, at: number, width: number): string {
  let text = "";
  for (let index = at; index < at + width && bytes[index] !== 0; index++) text += String.fromCharCode(bytes[index]!);
  return text;
}
