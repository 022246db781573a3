import process from "node:process";
import type { ByteSource } from "@claimscrub/claim";
import { planCsv, readCsvMap } from "@claimscrub/cms-1500";
import { describe, expect, test } from "vitest";

const { map } = readCsvMap({ columns: { claim: "Claim", from: "From", procedure: "CPT", charge: "Charge", note: "Note" } }, "hostile");
const HEADER = "Claim,From,CPT,Charge,Note\n";
const ROW = "A1,20240801,17311,100,\n";
const GIGABYTE = 2 ** 30;

/** A file of so many bytes that is not held: `head`, then one byte again and again, or a text repeated. */
function endless(head: string, filling: string, byteLength: number): ByteSource {
  const first = Buffer.from(head);
  const block = Buffer.from(filling.repeat(Math.ceil(2 ** 20 / filling.length)));
  return {
    byteLength,
    read: async (from, to) => {
      if (from < first.length) return new Uint8Array(first.subarray(from, Math.min(to, first.length)));
      const at = (from - first.length) % filling.length;
      return new Uint8Array(block.subarray(at, at + Math.min(to - from, block.length - at)));
    },
  };
}

async function plan(source: ByteSource) {
  const before = process.memoryUsage().arrayBuffers;
  const began = performance.now();
  const { planFaults, claims } = await planCsv(source, map);
  return {
    kinds: [...new Set(planFaults.map(({ kind }) => kind))],
    claims,
    seconds: (performance.now() - began) / 1000,
    megabytes: (process.memoryUsage().arrayBuffers - before) / 2 ** 20,
  };
}

describe("hostile files in rows are refused or read within limits, soon and with little memory", () => {
  test.each([
    ["a line of a gigabyte", endless(HEADER + ROW, "x", GIGABYTE), ["csv-row-too-long"], 1],
    ["a header of a gigabyte", endless("", "Claim", GIGABYTE), ["csv-required-column-absent"], 0],
    ["zero bytes", endless(HEADER + ROW, "\0", GIGABYTE), ["csv-binary"], 0],
    [
      "quotes that are never closed, one a line",
      endless(HEADER + ROW, `B2,20240801,"${"x".repeat(40_000)}\n`, GIGABYTE),
      ["csv-too-many-open-quotes"],
      0,
    ],
    ["one quote that is never closed", endless(`${HEADER}${ROW}B2,"`, "x", GIGABYTE), ["csv-row-too-long"], 1],
    ["a header of 100,000 columns", endless(`${HEADER.trim()}${",x".repeat(100_000)}\n${ROW}`, "\n", 2 ** 21), ["csv-too-many-columns"], 0],
    ["a row of 100,000 cells", endless(`${HEADER}${ROW}B2${",".repeat(100_000)}x\n`, "\n", 2 ** 20), [], 2],
    ["quotes that close in the next line, for ever", endless(HEADER + ROW, 'B2,"\n', 2 ** 26), ["csv-too-many-open-quotes"], 0],
    ["one claim of a million rows", endless(HEADER + ROW, "B2,20240801,17311,100,\n", 2 ** 25), [], 2],
  ] as const)("%s", async (_, source, kinds, claims) => {
    const planned = await plan(source);
    expect(planned.kinds).toEqual(expect.arrayContaining([...kinds]));
    expect(planned.claims).toBe(claims);
    expect(planned.megabytes).toBeLessThan(200);
    expect(planned.seconds).toBeLessThan(20);
  });

  test("bytes at random make a plan, whatever they are", async () => {
    let seed = 7;
    const random = (): number => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) >>> 16;
    const alphabet = Buffer.from('",\n\r;A1x\t');
    for (let round = 0; round < 200; round++) {
      const bytes = Uint8Array.from({ length: 400 }, () => alphabet[random() % alphabet.length]!);
      const text = Buffer.concat([Buffer.from(HEADER), bytes]);
      const source: ByteSource = { byteLength: text.length, read: async (from, to) => new Uint8Array(text.subarray(from, to)) };
      const [large, small] = [await planCsv(source, map), await planCsv(source, map, { readBytes: 3 })];
      expect([small.claims, small.planFaults]).toEqual([large.claims, large.planFaults]);
    }
  });
});
