import fc from "fast-check";
import { expect, test } from "vitest";
import {
  BROKEN,
  INDEX_BYTES,
  plainIndex,
  type PlanIndex,
  plainPlanIndex,
  PASSED_TO,
  PLAN_RECORD,
  RECORD,
  type SegmentIndex,
  SEPARATORS,
  simdIndex,
  simdPlanIndex,
  UNCLEAR,
} from "./segment-index.ts";
import { segmentId } from "./segment-id.ts";
import { ABOVE_CLAIMS, ENDING_CLAIMS } from "./telling-segments.ts";

function segments(index: SegmentIndex, bytes: Uint8Array, from: number, to: number, terminator: number, element = 42): number[][] {
  const count = index.find(bytes, from, to, terminator, element);
  return Array.from({ length: count }, (_, at) => [...index.records.subarray(at * RECORD, at * RECORD + RECORD)]);
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from([...text].map((char) => char.charCodeAt(0)));
}

const both: [string, SegmentIndex][] = [
  ["plain", plainIndex()],
  ["vector", simdIndex()!],
];

test.each(both)("the %s index gives each segment's beginning, end and id", (_, index) => {
  const bytes = bytesOf("NM1*IL~\r\nHL*1~\nSE~ LX*1~N3*A\r\nB~~\xA6HL*2~A~B*1~REF*");
  expect(segments(index, bytes, 0, bytes.length, 126)).toEqual([
    [0, 6, segmentId("NM1")],
    [9, 13, segmentId("HL")],
    // Without elements, indented, with a line break inside, empty, behind a byte that no id begins with, of one letter.
    [15, 17, UNCLEAR],
    [18, 23, UNCLEAR],
    [24, 31, BROKEN],
    [32, 32, UNCLEAR],
    [33, 38, UNCLEAR],
    [39, 40, UNCLEAR],
    [41, 44, UNCLEAR],
  ]);
  expect(segments(index, bytes, 7, 14, 126)).toEqual([[9, 13, segmentId("HL")]]);
  expect(segments(index, bytes, 5, 5, 126)).toEqual([]);
});

test.each(both)("the %s index reads line feeds as terminators where they are that", (_, index) => {
  const bytes = bytesOf("HL*1\r\nLX*1\n\nLX*2\n");
  expect(segments(index, bytes, 0, bytes.length, 10)).toEqual([
    [0, 5, BROKEN],
    [6, 10, segmentId("LX")],
    [12, 11, UNCLEAR],
    [12, 16, segmentId("LX")],
  ]);
});

test("the vector index finds what the plain one finds in any bytes", () => {
  const plain = plainIndex();
  const simd = simdIndex()!;
  const likely = fc.constantFrom(126, 126, 10, 13, 42, 42, 9, 13, 14, 0, 255, 78, 77, 49, 72, 76, 32);
  const byte = fc.oneof({ weight: 3, arbitrary: likely }, fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(byte, { maxLength: 120 }),
      fc.constantFrom(126, 10, 13, 32, 200, 28),
      (a, b, terminator) => {
        const bytes = Uint8Array.from([...a, ...b]);
        for (const from of [0, Math.min(3, bytes.length)])
          expect(segments(simd, bytes, from, bytes.length, terminator)).toEqual(segments(plain, bytes, from, bytes.length, terminator));
      },
    ),
  );
});

test("a whole stretch of terminators fits", () => {
  const bytes = new Uint8Array(INDEX_BYTES).fill(126);
  for (const [, index] of both) {
    const found = segments(index, bytes, 0, INDEX_BYTES, 126);
    expect([found.length, found.at(-1)]).toEqual([INDEX_BYTES, [INDEX_BYTES - 1, INDEX_BYTES - 1, UNCLEAR]]);
  }
});

/** What a plan's index gives: its records without separators and, at the end, what was passed over behind them. */
function told(index: PlanIndex, bytes: Uint8Array, inside: boolean, room: boolean, terminator = 126): number[][] {
  const count = index.find(bytes, 0, bytes.length, terminator, 42, inside, room);
  const records = Array.from({ length: count }, (_, at) => [...index.records.subarray(at * PLAN_RECORD, at * PLAN_RECORD + SEPARATORS)]);
  return [...records, [...index.records.subarray(count * PLAN_RECORD + PASSED_TO, count * PLAN_RECORD + SEPARATORS)]];
}

/** The separators that were noted at the records found last; none where the first is a 0. */
function noted(index: PlanIndex, count: number): number[][] {
  return Array.from({ length: count }, (_, at) => {
    const places = [...index.records.subarray(at * PLAN_RECORD + SEPARATORS, (at + 1) * PLAN_RECORD)];
    return places[0] === 0 ? [] : places;
  });
}

test.each([
  ["plain", plainPlanIndex()],
  ["vector", simdPlanIndex()!],
])("the %s index of a plan counts what it passes over", (_, index) => {
  const bytes = bytesOf("HL*1~\nSBR*P~N3*A~REF*X~CLM*1~HI*A~SV1*A~SV1*B~DTP*A~CR1*A~HL*2~SV1*A~N4*A~");
  expect(told(index, bytes, false, true)).toEqual([
    [0, 4, segmentId("HL"), 0, 0],
    [17, 22, segmentId("REF"), 17, 2],
    [23, 28, segmentId("CLM"), 23, 0],
    [52, 57, segmentId("CR1"), 52, 0x2_0004],
    [58, 62, segmentId("HL"), 58, 0],
    [63, 68, segmentId("SV1"), 63, 0],
    [74, 1],
  ]);
  // Inside a claim from the first on, and with no room above claims.
  expect(told(index, bytesOf("SV1*A~NM1*A~\r\nSE*1*1~N3*A~"), true, false)).toEqual([
    [14, 20, segmentId("SE"), 12, 0x1_0002],
    [21, 25, segmentId("N3"), 21, 0],
    [26, 0],
  ]);
});

test.each([
  ["plain", plainPlanIndex()],
  ["vector", simdPlanIndex()!],
])("the %s index of a plan notes separators, and the terminator for those that are not there", (_, index) => {
  // Places:              0         1         2         3         4
  //                      0123456789012345678901234567890123456789012345
  const bytes = bytesOf("NM1*IL*1*DOE*JANE****MI*AB12*XX~DMG*D8*1943~HL~");
  expect(told(index, bytes, false, true)).toHaveLength(4);
  expect(noted(index, 3).slice(0, 2)).toEqual([
    [3, 6, 8, 12, 17, 23, 28],
    [35, 38, 43, 43, 43, 43, 43],
  ]);
  // The first, second, third, fourth, fifth, ninth and tenth; of 64 bytes and more none.
  const long = (bytes: number): Uint8Array => bytesOf(`NM1*PR*2*${"B".repeat(bytes - 9)}~`);
  expect(told(index, long(63), false, true)).toHaveLength(2);
  expect(noted(index, 1)).toEqual([[3, 6, 8, 63, 63, 63, 63]]);
  expect(told(index, long(64), false, true)).toHaveLength(2);
  expect(noted(index, 1)).toEqual([[]]);
});

test("the vector index of a plan tells what the plain one tells", () => {
  const plain = plainPlanIndex();
  const simd = simdPlanIndex()!;
  const ids = ["CLM", "SV1", "HI", "NM1", "DTP", "CAS", "CR1", "IEA", "REF", "R", "DTP ", "x", "SV1 ", ""];
  const known = [...ABOVE_CLAIMS, ...ENDING_CLAIMS].map((code) =>
    String.fromCharCode(code >> 16, (code >> 8) & 255, code & 255).replace("\0", ""),
  );
  const segment = fc
    .tuple(
      fc.constantFrom(...ids, ...known),
      fc.constantFrom("*", "*A", "*A*B", "*A**B*C***D**E*F*G*H", `*${"B".repeat(58)}*`, `*${"B".repeat(59)}*`, "", "*\n", "\r\n"),
      fc.constantFrom("~", "~\n", "~\r\n", "~ "),
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 40 }), fc.boolean(), fc.boolean(), (segments, inside, room) => {
      const bytes = bytesOf(segments.join(""));
      const found = told(simd, bytes, inside, room);
      expect(found).toEqual(told(plain, bytes, inside, room));
      expect(noted(simd, found.length - 1)).toEqual(noted(plain, found.length - 1));
    }),
  );
});
