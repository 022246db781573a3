import type { ClaimFile } from "@claimscrub/claim";
import { readClaimsFromBytes } from "@claimscrub/x12";
import { describe, expect, test } from "vitest";
import { smallClaims, smallFile } from "./small-file.ts";

const FILE: ClaimFile = { fileId: "0".repeat(64), name: "small.837", order: 0 };
const WHOLE = smallFile();
const TEXT = new TextDecoder().decode(WHOLE);
const IDS = smallClaims().map((claim) => claim.id);

/** Where each claim's CLM segment ends, and where the segment after the claim ends, which shows that the claim is whole. */
const ENDS = IDS.map((id) => {
  const start = TEXT.indexOf(`CLM*${id}*`);
  const rest = TEXT.slice(start);
  const next = rest.search(/\n(HL|SE)\*/);
  return { id, startEnd: start + rest.indexOf("~") + 1, end: start + rest.indexOf("~", next) + 1 };
});

describe("a file cut off at any byte", () => {
  test("is read without a crash, and every claim that has begun is a claim or a fault", async () => {
    for (let length = 0; length <= WHOLE.byteLength; length++) {
      const batch = await readClaimsFromBytes(WHOLE.subarray(0, length), FILE);
      const read = new Set(batch.claims.map((claim) => claim.id));
      const faulted = new Set(batch.faults.map((fault) => fault.claim));
      const lost = ENDS.filter(({ id, startEnd }) => length >= startEnd && !read.has(id) && !faulted.has(id));
      expect(lost, `${length} bytes`).toEqual([]);
    }
  });

  test("says that something is missing, unless whole interchanges are", async () => {
    const wholeInterchanges = [...TEXT.matchAll(/IEA\*[^~]*~\n/g)].map((match) => match.index + match[0].length);
    expect(wholeInterchanges).toHaveLength(2);
    const silent: number[] = [];
    for (let length = 0; length <= WHOLE.byteLength; length++) {
      const { faults } = await readClaimsFromBytes(WHOLE.subarray(0, length), FILE);
      if (faults.length === 0) silent.push(length);
    }
    expect(silent).toEqual(wholeInterchanges.flatMap((end) => [end - 1, end]));
  });

  test("gives every claim before the cut unchanged, and none of which a part is missing but the last, when the envelope is told to be open", async () => {
    const read = async (bytes: Uint8Array): Promise<{ claims: Map<string, string>; kinds: string[] }> => {
      const { claims, faults } = await readClaimsFromBytes(bytes, FILE);
      const facts = claims.map((claim): [string, string] => [
        claim.id,
        claim.lines
          .map((line) =>
            [line.procedure, ...line.modifiers, line.units, line.chargeCents, line.date, line.pos, line.controlNumber].join(" "),
          )
          .join("; "),
      ]);
      return { claims: new Map(facts), kinds: faults.map((fault) => fault.kind) };
    };
    const whole = await read(WHOLE);
    expect([...whole.claims.keys()]).toEqual(IDS);
    for (let length = 0; length <= WHOLE.byteLength; length++) {
      const cut = await read(WHOLE.subarray(0, length));
      const lost = ENDS.filter(({ id, end }) => length >= end && cut.claims.get(id) !== whole.claims.get(id));
      expect(lost, `${length} bytes`).toEqual([]);
      const shortened = [...cut.claims.keys()].filter((id) => cut.claims.get(id) !== whole.claims.get(id));
      expect(shortened.length === 0 || cut.kinds.includes("se-absent"), `${length} bytes: ${cut.kinds}`).toBe(true);
      expect(shortened, `${length} bytes`).toEqual(shortened.length === 0 ? [] : [[...cut.claims.keys()].at(-1)]);
    }
  });
});
