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
import { CLM, HI, SV1 } from "./segment-id.ts";
import { ABOVE_CLAIMS, ENDING_CLAIMS, TELLING_LETTERS } from "./telling-segments.ts";

/** Most bytes that one call looks through; a multiple of 64. */
export const INDEX_BYTES = 32_768;
/** Numbers of a record. */
export const RECORD = 3;
/** Numbers of a record of the plan's index, and which of them say what was passed over. */
export const PLAN_RECORD = 5;
export const PASSED_TO = 3;
export const PASSED = 4;
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
const [ENDS, MARKS, CARRY, PATTERN, FOURTEEN] = [19, 20, 21, 22, 23] as const;
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
/** A to Z but those with which the ids of lines and of what ends a claim begin. */
const isQuietLetter = and(
  below(subtract(shiftRight(get(CODE), integer(16)), integer(65)), integer(26)),
  xor(and(shiftRight(integer(TELLING_LETTERS), shiftRight(get(CODE), integer(16))), integer(1)), integer(1)),
);

/** What was passed over since the last record goes with the next: how many segments, how many of them lines, and where they end. */
const writePassed: readonly Code[] = [
  store(get(OUT), add(get(BEHIND), get(BASE)), PASSED_TO * 4),
  store(get(OUT), get(COUNTS), PASSED * 4),
];

/** Only what says something to the plan gets a record. */
const recordTelling: readonly Code[] = [
  ...makeOut,
  when(
    get(INSIDE),
    [set(PASSES, or(isQuietLetter, or(equal(get(CODE), integer(SV1)), equal(get(CODE), integer(HI)))))],
    [set(PASSES, and(get(ROOM), isOneOf(ABOVE_CLAIMS)))],
  ),
  when(
    get(PASSES),
    [set(COUNTS, add(get(COUNTS), choose(equal(get(CODE), integer(SV1)), integer(0x1_0001), integer(1))))],
    [
      ...writePassed,
      ...writeRecord(PLAN_RECORD),
      set(COUNTS, integer(0)),
      set(INSIDE, or(and(get(INSIDE), xor(isOneOf(ENDING_CLAIMS), integer(1))), equal(get(CODE), integer(CLM)))),
    ],
  ),
  set(BEHIND, add(get(PLACE), integer(1))),
  ...goOn,
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
  set(FOURTEEN, spread(integer(14))),
  set(SPOTS_TO, integer(PLACES_AT)),
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
  return wasmModule({ name: "index", parameters: 6, integers: 13, longs: 3, blocks: 2 }, pages, [
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
