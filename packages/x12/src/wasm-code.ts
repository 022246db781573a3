/*
 * WebAssembly written as expressions: each function here gives the bytes of an instruction behind the bytes of what it works on, so that
 * `add(get(AT), integer(16))` reads as it computes. Only what the kernels of this package need.
 */
export type Code = readonly number[];

const I32 = 0x7f;
const I64 = 0x7e;
const V128 = 0x7b;

function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  const byte = value & 127;
  const rest = value >> 7;
  const last = (rest === 0 && (byte & 64) === 0) || (rest === -1 && (byte & 64) !== 0);
  return last ? [byte] : [byte | 128, ...signed(rest)];
}

const binary =
  (operation: number) =>
  (a: Code, b: Code): Code => [...a, ...b, operation];
const vector = (operation: number, ...operands: readonly Code[]): Code => [...operands.flat(), 0xfd, ...unsigned(operation)];

export const get = (local: number): Code => [0x20, local];
export const set = (local: number, value: Code): Code => [...value, 0x21, local];
/** Sets a local and leaves its value. */
export const tee = (local: number, value: Code): Code => [...value, 0x22, local];
export const integer = (value: number): Code => [0x41, ...signed(value)];
export const equal = binary(0x46);
export const below = binary(0x49);
/** Greater, both taken with their signs. */
export const greater = binary(0x4a);
export const add = binary(0x6a);
export const subtract = binary(0x6b);
export const divide = binary(0x6e);
export const and = binary(0x71);
export const or = binary(0x72);
export const xor = binary(0x73);
export const shiftLeft = binary(0x74);
export const shiftRight = binary(0x76);
/** `a` where `condition` is not 0, else `b`; both are computed. */
export const choose = (condition: Code, a: Code, b: Code): Code => [...a, ...b, ...condition, 0x1b];
export const loadByte = (at: Code, offset = 0): Code => [...at, 0x2d, 0, ...unsigned(offset)];
/** Four bytes, of which the first is the lowest, from any place. */
export const loadWord = (at: Code, offset = 0): Code => [...at, 0x28, 0, ...unsigned(offset)];
export const store = (at: Code, value: Code, offset = 0): Code => [...at, ...value, 0x36, 2, ...unsigned(offset)];
export const when = (condition: Code, then: readonly Code[], otherwise: readonly Code[] = []): Code => [
  ...condition,
  0x04,
  0x40,
  ...then.flat(),
  ...(otherwise.length === 0 ? [] : [0x05, ...otherwise.flat()]),
  0x0b,
];
/** Does `body` once, and again as long as `condition` is not 0 then. */
export const repeatWhile = (condition: Code, body: readonly Code[]): Code => [0x03, 0x40, ...body.flat(), ...condition, 0x0d, 0, 0x0b];

/** The same for integers of 64 bits. */
export const long = {
  integer: (value: number): Code => [0x42, ...signed(value)],
  or: binary(0x84),
  and: binary(0x83),
  xor: binary(0x85),
  subtract: binary(0x7d),
  shiftLeft: binary(0x86),
  shiftRight: binary(0x88),
  isSet: (a: Code): Code => [...a, 0x50, 0x45],
  /** The number of the lowest bit that is set, as a short integer. */
  lowestBit: (a: Code): Code => [...a, 0x7a, 0xa7],
  /** How many bits are set, as a short integer. */
  bits: (a: Code): Code => [...a, 0x7b, 0xa7],
  /** A short integer without its sign. */
  of: (a: Code): Code => [...a, 0xad],
};

/** Sixteen bytes. */
export const loadBlock = (at: Code, offset = 0): Code => [...at, 0xfd, 0x00, 0, ...unsigned(offset)];
/** Sixteen times the lowest byte. */
export const spread = (a: Code): Code => vector(0x0f, a);
export const bytesEqual = (a: Code, b: Code): Code => vector(0x23, a, b);
export const bytesBelow = (a: Code, b: Code): Code => vector(0x26, a, b);
/** One bit for each of sixteen bytes: its highest. */
export const bitsOf = (a: Code): Code => vector(0x64, a);

const text = (name: string): Code => [name.length, ...[...name].map((char) => char.charCodeAt(0))];
const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];

/** The magic number and version of every module. */
const HEADER = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** What the one function of a module takes and needs: integers in; integers, long ones and blocks of sixteen bytes as locals behind. */
export interface FunctionShape {
  readonly name: string;
  readonly parameters: number;
  readonly integers: number;
  readonly longs: number;
  readonly blocks: number;
}

/** A module that exports a function, which returns one integer, and its `memory` of so many pages of 64 kB. */
export function wasmModule(shape: FunctionShape, pages: number, body: readonly Code[]): Uint8Array<ArrayBuffer> {
  const locals = [3, shape.integers, I32, shape.longs, I64, shape.blocks, V128];
  const code = [...locals, ...body.flat(), 0x0b];
  return Uint8Array.from([
    ...HEADER,
    ...section(1, [1, 0x60, shape.parameters, ...Array.from({ length: shape.parameters }, () => I32), 1, I32]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, ...unsigned(pages)]),
    ...section(7, [2, ...text("memory"), 2, 0, ...text(shape.name), 0, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}
