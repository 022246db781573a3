import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { Readable } from "node:stream";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { X12parser } from "x12-parser";
import type { ClaimSpec } from "./claim-spec.ts";
import { EXAMPLE_FILES } from "./expected-examples.ts";
import { type EnvelopeFault, type FileLayout } from "./file-layout.ts";
import { generateClaims, type Mix } from "./generate-claims.ts";
import { inventedMbi, inventedNpi, npiCheckDigit } from "./identifiers.ts";
import { LABELLED_ERRORS } from "./labelled-errors.ts";
import { createRandom } from "./random.ts";
import { readme, ROWS_EXAMPLE, textOfExample, textOfRows } from "./write-examples.ts";
import { write837p } from "./write-837p.ts";

const EXAMPLES = path.resolve(import.meta.dirname, "../../examples");

function claimsOf(mix: Partial<Mix>): ClaimSpec[] {
  return [...generateClaims(mix)].map(({ claim }) => claim);
}

function textOf(mix: Partial<Mix>, layout: Partial<FileLayout> = {}): string {
  return [...write837p(claimsOf(mix), layout)].join("");
}

/** What x12-parser, a reader of other authors, finds in a text. */
async function witness(text: string): Promise<{ claims: string[]; lines: number; charges: number; segments: number }> {
  const seen = { claims: [] as string[], lines: 0, charges: 0, segments: 0 };
  const parser = new X12parser();
  for await (const segment of Readable.from([Buffer.from(text)]).pipe(parser) as AsyncIterable<Record<string, string>>) {
    if (segment.name === "") continue;
    seen.segments += 1;
    if (segment.name === "CLM") seen.claims.push(segment["1"] ?? "");
    if (segment.name === "SV1") {
      seen.lines += 1;
      seen.charges += Math.round(Number(segment["2"]) * 100);
    }
  }
  return seen;
}

/** What SE01, GE01 and IEA01 say, in order, and what there is. */
function envelopeCounts(text: string): { said: number[]; counted: number[] } {
  const said: number[] = [];
  const counted: number[] = [];
  const open = { segments: 0, transactions: 0, groups: 0 };
  for (const line of text.trimEnd().split("\n")) {
    const [id = "", count = ""] = line.replace("~", "").split("*");
    if (id === "ST") open.segments = 0;
    if (id === "GS") open.transactions = 0;
    if (id === "ISA") open.groups = 0;
    open.segments += 1;
    const closes = { SE: open.segments, GE: open.transactions, IEA: open.groups }[id];
    if (closes === undefined) continue;
    said.push(Number(count));
    counted.push(closes);
    if (id === "SE") open.transactions += 1;
    if (id === "GE") open.groups += 1;
  }
  return { said, counted };
}

describe("identifiers", () => {
  test("the check digit of an NPI is that of the standard's own example", () => expect(npiCheckDigit("123456789")).toBe("3"));
  test("an invented NPI has ten digits and begins with 2", () => expect(inventedNpi(4101)).toMatch(/^2\d{9}$/));
  test("a member id has the shape that Medicare uses", () => {
    const random = createRandom(5);
    for (let at = 0; at < 200; at++)
      expect(inventedMbi(random)).toMatch(
        /^[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y]{2}\d\d$/,
      );
  });
});

describe("generated files", () => {
  test("the same seed gives the same bytes, on every machine and for ever", () => {
    const digest = createHash("sha256")
      .update(textOf({ claims: 400, seed: 7, flagged: 0.2 }))
      .digest("hex");
    expect(digest).toBe("226d64316bfe9cc6bd4cc71413c571f76e9411c4c342e4bb2ea172a999076ff3");
  });
  test("another seed gives another file", () => expect(textOf({ claims: 5, seed: 1 })).not.toBe(textOf({ claims: 5, seed: 2 })));
  test("have the shapes of real files", () => {
    const claims = claimsOf({ claims: 4000, seed: 3 });
    const share = (of: (claim: ClaimSpec) => boolean): number => claims.filter(of).length / claims.length;
    expect(share((claim) => claim.lines.length === 1)).toBeCloseTo(0.55, 1);
    expect(share((claim) => claim.lines.length >= 10)).toBeCloseTo(0.07, 1);
    expect(share((claim) => claim.otherCoverages !== undefined)).toBeCloseTo(0.43, 1);
    expect(share((claim) => claim.dependent !== undefined)).toBeCloseTo(0.15, 1);
    expect(share((claim) => claim.coverage.payer.filing === "MB")).toBeCloseTo(0.43, 1);
    expect(Math.max(...claims.map((claim) => claim.lines.length))).toBe(50);
    const lines = claims.flatMap((claim) => claim.lines);
    expect(lines.length / claims.length).toBeCloseTo(3, 0);
    expect(new Set(claims.map((claim) => claim.id)).size).toBe(claims.length);
  });
  test("bring patients back on later days, far apart in the file", () => {
    const visits = new Map<string, number[]>();
    for (const [at, claim] of claimsOf({ claims: 3000, seed: 4 }).entries())
      visits.set(claim.coverage.memberId, [...(visits.get(claim.coverage.memberId) ?? []), at]);
    const back = [...visits.values()].filter((places) => places.length > 1);
    expect(back.length).toBeGreaterThan(100);
    expect(Math.max(...back.map((places) => (places.at(-1) ?? 0) - (places[0] ?? 0)))).toBeGreaterThan(500);
  });
  test("name every labelled error in turn", () => {
    const names = [...generateClaims({ claims: LABELLED_ERRORS.length, flagged: 1 })].map(({ error }) => error?.name);
    expect(names).toEqual(LABELLED_ERRORS.map((error) => error.name));
  });
  test.each<[string, Partial<FileLayout>]>([
    ["in one line", { lineEnding: "" }],
    ["in version 4010 with other delimiters", { version: "4010", element: "|", component: ">", terminator: "\r", lineEnding: "\n" }],
    ["indented, with carriage returns", { lineEnding: "\r\n", indent: "  " }],
    [
      "with one claim a transaction, five transactions a group, three groups an interchange",
      { claimsPerTransaction: 1, transactionsPerGroup: 5, groupsPerInterchange: 3 },
    ],
  ])("are read by another reader %s", async (_, layout) => {
    const claims = claimsOf({ claims: 60, seed: 11, flagged: 0.3 });
    const seen = await witness([...write837p(claims, layout)].join(""));
    expect(seen.claims).toEqual(claims.map((claim) => claim.id));
    expect(seen.lines).toBe(claims.reduce((sum, claim) => sum + claim.lines.length, 0));
    expect(seen.charges).toBe(claims.flatMap((claim) => claim.lines).reduce((sum, line) => sum + line.chargeCents, 0));
  });
  test("count what they wrap, however they are cut", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (count, claimsPerTransaction, transactionsPerGroup, groupsPerInterchange) => {
          const text = textOf({ claims: count, seed: count }, { claimsPerTransaction, transactionsPerGroup, groupsPerInterchange });
          const { said, counted } = envelopeCounts(text);
          expect(said).toEqual(counted);
          expect(text.match(/^CLM\*/gm)?.length).toBe(count);
          expect((text.match(/^ISA.*$/gm) ?? []).filter((isa) => isa.length !== 106)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
  test.each<[EnvelopeFault, RegExp]>([
    ["no-SE", /^SE\*/m],
    ["no-GE", /^GE\*/m],
    ["no-IEA", /^IEA\*/m],
    ["no-ISA", /^ISA\*/m],
  ])("leave out what %s says", (fault, pattern) => {
    expect(textOf({ claims: 2 })).toMatch(pattern);
    expect(textOf({ claims: 2 }, { faults: [fault] })).not.toMatch(pattern);
  });
  test.each<EnvelopeFault>([
    "wrong-segment-count",
    "wrong-transaction-count",
    "wrong-group-count",
    "other-control-number-in-SE",
    "other-control-number-in-GE",
    "other-control-number-in-IEA",
    "short-ISA",
    "long-ISA",
  ])("change one segment for %s", (fault) => {
    const [right, wrong] = [textOf({ claims: 2 }), textOf({ claims: 2 }, { faults: [fault] })].map((text) => text.split("\n"));
    expect(right?.filter((segment, at) => segment !== wrong?.[at])).toHaveLength(1);
  });
});

describe("the example files", () => {
  test.each(EXAMPLE_FILES)("$name is what the generator makes", (file) => {
    expect(readFileSync(path.join(EXAMPLES, file.name), "utf8")).toBe(textOfExample(file));
  });
  test("the page that explains them is what the generator makes", () =>
    expect(readFileSync(path.join(EXAMPLES, "README.md"), "utf8")).toBe(readme()));
  test("so is the export in rows", () => expect(readFileSync(path.join(EXAMPLES, ROWS_EXAMPLE), "utf8")).toBe(textOfRows()));
  test("no claim has the number of another", () => {
    const ids = EXAMPLE_FILES.flatMap((file) => file.claims.map((claim) => claim.id));
    expect(new Set(ids).size).toBe(ids.length);
  });
  test("every rule that the examples promise is shown beside clean claims of the same file", () => {
    const codes = new Set(EXAMPLE_FILES.flatMap((file) => file.claims.flatMap((claim) => claim.finding?.[0] ?? [])));
    const promised = [
      "MOH-001",
      "MOH-002",
      "MOH-003",
      "MOH-009",
      "MOH-012",
      "MOH-013",
      "MOH-020",
      "MOH-021",
      "MOH-028",
      "MOH-033",
      "MOH-048",
      "POS-001",
      "POS-003",
      "POS-004",
      "MOD-010",
      "PTP-001",
      "PTP-002",
      "MUE-001",
      "MUE-002",
      "MUE-003",
      "AOC-001",
      "GLB-001",
      "DUP-002",
      "PRC-020",
    ];
    expect([...codes].sort()).toEqual(promised.sort());
    for (const file of EXAMPLE_FILES) expect(file.claims.filter((claim) => claim.finding === undefined).length).toBeGreaterThan(0);
  });
  test("no file of the folder is without its source", () =>
    expect(
      readdirSync(EXAMPLES)
        .filter((name) => name.endsWith(".837"))
        .sort(),
    ).toEqual(EXAMPLE_FILES.map((file) => file.name).sort()));
});
