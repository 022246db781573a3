/*
 * A WebAssembly module written out by its instructions. It exports `memory`, of which the first half takes the bytes and the second
 * gives the places, and `index(bytes, terminator)`, which returns how many places it wrote:
 *
 *   for each sixteen bytes: ends = those equal to the terminator; low = those below 14 that follow no end;
 *   for each bit set in ends or low, write its place.
 */
const I32 = 0x7f;
const V128 = 0x7b;
const OUTPUT = 65_536;
/** Locals: the two parameters, then these. */
const [BYTES, TERMINATOR, AT, OUT, ENDS, LOW, CARRY, PATTERN, BLOCK] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}
function signed(value: number): number[] {
  const byte = value & 127;
  const rest = value >> 7;
  const last = (rest === 0 && (byte & 64) === 0) || (rest === -1 && (byte & 64) !== 0);
  return last ? [byte] : [byte | 128, ...signed(rest)];
}

const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const tee = (local: number): number[] => [0x22, local];
const constant = (value: number): number[] => [0x41, ...signed(value)];
const ADD = [0x6a];
const SUBTRACT = [0x6b];
const AND = [0x71];
const OR = [0x72];
const XOR = [0x73];
const SHIFT_LEFT = [0x74];
const SHIFT_RIGHT = [0x76];
const LOWEST_BIT = [0x68];
const LESS = [0x49];
const STORE = [0x36, 2, 0];
const END = [0x0b];
const LOOP = [0x03, 0x40];
const IF = [0x04, 0x40];
const again = (depth: number): number[] => [0x0d, depth];
const vector = (operation: number, ...immediates: number[]): number[] => [0xfd, ...unsigned(operation), ...immediates];
const LOAD_BLOCK = vector(0x00, 0, 0);
const SPLAT = vector(0x0f);
const EQUAL = vector(0x23);
const BELOW = vector(0x26);
const BITS = vector(0x64);

/** Instructions of one line. */
const line = (...parts: readonly number[][]): number[] => parts.flat();

const INDEX: number[] = [
  ...line(get(TERMINATOR!), SPLAT, set(PATTERN!), constant(OUTPUT), set(OUT!)),
  ...LOOP,
  ...line(get(AT!), LOAD_BLOCK, tee(BLOCK!), get(PATTERN!), EQUAL, BITS, set(ENDS!)),
  // low = (block < 14) & ~((ends << 1) | carry)
  ...line(get(BLOCK!), constant(14), SPLAT, BELOW, BITS),
  ...line(get(ENDS!), constant(1), SHIFT_LEFT, get(CARRY!), OR, constant(-1), XOR, AND, set(LOW!)),
  ...line(get(ENDS!), constant(15), SHIFT_RIGHT, set(CARRY!)),
  ...line(get(ENDS!), get(LOW!), OR, tee(LOW!)),
  ...IF,
  ...LOOP,
  ...line(get(OUT!), get(AT!), get(LOW!), LOWEST_BIT, ADD, STORE),
  ...line(get(OUT!), constant(4), ADD, set(OUT!)),
  ...line(get(LOW!), get(LOW!), constant(1), SUBTRACT, AND, tee(LOW!), again(0)),
  ...END,
  ...END,
  ...line(get(AT!), constant(16), ADD, tee(AT!), get(BYTES!), LESS, again(0)),
  ...END,
  ...line(get(OUT!), constant(OUTPUT), SUBTRACT, constant(2), SHIFT_RIGHT),
  ...END,
];

const text = (name: string): number[] => [name.length, ...[...name].map((char) => char.charCodeAt(0))];
const section = (id: number, content: readonly number[]): number[] => [id, ...unsigned(content.length), ...content];
const LOCALS = [2, 5, I32, 2, V128];
const BODY = [...LOCALS, ...INDEX];

/** The magic number and version of every module. */
const HEADER = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

export const SIMD_INDEX: Uint8Array = Uint8Array.from([
  ...HEADER,
  // One type: two integers to one. One function of it. One memory of two pages.
  ...section(1, [1, 0x60, 2, I32, I32, 1, I32]),
  ...section(3, [1, 0]),
  ...section(5, [1, 0, 2]),
  ...section(7, [2, ...text("memory"), 2, 0, ...text("index"), 0, 0]),
  ...section(10, [1, ...unsigned(BODY.length), ...BODY]),
]);
