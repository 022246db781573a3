import { SIMD_INDEX } from "./simd-index.ts";

/** Most bytes that one call looks through. */
export const INDEX_BYTES = 16_384;

/**
 * Finds where segments end: the places of all terminators in a stretch of bytes, and of all bytes below 14 that do not follow one
 * directly, among which are the line breaks that stand inside a segment. Places count from the beginning of the stretch.
 * What is found is valid until the next call.
 */
export interface TerminatorIndex {
  readonly places: Int32Array;
  /** Looks through at most INDEX_BYTES from `from` to `to`; how many places it found. */
  find(bytes: Uint8Array, from: number, to: number, terminator: number): number;
}

/** The index in plain TypeScript, for engines without vector instructions, and as the other's measure. */
export function plainIndex(): TerminatorIndex {
  const places = new Int32Array(INDEX_BYTES);
  return {
    places,
    find(bytes, from, to, terminator) {
      let count = 0;
      let last = -2;
      for (let at = from; at < to; at++) {
        const byte = bytes[at]!;
        if (byte === terminator) {
          places[count++] = at - from;
          last = at;
        } else if (byte < 14 && last !== at - 1) places[count++] = at - from;
      }
      return count;
    },
  };
}

interface SimdExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  index(bytes: number, terminator: number): number;
}

interface WebAssemblyGlobal {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

/** The index by vector instructions, sixteen bytes at a time; undefined where the engine has none. */
export function simdIndex(): TerminatorIndex | undefined {
  const { WebAssembly: engine } = globalThis as unknown as { WebAssembly?: WebAssemblyGlobal };
  let exports: SimdExports;
  try {
    if (engine === undefined) return undefined;
    exports = new engine.Instance(new engine.Module(SIMD_INDEX)).exports as SimdExports;
  } catch {
    return undefined;
  }
  const input = new Uint8Array(exports.memory.buffer, 0, INDEX_BYTES + 16);
  return {
    places: new Int32Array(exports.memory.buffer, 65_536, INDEX_BYTES),
    find(bytes, from, to, terminator) {
      const length = to - from;
      input.set(from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to));
      // The last sixteen are looked at whole: blanks behind the end are neither terminators nor line breaks.
      if ((length & 15) !== 0) input.fill(32, length, length + 16);
      return length === 0 ? 0 : exports.index(length, terminator);
    },
  };
}

/** The faster index that this engine has. Its calls never overlap, as nothing waits between a call and the use of what it found. */
export const terminatorIndex: TerminatorIndex = simdIndex() ?? plainIndex();
