import {
  add,
  and,
  below,
  bitsOf,
  bytesBelow,
  bytesEqual,
  choose,
  type Code,
  divide,
  equal,
  get,
  greater,
  integer,
  loadBlock,
  loadByte,
  loadWord,
  long,
  or,
  repeatWhile,
  set,
  shiftLeft,
  shiftRight,
  spread,
  store,
  subtract,
  tee,
  wasmModule,
  when,
} from "./wasm-code.ts";

/** Most bytes that one call looks through; a multiple of 64. */
export const INDEX_BYTES = 32_768;
/** Numbers of a record. */
export const RECORD = 3;
/** In place of a segment's id: it has to be made out byte by byte; a line break may stand inside it. */
export const UNCLEAR = -1;
export const BROKEN = -2;

const PAGE = 65_536;
/** Where the records begin, in bytes; in front of them lie the bytes that are looked through. */
export const RECORDS_AT = PAGE;

const [LENGTH, TERMINATOR, ELEMENT, BASE, AT, OUT, NEXT, BREAK, PLACE, WORD, TWO] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
/** Integers of 64 bits, and blocks of sixteen bytes. */
const [ENDS, MARKS, CARRY, PATTERN, FOURTEEN] = [11, 12, 13, 14, 15] as const;
/** Bytes that are looked at together. */
export const STRIDE = 64;

/** Moves NEXT over a carriage return and a line feed. */
const overLineEnd: Code = [
  ...set(NEXT, add(get(NEXT), equal(loadByte(get(NEXT)), integer(13)))),
  ...set(NEXT, add(get(NEXT), equal(loadByte(get(NEXT)), integer(10)))),
];

/** The id in WORD as a SegmentId, whose first letter is the highest byte. */
const id = or(
  or(shiftLeft(and(get(WORD), integer(0xff)), integer(16)), and(get(WORD), integer(0xff00))),
  choose(get(TWO), integer(0), and(shiftRight(get(WORD), integer(16)), integer(0xff))),
);

/** The element separator behind two or three bytes, the first of them no blank, inside the segment. */
const isClear = and(
  and(or(get(TWO), equal(shiftRight(get(WORD), integer(24)), get(ELEMENT))), greater(get(PLACE), add(get(NEXT), integer(2)))),
  below(subtract(and(get(WORD), integer(0xff)), integer(33)), integer(95)),
);

const record: readonly Code[] = [
  set(WORD, loadWord(get(NEXT))),
  set(TWO, equal(and(shiftRight(get(WORD), integer(16)), integer(0xff)), get(ELEMENT))),
  store(get(OUT), add(get(NEXT), get(BASE))),
  store(get(OUT), add(get(PLACE), get(BASE)), 4),
  store(get(OUT), choose(get(BREAK), integer(BROKEN), choose(isClear, id, integer(UNCLEAR))), 8),
  set(OUT, add(get(OUT), integer(RECORD * 4))),
  set(BREAK, integer(0)),
  set(NEXT, add(get(PLACE), integer(1))),
  overLineEnd,
];

/** What a comparison says of 64 bytes, one bit for each. */
function bitsOfStride(compare: (block: Code) => Code): Code {
  const [first = [], ...rest] = [0, 16, 32, 48].map((offset) => {
    const bits = long.of(bitsOf(compare(loadBlock(get(AT), offset))));
    return offset === 0 ? bits : long.shiftLeft(bits, long.integer(offset));
  });
  return rest.reduce((all, bits) => long.or(all, bits), first);
}

const isLineBreak = or(equal(loadByte(get(PLACE)), integer(10)), equal(loadByte(get(PLACE)), integer(13)));

/**
 * The module of `index(length, terminator, element, base)`: it looks through the first `length` bytes of its `memory`, 64 at a time, for
 * terminators and for bytes below 14 that follow none (among which are the line breaks inside segments), writes a record for every
 * segment that ends among them, its places counted from `-base`, and returns how many those are. Behind the bytes there must be 64 that are neither.
 */
export const SEGMENT_KERNEL: Uint8Array<ArrayBuffer> = wasmModule(
  { name: "index", parameters: 4, integers: 7, longs: 3, blocks: 2 },
  1 + Math.ceil((INDEX_BYTES * RECORD * 4) / PAGE),
  [
    set(PATTERN, spread(get(TERMINATOR))),
    set(OUT, integer(RECORDS_AT)),
    overLineEnd,
    set(FOURTEEN, spread(integer(14))),
    repeatWhile(below(tee(AT, add(get(AT), integer(STRIDE))), get(LENGTH)), [
      set(
        ENDS,
        bitsOfStride((block) => bytesEqual(block, get(PATTERN))),
      ),
      set(
        MARKS,
        long.or(
          get(ENDS),
          long.and(
            bitsOfStride((block) => bytesBelow(block, get(FOURTEEN))),
            long.xor(long.or(long.shiftLeft(get(ENDS), long.integer(1)), get(CARRY)), long.integer(-1)),
          ),
        ),
      ),
      set(CARRY, long.shiftRight(get(ENDS), long.integer(63))),
      when(long.isSet(get(MARKS)), [
        repeatWhile(long.isSet(tee(MARKS, long.and(get(MARKS), long.subtract(get(MARKS), long.integer(1))))), [
          set(PLACE, add(get(AT), long.lowestBit(get(MARKS)))),
          when(equal(loadByte(get(PLACE)), get(TERMINATOR)), record, [
            when(and(greater(get(PLACE), get(NEXT)), isLineBreak), [set(BREAK, integer(1))]),
          ]),
        ]),
      ]),
    ]),
    divide(subtract(get(OUT), integer(RECORDS_AT)), integer(RECORD * 4)),
  ],
);
