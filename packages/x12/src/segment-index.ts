import {
  BROKEN,
  INDEX_BYTES,
  PASSED,
  PASSED_TO,
  PLAN_KERNEL,
  PLAN_RECORD,
  RECORD,
  RECORDS_AT,
  SEGMENT_KERNEL,
  SEPARATORS,
  STRIDE,
  UNCLEAR,
} from "./segment-kernel.ts";
import { noteSeparators } from "./element-separators.ts";
import { SV1 } from "./segment-id.ts";
import { isInsideBehind, passesAboveClaim, passesInClaim } from "./telling-segments.ts";

export { BROKEN, INDEX_BYTES, PASSED, PASSED_TO, PLAN_RECORD, RECORD, SEPARATORS, UNCLEAR };

/**
 * Cuts bytes into segments: for each a record of three numbers. Where it begins, a carriage return and a line feed in front of it left
 * out; where its terminator is; its SegmentId, or instead of it UNCLEAR where not two or three bytes and an element separator stand at
 * its beginning, or BROKEN where a line break seems to stand inside it. What is found is valid until the next call.
 */
export interface SegmentIndex {
  readonly records: Int32Array;
  /**
   * Looks through at most INDEX_BYTES from `from`, where a segment begins, to `to`; how many segments end there.
   */
  find(bytes: Uint8Array, from: number, to: number, terminator: number, element: number): number;
}

/** The index in plain TypeScript, for engines without vector instructions, and as the other's measure. */
export function plainIndex(): SegmentIndex {
  const records = new Int32Array(INDEX_BYTES * RECORD);
  const overLineEnd = (bytes: Uint8Array, at: number, to: number): number => {
    const behind = at < to && bytes[at] === 13 ? at + 1 : at;
    return behind < to && bytes[behind] === 10 ? behind + 1 : behind;
  };
  const codeOf = (bytes: Uint8Array, at: number, stop: number, element: number): number => {
    const first = bytes[at]!;
    if (stop <= at + 2 || first <= 32 || first >= 128) return UNCLEAR;
    if (bytes[at + 2] === element) return (first << 16) | (bytes[at + 1]! << 8);
    return bytes[at + 3] === element ? (first << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]! : UNCLEAR;
  };
  return {
    records,
    find(bytes, from, to, terminator, element) {
      let count = 0;
      let begin = overLineEnd(bytes, from, to);
      let broken = false;
      for (let at = from; at < to; at++) {
        const byte = bytes[at]!;
        if (byte === terminator) {
          records[count++] = begin;
          records[count++] = at;
          records[count++] = broken ? BROKEN : codeOf(bytes, begin, at, element);
          begin = overLineEnd(bytes, at + 1, to);
          broken = false;
        } else if ((byte === 10 || byte === 13) && at > begin) broken = true;
      }
      return count / RECORD;
    },
  };
}

/**
 * The same, but of segments that say nothing to the plan only how many they are: a record has more numbers, where the segments end
 * that were passed over since the record before, how many they are, lines among them counted in the upper sixteen bits as well, and the
 * places of the noted separators, or a 0 in place of the first where the segment has 64 bytes or more.
 * What was passed over behind the last record stands where the next one would be.
 */
export interface PlanIndex {
  readonly records: Int32Array;
  /** `inside`: whether the first segment stands inside a claim; `room`: whether segments above claims may be passed over. */
  find(bytes: Uint8Array, from: number, to: number, terminator: number, element: number, inside: boolean, room: boolean): number;
}

export function plainPlanIndex(): PlanIndex {
  const index = plainIndex();
  const records = new Int32Array((INDEX_BYTES + 1) * PLAN_RECORD);
  return {
    records,
    find(bytes, from, to, terminator, element, startsInside, room) {
      const count = index.find(bytes, from, to, terminator, element);
      let inside = startsInside;
      let written = 0;
      let counts = 0;
      let behind = from;
      const writePassed = (): void => {
        records[written + PASSED_TO] = behind;
        records[written + PASSED] = counts;
      };
      for (let at = 0; at < count * RECORD; at += RECORD) {
        const code = index.records[at + 2]!;
        const begin = index.records[at]!;
        const quiet = code !== BROKEN && begin < index.records[at + 1]! && passesInClaim(bytes[begin]! << 16);
        if (inside ? quiet || passesInClaim(code) : room && passesAboveClaim(code)) counts += code === SV1 ? 0x1_0001 : 1;
        else {
          writePassed();
          records.set(index.records.subarray(at, at + RECORD), written);
          const stop = index.records[at + 1]!;
          if ((stop - begin) >>> 0 < STRIDE) noteSeparators(bytes, begin, stop, element, records, written + SEPARATORS);
          else records[written + SEPARATORS] = 0;
          written += PLAN_RECORD;
          counts = 0;
          inside = isInsideBehind(code, inside);
        }
        behind = index.records[at + 1]! + 1;
      }
      writePassed();
      return written / PLAN_RECORD;
    },
  };
}

interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  index(length: number, terminator: number, element: number, base: number, inside: number, room: number): number;
}

interface WebAssemblyGlobal {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

type Kernel = (bytes: Uint8Array, from: number, to: number, terminator: number, element: number, inside: number, room: number) => number;

/** A kernel with its memory; undefined where the engine has no vector instructions. */
function started(code: Uint8Array, numbers: number): { readonly records: Int32Array; readonly run: Kernel } | undefined {
  const { WebAssembly: engine } = globalThis as unknown as { WebAssembly?: WebAssemblyGlobal };
  let exports: KernelExports;
  try {
    if (engine === undefined) return undefined;
    exports = new engine.Instance(new engine.Module(code)).exports as KernelExports;
  } catch {
    return undefined;
  }
  const input = new Uint8Array(exports.memory.buffer, 0, INDEX_BYTES + STRIDE);
  return {
    records: new Int32Array(exports.memory.buffer, RECORDS_AT, (INDEX_BYTES + 1) * numbers),
    run(bytes, from, to, terminator, element, inside, room) {
      const length = to - from;
      input.set(from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to));
      // The last 64 are looked at whole: what stands behind the end is neither a terminator nor a line break.
      input.fill(terminator === 32 ? 33 : 32, length, length + STRIDE);
      return exports.index(length, terminator, element, from, inside, room);
    },
  };
}

/** The index by vector instructions, 64 bytes at a time; undefined where the engine has none. */
export function simdIndex(): SegmentIndex | undefined {
  const kernel = started(SEGMENT_KERNEL, RECORD);
  if (kernel === undefined) return undefined;
  const { records, run } = kernel;
  return { records, find: (bytes, from, to, terminator, element) => run(bytes, from, to, terminator, element, 0, 0) };
}

export function simdPlanIndex(): PlanIndex | undefined {
  const kernel = started(PLAN_KERNEL, PLAN_RECORD);
  if (kernel === undefined) return undefined;
  const { records, run } = kernel;
  return {
    records,
    find: (bytes, from, to, terminator, element, inside, room) => run(bytes, from, to, terminator, element, inside ? 1 : 0, room ? 1 : 0),
  };
}

/** The faster indexes that this engine has. Calls never overlap, as nothing waits between a call and the use of what it found. */
export const segmentIndex: SegmentIndex = simdIndex() ?? plainIndex();
export const planIndex: PlanIndex = simdPlanIndex() ?? plainPlanIndex();
