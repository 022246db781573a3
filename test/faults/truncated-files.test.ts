import type { ClaimFile } from "@claimscrub/claim";
import { readClaimsFromBytes } from "@claimscrub/x12";
import { describe, expect, test } from "vitest";
import { smallClaims, smallFile } from "./small-file.ts";

const FILE: ClaimFile = { fileId: "0".repeat(64), name: "small.837", order: 0 };
const WHOLE = smallFile();
const TEXT = new TextDecoder().decode(WHOLE);
const IDS = smallClaims().map((claim) => claim.id);

/** How far each claim reaches: from its CLM segment to the end of its last line's segments. */
const ENDS = IDS.map((id) => {
  const start = TEXT.indexOf(`CLM*${id}*`);
  const rest = TEXT.slice(start);
  const next = rest.search(/\n(HL|SE)\*/);
  return { id, startEnd: start + rest.indexOf("~") + 1, end: start + next };
});

describe("a file cut off at any byte", () => {
  test("is read without a crash, and every claim that has begun is a claim or a fault", async () => {
    for (let length = 0; length <= WHOLE.byteLength; length++) {
      const batch = await readClaimsFromBytes(WHOLE.subarray(0, length), FILE);
      const read = new Set(batch.claims().map((claim) => claim.id));
      const faulted = new Set(batch.faults.map((fault) => fault.claim));
      const lost = ENDS.filter(({ id, startEnd }) => length >= startEnd && !read.has(id) && !faulted.has(id));
      expect(lost, `${length} bytes`).toEqual([]);
    }
  });

  test("says that something is missing, unless nothing but blanks is", async () => {
    const needed = TEXT.trimEnd().length;
    for (let length = 0; length < needed; length++) {
      const batch = await readClaimsFromBytes(WHOLE.subarray(0, length), FILE);
      expect(batch.faults.length, `${length} bytes of ${needed}`).toBeGreaterThan(0);
    }
    for (let length = needed; length <= WHOLE.byteLength; length++) {
      expect((await readClaimsFromBytes(WHOLE.subarray(0, length), FILE)).faults, `${length} bytes`).toEqual([]);
    }
  });

  test("still gives every whole claim before the cut, unchanged", async () => {
    const lines = async (bytes: Uint8Array): Promise<Map<string, string>> =>
      new Map(
        (await readClaimsFromBytes(bytes, FILE))
          .claims()
          .map((claim) => [
            claim.id,
            claim.lines
              .map((line) => [line.procedure, ...line.modifiers, line.units, line.chargeCents, line.date, line.pos].join(" "))
              .join("; "),
          ]),
      );
    const whole = await lines(WHOLE);
    expect([...whole.keys()]).toEqual(IDS);
    for (let length = 0; length <= WHOLE.byteLength; length += 1) {
      const cut = await lines(WHOLE.subarray(0, length));
      const changed = ENDS.filter(({ id, end }) => length > end + 1 && cut.get(id) !== whole.get(id));
      expect(changed, `${length} bytes`).toEqual([]);
    }
  });
});
