import { BROKEN, INDEX_BYTES, RECORD, RECORDS_AT, SEGMENT_KERNEL, STRIDE, UNCLEAR } from "./segment-kernel.ts";

export { BROKEN, INDEX_BYTES, RECORD, UNCLEAR };

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

interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  index(length: number, terminator: number, element: number, base: number): number;
}

interface WebAssemblyGlobal {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

/** The index by vector instructions, 64 bytes at a time; undefined where the engine has none. */
export function simdIndex(): SegmentIndex | undefined {
  const { WebAssembly: engine } = globalThis as unknown as { WebAssembly?: WebAssemblyGlobal };
  let exports: KernelExports;
  try {
    if (engine === undefined) return undefined;
    exports = new engine.Instance(new engine.Module(SEGMENT_KERNEL)).exports as KernelExports;
  } catch {
    return undefined;
  }
  const input = new Uint8Array(exports.memory.buffer, 0, INDEX_BYTES + STRIDE);
  return {
    records: new Int32Array(exports.memory.buffer, RECORDS_AT, INDEX_BYTES * RECORD),
    find(bytes, from, to, terminator, element) {
      const length = to - from;
      input.set(from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to));
      // The last 64 are looked at whole: what stands behind the end is neither a terminator nor a line break.
      input.fill(terminator === 32 ? 33 : 32, length, length + STRIDE);
      return length === 0 ? 0 : exports.index(length, terminator, element, from);
    },
  };
}

/** The faster index that this engine has. Its calls never overlap, as nothing waits between a call and the use of what it found. */
export const segmentIndex: SegmentIndex = simdIndex() ?? plainIndex();
