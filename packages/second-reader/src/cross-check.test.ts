import { bytesInMemory } from "@claimscrub/claim";
import { planFile } from "@claimscrub/x12";
import { describe, expect, test } from "vitest";
import { generateClaims } from "../../../test/generator/generate-claims.ts";
import type { FileLayout } from "../../../test/generator/file-layout.ts";
import { write837p } from "../../../test/generator/write-837p.ts";
import { crossCheck, disagreement, isCrossChecked } from "./cross-check.ts";

const FILE = { fileId: "a".repeat(64), name: "a.837", order: 0 };
const claims = [...generateClaims({ claims: 60, seed: 5, flagged: 0.2 })].map(({ claim }) => claim);
const written = (layout: Partial<FileLayout> = {}, some = claims) => [...write837p(some, layout)].join("");
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

async function check(text: string | Uint8Array) {
  const source = bytesInMemory(typeof text === "string" ? bytesOf(text) : text);
  return crossCheck(source, FILE, await planFile(source));
}

describe("the two readers agree on", () => {
  const first = written({}, claims.slice(0, 20));
  const other = written({ element: "|", component: ">", terminator: "'" }, claims.slice(20, 40));
  test.each([
    ["a usual file", written()],
    ["segments ended by line feeds", written({ terminator: "\n", lineEnding: "" })],
    ["other delimiters", written({ element: "|", component: ">", terminator: "'" })],
    // What x12-parser alone gets wrong, and what is worked round:
    ["a byte order mark in front", new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf(written())])],
    ["line breaks in front", `\r\n\r\n${written()}`],
    ["a header of the wrong width", written().replace(/^(ISA\*00\*)\s+/, "$1")],
    ["a second interchange with other delimiters", first + other],
    ["three interchanges, there and back", first + other + written({}, claims.slice(40))],
    ["letters beyond ASCII", written().replace(/NM1\*85\*2\*\w/, "NM1*85*2*\xD6")],
    ["no line break at the end", written().trimEnd()],
  ])("%s", async (_, text) => {
    const { outcome, ours, theirs } = await check(text);
    expect([outcome, ours]).toEqual(["agreed", theirs]);
    expect(ours.claims).toBeGreaterThan(30);
    expect(ours.chargeCents).toBeGreaterThan(0);
  });
});

describe("they are told apart when they differ: a plan that leaves out", () => {
  test.each([
    ["the last claim", 59, { claims: 59 }],
    ["all claims but the first", 1, { claims: 1 }],
  ])("%s", async (_, kept, ours) => {
    const source = bytesInMemory(bytesOf(written()));
    const plan = await planFile(source);
    const short = new Proxy(plan, { get: (target, key) => (key === "claims" ? kept : Reflect.get(target, key)) });
    const found = await crossCheck(source, FILE, short);
    expect(found).toMatchObject({ outcome: "disagreed", ours, theirs: { claims: 60 } });
    expect(disagreement(found)).toMatch(
      /^quarantined: .*ours counts \d+ claims, \d+ lines, [\d.]+, the other 60 claims, \d+ lines, [\d.]+; \d+ claims differ$/,
    );
  });

  test("a line of a claim, though charges and counts of claims are the same", async () => {
    const text = written();
    const source = bytesInMemory(bytesOf(text));
    const plan = await planFile(source);
    // The second reader sees another procedure code than the plan's bytes say.
    const at = text.indexOf("SV1*HC:") + 7;
    const changed = bytesInMemory(bytesOf(`${text.slice(0, at)}99499${text.slice(at + 5)}`));
    let reads = 0;
    const twoFaced = {
      byteLength: source.byteLength,
      read: (from: number, to: number) => (from === 0 && reads++ === 0 ? changed : source).read(from, to),
    };
    expect(await crossCheck(twoFaced, FILE, plan)).toMatchObject({ outcome: "disagreed", differing: 1 });
  });
});

test("they are told apart by a service of another form inside a claim, which one of them counts", async () => {
  const text = written({}, claims.slice(0, 3)).replace("SV1*HC:", "SV2*0450*HC:99281*10*UN*1~SV1*HC:");
  const found = await check(text);
  expect(found).toMatchObject({ outcome: "disagreed", ours: { claims: 3 }, theirs: { claims: 3 }, differing: 1 });
  expect(found.theirs.lines).toBeGreaterThan(found.ours.lines);
});

test("a claim behind the end of its interchange is told by our reader, and nothing to put the file aside for", async () => {
  const stray = "CLM*STRAY*100***11:B:1*Y*A*Y*Y~HI*ABK:C44311~LX*1~SV1*HC:99213*100*UN*1***1~";
  const found = await check(written({}, claims.slice(0, 3)) + stray);
  expect(found).toMatchObject({ outcome: "agreed", ours: { claims: 3 }, theirs: { claims: 4 }, differing: 0 });
});

test("a damaged file is not put aside for being read in two ways", async () => {
  const text = written();
  const cut = text.slice(0, text.lastIndexOf("SV1*") + 6);
  expect(["agreed", "not-comparable"]).toContain((await check(cut)).outcome);
  const noClaims = "ISA*00*x";
  expect((await check(noClaims)).outcome).not.toBe("disagreed");
});

test("small files are all read twice, of large ones a share that is always the same", () => {
  const which = { allBelowBytes: 1000, share: 0.25 };
  const idOf = (part: number) =>
    Math.floor(part * 2 ** 32)
      .toString(16)
      .padStart(8, "0") + "0".repeat(56);
  expect(isCrossChecked(idOf(0.99), 999, which)).toBe(true);
  expect([0, 0.24, 0.25, 0.99].map((part) => isCrossChecked(idOf(part), 1000, which))).toEqual([true, true, false, false]);
  expect(isCrossChecked(idOf(0), 1000, { ...which, share: 0 })).toBe(false);
});
