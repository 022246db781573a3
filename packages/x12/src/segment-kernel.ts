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
  xor,
} from "./wasm-code.ts";
import { NOTED_SEPARATORS } from "./element-separators.ts";
import { CLM, SV1 } from "./segment-id.ts";
import { ABOVE_CLAIMS, ENDING_CLAIMS, INSIDE_CLAIMS, TELLING_LETTERS } from "./telling-segments.ts";

/** Most bytes that one call looks through; a multiple of 64. */
export const INDEX_BYTES = 32_768;
/** Numbers of a record. */
export const RECORD = 3;
/** Numbers of a record of the plan's index, which of them say what was passed over, and from which on the noted separators stand. */
export const PASSED_TO = 3;
export const PASSED = 4;
export const SEPARATORS = 5;
export const PLAN_RECORD = SEPARATORS + NOTED_SEPARATORS.length;
/** In place of a segment's id: it has to be made out byte by byte; a line break may stand inside it. */
export const UNCLEAR = -1;
export const BROKEN = -2;

const PAGE = 65_536;
/** Where the places of the marks begin, in bytes, behind the bytes that are looked through; and where the records. */
const PLACES_AT = PAGE;
export const RECORDS_AT = PLACES_AT + Math.ceil(((INDEX_BYTES + 8) * 4) / PAGE) * PAGE;

const [
  LENGTH,
  TERMINATOR,
  ELEMENT,
  BASE,
  INSIDE,
  ROOM,
  AT,
  OUT,
  NEXT,
  BREAK,
  PLACE,
  WORD,
  TWO,
  CODE,
  COUNTS,
  BEHIND,
  PASSES,
  SPOT,
  SPOTS_TO,
] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18] as const;
/** Integers of 64 bits, and blocks of sixteen bytes. */
const [ENDS, MARKS, CARRY, PATTERN, FOURTEEN, ELEMENTS] = [19, 20, 21, 22, 23, 24] as const;
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

const makeOut: readonly Code[] = [
  set(WORD, loadWord(get(NEXT))),
  set(TWO, equal(and(shiftRight(get(WORD), integer(16)), integer(0xff)), get(ELEMENT))),
  set(CODE, choose(get(BREAK), integer(BROKEN), choose(isClear, id, integer(UNCLEAR)))),
  set(BREAK, integer(0)),
];

const writeRecord = (numbers: number): readonly Code[] => [
  store(get(OUT), add(get(NEXT), get(BASE))),
  store(get(OUT), add(get(PLACE), get(BASE)), 4),
  store(get(OUT), get(CODE), 8),
  set(OUT, add(get(OUT), integer(numbers * 4))),
];

const goOn: readonly Code[] = [set(NEXT, add(get(PLACE), integer(1))), overLineEnd];

/** Every segment gets a record. */
const recordAll: readonly Code[] = [...makeOut, ...writeRecord(RECORD), ...goOn];

const isOneOf = (codes: readonly number[]): Code => codes.map((code) => equal(get(CODE), integer(code))).reduce(or);
/**
 * Whether the segment at NEXT begins with a letter from A to Z, but none with which the ids of lines and of what ends a claim begin: then
 * its id matters no more inside a claim, if no line break stands in it.
 */
const isQuiet = and(
  and(below(subtract(loadByte(get(NEXT)), integer(65)), integer(26)), below(get(BREAK), greater(get(PLACE), get(NEXT)))),
  xor(and(shiftRight(integer(TELLING_LETTERS), loadByte(get(NEXT))), integer(1)), integer(1)),
);

/** What was passed over since the last record goes with the next: how many segments, how many of them lines, and where they end. */
const writePassed: readonly Code[] = [
  store(get(OUT), add(get(BEHIND), get(BASE)), PASSED_TO * 4),
  store(get(OUT), get(COUNTS), PASSED * 4),
];

/** What a comparison says of the 64 bytes from `at` on, one bit for each. */
function bitsOfStride(at: Code, compare: (block: Code) => Code): Code {
  const [first = [], ...rest] = [0, 16, 32, 48].map((offset) => {
    const bits = long.of(bitsOf(compare(loadBlock(at, offset))));
    return offset === 0 ? bits : long.shiftLeft(bits, long.integer(offset));
  });
  return rest.reduce((all, bits) => long.or(all, bits), first);
}

/** Takes the lowest of the MARKS away, but never the one in ENDS. */
const nextMark = set(MARKS, long.or(long.and(get(MARKS), long.subtract(get(MARKS), long.integer(1))), get(ENDS)));

/**
 * Notes the separators of a segment of less than 64 bytes, its terminator for those that it lacks; of a longer one it says by a 0 that
 * they are not noted.
 */
const writeSeparators: readonly Code[] = [
  when(
    below(subtract(get(PLACE), get(NEXT)), integer(STRIDE)),
    [
      set(ENDS, long.shiftLeft(long.integer(1), long.of(subtract(get(PLACE), get(NEXT))))),
      set(
        MARKS,
        long.or(
          bitsOfStride(get(NEXT), (block) => bytesEqual(block, get(ELEMENTS))),
          get(ENDS),
        ),
      ),
      ...NOTED_SEPARATORS.flatMap((ordinal, noted) => [
        ...Array.from({ length: ordinal - (NOTED_SEPARATORS[noted - 1] ?? 1) }, () => nextMark),
        store(get(OUT), add(add(get(NEXT), get(BASE)), long.lowestBit(get(MARKS))), (SEPARATORS + noted) * 4),
      ]),
    ],
    [store(get(OUT), integer(0), SEPARATORS * 4)],
  ),
];

/** Only what says something to the plan gets a record. */
const recordTelling: readonly Code[] = [
  when(
    and(get(INSIDE), isQuiet),
    [set(COUNTS, add(get(COUNTS), integer(1)))],
    [
      ...makeOut,
      set(PASSES, choose(get(INSIDE), isOneOf(INSIDE_CLAIMS), and(get(ROOM), isOneOf(ABOVE_CLAIMS)))),
      when(
        get(PASSES),
        [set(COUNTS, add(get(COUNTS), choose(equal(get(CODE), integer(SV1)), integer(0x1_0001), integer(1))))],
        [
          ...writePassed,
          ...writeSeparators,
          ...writeRecord(PLAN_RECORD),
          set(COUNTS, integer(0)),
          set(INSIDE, or(and(get(INSIDE), xor(isOneOf(ENDING_CLAIMS), integer(1))), equal(get(CODE), integer(CLM)))),
        ],
      ),
    ],
  ),
  set(BEHIND, add(get(PLACE), integer(1))),
  ...goOn,
];

const isLineBreak = or(equal(loadByte(get(PLACE)), integer(10)), equal(loadByte(get(PLACE)), integer(13)));

/** Notes the place of the lowest mark at SPOT and takes the mark away; without a mark it notes one that nobody will look at. */
const notePlace = (spot: number): readonly Code[] => [
  store(get(SPOT), add(get(AT), long.lowestBit(get(MARKS))), spot * 4),
  set(MARKS, long.and(get(MARKS), long.subtract(get(MARKS), long.integer(1)))),
];
/** So many places are noted of each stride without asking whether there are as many, which costs less than a branch guessed wrong. */
const NOTED = 4;

/** Places of terminators, and of bytes below 14 that follow none. */
const findMarks: readonly Code[] = [
  set(PATTERN, spread(get(TERMINATOR))),
  set(ELEMENTS, spread(get(ELEMENT))),
  set(FOURTEEN, spread(integer(14))),
  set(SPOTS_TO, integer(PLACES_AT)),
  repeatWhile(below(tee(AT, add(get(AT), integer(STRIDE))), get(LENGTH)), [
    set(
      ENDS,
      bitsOfStride(get(AT), (block) => bytesEqual(block, get(PATTERN))),
    ),
    set(
      MARKS,
      long.or(
        get(ENDS),
        long.and(
          bitsOfStride(get(AT), (block) => bytesBelow(block, get(FOURTEEN))),
          long.xor(long.or(long.shiftLeft(get(ENDS), long.integer(1)), get(CARRY)), long.integer(-1)),
        ),
      ),
    ),
    set(CARRY, long.shiftRight(get(ENDS), long.integer(63))),
    set(SPOT, get(SPOTS_TO)),
    set(SPOTS_TO, add(get(SPOTS_TO), shiftLeft(long.bits(get(MARKS)), integer(2)))),
    ...Array.from({ length: NOTED }, (_, spot) => notePlace(spot)).flat(),
    when(long.isSet(get(MARKS)), [
      set(SPOT, add(get(SPOT), integer(NOTED * 4))),
      repeatWhile(long.isSet(get(MARKS)), [...notePlace(0), set(SPOT, add(get(SPOT), integer(4)))]),
    ]),
  ]),
];

/**
 * The module of `index(length, terminator, element, base, inside, room)`: it looks through the first `length` bytes of its `memory`, 64 at
 * a time, for terminators and for bytes below 14 that follow none (among which are the line breaks inside segments), does what `record`
 * says for every segment that ends among them, and returns how many records were written, their places counted from `-base`. Behind the
 * bytes there must be 64 that are neither.
 */
function kernel(record: readonly Code[], numbers: number, atEnd: readonly Code[] = []): Uint8Array<ArrayBuffer> {
  const pages = Math.ceil((RECORDS_AT + (INDEX_BYTES + 1) * numbers * 4) / PAGE);
  return wasmModule({ name: "index", parameters: 6, integers: 13, longs: 3, blocks: 3 }, pages, [
    ...findMarks,
    set(SPOT, integer(PLACES_AT)),
    set(OUT, integer(RECORDS_AT)),
    overLineEnd,
    when(below(get(SPOT), get(SPOTS_TO)), [
      repeatWhile(below(tee(SPOT, add(get(SPOT), integer(4))), get(SPOTS_TO)), [
        set(PLACE, loadWord(get(SPOT))),
        when(equal(loadByte(get(PLACE)), get(TERMINATOR)), record, [
          when(and(greater(get(PLACE), get(NEXT)), isLineBreak), [set(BREAK, integer(1))]),
        ]),
      ]),
    ]),
    ...atEnd,
    divide(subtract(get(OUT), integer(RECORDS_AT)), integer(numbers * 4)),
  ]);
}

export const SEGMENT_KERNEL = kernel(recordAll, RECORD);
export const PLAN_KERNEL = kernel(recordTelling, PLAN_RECORD, writePassed);
