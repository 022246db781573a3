import { bytesInMemory } from "@claimscrub/claim";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeSpills, type SpilledChunk } from "./merge-spills.ts";
import { compareRecords, decodeRecord, recordLength, RecordWriter, type SpillRecord } from "./spill-records.ts";

/** Bytes of a text with characters of one to four bytes. */
function text(maxLength: number): fc.Arbitrary<Uint8Array> {
  return fc.string({ unit: "binary", maxLength }).map((some) => new TextEncoder().encode(some));
}

function encodeRecords(all: readonly SpillRecord[]): Uint8Array {
  const writer = new RecordWriter();
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  for (const record of all) writer.add(record, decoder.decode(record.json), decoder.decode(record.csv));
  return writer.take();
}

const records = fc.array(
  fc.record({
    place: fc.integer({ min: 0, max: 3 }),
    claimIndex: fc.integer({ min: 0, max: 9 }),
    kind: fc.constantFrom<SpillRecord["kind"]>("finding", "line"),
    line: fc.integer({ min: 0, max: 4 }),
    severity: fc.constantFrom<SpillRecord["severity"]>("error", "warning", "info"),
    cents: fc.integer({ min: -1, max: 1_000_000 }),
    code: fc.constantFrom("", "MOH-001", "PTP-002"),
    id: fc.stringMatching(/^[0-9a-f]{16}$/),
    json: text(9000),
    csv: text(40),
  }),
  { maxLength: 60 },
);

/** Deals the claims out to chunks, spills each chunk in order, and says where it lies. */
function spill(all: readonly SpillRecord[], chunks: number): { bytes: Uint8Array; spilled: SpilledChunk[] } {
  const parts = Array.from({ length: chunks }, (_, chunk) =>
    all.filter((record) => (record.place * 10 + record.claimIndex) % chunks === chunk).sort(compareRecords),
  );
  const encoded = parts.map((part) => encodeRecords(part));
  const bytes = new Uint8Array(encoded.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  const spilled = encoded.map((part, chunk) => {
    bytes.set(part, at);
    const from = at;
    at += part.length;
    return { spill: "spill", from, to: at, firstPlace: parts[chunk]![0]?.place ?? 0, firstClaim: parts[chunk]![0]?.claimIndex ?? 0 };
  });
  return { bytes, spilled };
}

async function collect(all: readonly SpillRecord[], chunks: number): Promise<SpillRecord[]> {
  const { bytes, spilled } = spill(all, chunks);
  const merged: SpillRecord[] = [];
  for await (const batch of mergeSpills([...spilled].reverse(), async () => bytesInMemory(bytes))) merged.push(...batch);
  return merged;
}

test("a record survives the way to bytes and back", () => {
  fc.assert(
    fc.property(records, (all) => {
      const bytes = encodeRecords(all);
      const back: SpillRecord[] = [];
      for (let at = 0; at < bytes.length; at += recordLength(bytes, at)!) back.push(decodeRecord(bytes, at));
      expect(back).toEqual(all);
    }),
  );
});

test("however claims are dealt out to chunks, the merge gives one order and loses nothing", async () => {
  await fc.assert(
    fc.asyncProperty(records, fc.integer({ min: 1, max: 12 }), async (all, chunks) => {
      const distinct = [
        ...new Map(
          all.map((record) => [`${record.place} ${record.claimIndex} ${record.kind} ${record.line} ${record.code} ${record.id}`, record]),
        ).values(),
      ];
      expect(await collect(distinct, chunks)).toEqual([...distinct].sort(compareRecords));
    }),
    { numRuns: 60 },
  );
});

test("a spill that was cut short is a fault, never a shorter result", async () => {
  const record: SpillRecord = {
    place: 0,
    claimIndex: 1,
    kind: "finding",
    line: 1,
    severity: "error",
    cents: 5,
    code: "MOH-001",
    id: "0123456789abcdef",
    json: new Uint8Array(100),
    csv: new Uint8Array(0),
  };
  const { bytes, spilled } = spill([record, { ...record, line: 2 }], 1);
  const cut = async () => {
    for await (const batch of mergeSpills(spilled, async () => bytesInMemory(bytes.subarray(0, bytes.length - 10)))) void batch;
  };
  await expect(cut()).rejects.toThrow("early");
});
