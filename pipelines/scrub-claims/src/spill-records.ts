import type { Severity } from "@claimscrub/claim";
import { compareText } from "./order.ts";

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
  /** A finding that keeps its claim from going out: the acknowledgements need it. */
  readonly rejects?: true;
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

/** What puts a record in its place. */
export type RecordKey = Omit<SpillRecord, "json" | "csv">;

/**
 * Order of the outputs: the findings of a claim come before its lines. The lines of one claim always come together and in file order,
 * which LX01 need not follow, so nothing compares them.
 */
export function compareRecords(a: RecordKey, b: RecordKey): number {
  const claims = a.place - b.place || a.claimIndex - b.claimIndex;
  if (claims !== 0) return claims;
  if (a.kind !== b.kind) return a.kind === "finding" ? -1 : 1;
  return a.kind === "line" ? 0 : a.line - b.line || compareText(a.code, b.code) || compareText(a.id, b.id);
}

const encoder = new TextEncoder();

/** Writes records one behind the other into memory of its own, without an object for each text. */
export class RecordWriter {
  #bytes = new Uint8Array(1 << 20);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  add(key: RecordKey, json: string, csv: string): void {
    // A character of a string takes three bytes at most.
    const from = this.#length;
    this.#reserve(HEADER_BYTES + (json.length + csv.length) * 3);
    const text = from + HEADER_BYTES;
    const jsonLength = encoder.encodeInto(json, this.#bytes.subarray(text)).written;
    const csvLength = encoder.encodeInto(csv, this.#bytes.subarray(text + jsonLength)).written;
    this.#bytes.fill(0, from, text);
    const view = this.#view;
    view.setUint32(from, key.place, true);
    view.setUint32(from + 4, key.claimIndex, true);
    view.setUint8(from + 8, key.kind === "finding" ? 0 : 1);
    view.setUint8(from + 9, SEVERITIES.indexOf(key.severity));
    view.setUint8(from + 10, key.rejects === true ? 1 : 0);
    view.setUint32(from + 12, key.line, true);
    view.setFloat64(from + 16, key.cents, true);
    view.setUint32(from + 24, jsonLength, true);
    view.setUint32(from + 28, csvLength, true);
    writeAscii(this.#bytes, from + 32, key.code, CODE_BYTES);
    writeAscii(this.#bytes, from + 32 + CODE_BYTES, key.id, ID_BYTES);
    this.#length = text + jsonLength + csvLength;
  }

  /** All that was added since the last call, as bytes of the caller's own. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
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
    ...(view.getUint8(at + 10) === 1 ? { rejects: true } : {}),
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
