import { bytesInMemory, type ByteSource } from "@claimscrub/claim";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FAULTS, faultMessage, type FaultKind, planFile, readClaimsFromBytes } from "./index.ts";

const FILE = { fileId: "5e".repeat(32), name: "test.837", order: 0 };
const ISA = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *250301*0815*^*00501*000000001*0*T*:";
const GS = "GS*HC*SENDER*RECEIVER*20250301*0815*1*X*005010X222A1";
const ST = "ST*837*0001*005010X222A1";
const BHT = "BHT*0019*00*1*20250301*0815*CH";
const PROVIDER = ["HL*1**20*1", "PRV*BI*PXC*207N00000X", "NM1*85*2*SKIN CENTER*****XX*1234567893", "N3*1 LAKE AVE", "N4*MOBILE*AL*36602"];
const SUBSCRIBER = [
  "HL*2*1*22*0",
  "SBR*P*18*******MB",
  "NM1*IL*1*WALTERS*EDNA****MI*1EG4TE5MK73",
  "DMG*D8*19430501*F",
  "NM1*PR*2*MEDICARE*****PI*10112",
];
const CLAIM = ["CLM*A1*300***11:B:1*Y*A*Y*Y", "HI*ABK:C44311*ABF:L570"];
const LINE = ["LX*1", "SV1*HC:17311*200*UN*1***1", "DTP*472*D8*20250224"];
const SECOND = ["LX*2", "SV1*HC:17312*100*UN*1***1", "DTP*472*D8*20250224"];
const ABOVE = [...PROVIDER, ...SUBSCRIBER];
const BODY = [...ABOVE, ...CLAIM, ...LINE, ...SECOND];

/** A transaction with its counts right, and an interchange around it. */
function transaction(body: readonly string[], control = "0001", st = ST.replace("0001", control)): string[] {
  return [st, BHT, ...body, `SE*${body.length + 3}*${control}`];
}
function interchange(body: readonly string[]): string[] {
  return [ISA, GS, ...body, "GE*1*1", "IEA*1*000000001"];
}
const RIGHT = interchange(transaction(BODY));
const written = (segments: readonly string[]): string => segments.map((segment) => `${segment}~\n`).join("");
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => readClaimsFromBytes(bytes(text), FILE);
const replaced = (from: string, to: string): string => written(RIGHT).replace(`\n${from}~`, `\n${to}~`);
const without = (...gone: string[]): string => written(RIGHT.filter((segment) => !gone.includes(segment)));
const inserted = (before: string, ...segments: string[]): string =>
  written(RIGHT.flatMap((segment) => (segment === before ? [...segments, segment] : [segment])));

test("a right file has no fault", async () => {
  const { faults, plan, claims } = await read(written(RIGHT));
  expect(faults).toEqual([]);
  expect([plan.claims, plan.lines, plan.segments, plan.transactions.get("837")]).toEqual([1, 2, RIGHT.length, 1]);
  expect(claims[0]?.lines.map((line) => line.procedure)).toEqual(["17311", "17312"]);
});

const CUT = written(RIGHT).slice(0, written(RIGHT).indexOf("SV1*HC:17312") + 15);
const LONG = `NTE*ADD*${"X".repeat(70_000)}`;
const MANY = Array.from({ length: 53 }, (_, at) => [`LX*${at + 1}`, "SV1*HC:17003*5*UN*1***1", "DTP*472*D8*20250224"]).flat();
const EMPTY_CLAIMS = Array.from({ length: 5001 }, (_, at) => `CLM*B${at}*5***11:B:1*Y*A*Y*Y`);

/** Each kind of fault in a file of its own: the file, the element and byte it stands at, and how many claims are still read. */
const CASES: readonly (readonly [kind: FaultKind, file: string, element: string, at: string, claims: number])[] = [
  ["not-a-claim-file", written(interchange(["ST*835*1", "BPR*I*5", "SE*3*1"])), "ST", "", 0],
  ["not-a-claim-file", "a letter to the editor", "ST", "", 0],
  ["not-a-claim-file", "", "ST", "", 0],
  ["no-claims", without(...CLAIM, ...LINE, ...SECOND), "ST", "", 0],
  ["isa-absent", without(ISA), "GS", "GS*HC", 1],
  ["isa-absent", without(ISA, GS, "GE*1*1", "IEA*1*000000001"), "ST", "ST*837", 1],
  ["isa-length", written(RIGHT).replace("SENDER    ", "SENDER"), "ISA", "ISA*", 1],
  ["isa-damaged", written(RIGHT).replace("*0*T*:", "*0*T"), "ISA", "ISA*", 1],
  ["iea-absent", without("IEA*1*000000001"), "ISA", "ISA*", 1],
  ["ge-absent", without("GE*1*1"), "GS", "GS*HC", 1],
  ["se-absent", written(RIGHT).replace(/SE\*.*\n/, ""), "ST", "ST*837", 1],
  ["gs-absent", without(GS, "GE*1*1"), "ST", "ST*837", 1],
  ["st-absent", without(ST), "BHT", "BHT*", 1],
  ["segment-count", written(RIGHT).replace(/SE\*\d+/, "SE*7"), "SE01", "SE*", 1],
  ["segment-count", written(RIGHT).replace(/SE\*\d+/, "SE*"), "SE01", "SE*", 1],
  ["transaction-count", replaced("GE*1*1", "GE*4*1"), "GE01", "GE*", 1],
  ["group-count", replaced("IEA*1*000000001", "IEA*3*000000001"), "IEA01", "IEA*", 1],
  ["interchange-control-number", replaced("IEA*1*000000001", "IEA*1*000000002"), "IEA02", "IEA*", 1],
  ["group-control-number", replaced("GE*1*1", "GE*1*2"), "GE02", "GE*", 1],
  ["transaction-control-number", written(RIGHT).replace(/(SE\*\d+)\*0001/, "$1*1"), "SE02", "SE*", 1],
  ["duplicate-interchange", written([...RIGHT, ...RIGHT]), "ISA13", "ISA*2", 2],
  ["duplicate-group", written([ISA, ...[1, 2].flatMap(() => [GS, ...transaction(BODY), "GE*1*1"]), "IEA*2*000000001"]), "GS06", "GS*2", 2],
  ["duplicate-transaction", written([ISA, GS, ...transaction(BODY), ...transaction(BODY), "GE*2*1", "IEA*1*000000001"]), "ST02", "ST*2", 2],
  ["junk-before-isa", `To whom it may concern: the claims\n${written(RIGHT)}`, "ISA", "To whom", 1],
  ["junk-after-iea", `${written(RIGHT)}%%EOF\n`, "ISA", "%%EOF", 1],
  ["unexpected-trailer", inserted("IEA*1*000000001", "GE*1*1"), "GE", "GE*2", 1],
  ["other-transaction", written([ISA, GS, ...transaction(BODY), "ST*999*2", "SE*2*2", "GE*2*1", "IEA*1*000000001"]), "ST", "ST*999", 1],
  ["truncated-file", CUT, "SV1", "SV1*HC:17312", 0],
  ["unterminated-segment", written(RIGHT).slice(0, -2), "IEA", "IEA*", 1],
  ["missing-terminator", replaced("LX*2", "LX*2~").replace("LX*2~~", "LX*2"), "CLM", "\nSV1*HC:17312", 1],
  ["missing-terminator", written(RIGHT).replace("LAKE AVE~", "LAKE AVE"), "N3", "\nN4*", 1],
  [
    "component-separator",
    written(RIGHT).replaceAll("11:B:1", "11>B>1").replaceAll("HC:", "HC>").replaceAll("K:", "K>"),
    "CLM05",
    "CLM*",
    1,
  ],
  ["bad-segment-id", replaced("N3*1 LAKE AVE", "n3*1 LAKE AVE"), "(no id)", "n3*", 1],
  ["bad-segment-id", replaced("LX*2", "LINE*2"), "(no id)", "LINE*", 1],
  ["bad-segment-id", inserted(LINE[0]!, "*ADD*X"), "(no id)", "*ADD", 1],
  ["empty-segment", written(RIGHT).replace("LX*2~", "~LX*2~"), "(no id)", "~LX*2", 1],
  ["line-break-in-segment", written(RIGHT).replace("LAKE AVE", "LAKE\nAVE"), "N3", "\nAVE", 1],
  ["line-break-in-segment", written(RIGHT).replace("17312", "173\r\n12"), "CLM", "\r\n12", 1],
  ["segment-too-long", inserted(LINE[0]!, LONG), "NTE", "NTE*", 1],
  ["segment-too-long", inserted("HL*2*1*22*0", LONG), "NTE", "NTE*", 1],
  ["too-many-elements", inserted(LINE[0]!, `NTE${"*A".repeat(600)}`), "NTE", "NTE*", 1],
  ["hl-number", replaced("HL*2*1*22*0", "HL*5*1*22*0"), "HL01", "HL*5", 1],
  ["hl-parent", replaced("HL*2*1*22*0", "HL*2*2*22*0"), "HL02", "HL*2", 1],
  ["hl-level", inserted("HL*2*1*22*0", "HL*2*1*19*0"), "HL03", "HL*2", 1],
  ["loop-too-large", inserted("HL*2*1*22*0", ...Array<string>(30).fill(LONG.slice(0, 40_000))), "CLM", "HL*2*1*22", 1],
  ["too-many-claims", written(interchange(transaction([...ABOVE, ...EMPTY_CLAIMS]))), "CLM", "CLM*B5000*", 5001],
  ["lines-without-claim", without(...CLAIM), "SV1", "SV1*HC:17311", 0],
  ["lines-of-other-form", written(RIGHT).replaceAll("X222A1", "X223A2"), "CLM", "CLM*", 1],
  ["lines-of-other-form", written(RIGHT).replaceAll("SV1*", "SV2*0360*"), "CLM", "CLM*", 1],
  ["lines-of-other-form", written(RIGHT).replaceAll("X222A1", "X224A2"), "CLM", "CLM*", 1],
  ["other-transaction-claim", written(RIGHT).replace("ST*837", "ST*275"), "CLM", "CLM*", 0],
  ["claim-too-large", inserted("LX*2", ...Array<string>(80).fill(LONG.slice(0, 60_000))), "CLM", "CLM*", 0],
  ["claim-too-large", inserted("LX*2", ...Array<string>(10_100).fill("SV1*HC:17003*5*UN*1")), "CLM", "CLM*", 0],
  ["truncated-claim", CUT, "CLM", "CLM*", 0],
  ["claim-without-lines", without(...LINE, ...SECOND), "SV1", "CLM*", 1],
  ["claim-without-billing-provider", without(...PROVIDER), "NM1*85", "CLM*", 1],
  ["claim-without-subscriber", without(SUBSCRIBER[2]!), "NM1*IL", "CLM*", 1],
  ["too-many-lines", written(interchange(transaction([...ABOVE, ...CLAIM, ...MANY]))), "LX", "CLM*", 1],
  ["too-many-diagnoses", replaced(CLAIM[1]!, `HI${"*ABF:L570".repeat(13)}`), "HI", "HI*", 1],
  ["unreadable-diagnosis", replaced(CLAIM[1]!, "HI*ABK:C44311*L570"), "HI", "HI*", 1],
  ["line-number", replaced("LX*2", "LX*3"), "LX01", "LX*3", 1],
  ["line-without-service", inserted("LX*2", "LX*2"), "LX", "LX*2", 1],
  ["service-without-line", without("LX*2"), "SV1", "SV1*HC:17312", 1],
  ["unreadable-charge", replaced(SECOND[1]!, "SV1*HC:17312*1O0*UN*1***1"), "SV102", "SV1*HC:17312", 1],
  ["unreadable-charge", replaced(SECOND[1]!, "SV1*HC:17312"), "SV102", "SV1*HC:17312", 1],
  ["unreadable-units", replaced(SECOND[1]!, "SV1*HC:17312*100*UN*one***1"), "SV104", "SV1*HC:17312", 1],
  ["unreadable-date", replaced(LINE[2]!, "DTP*472*D8*20250230"), "DTP03", "DTP*472", 1],
  ["unreadable-date", replaced(LINE[2]!, "DTP*472*RD8*20250224"), "DTP03", "DTP*472", 1],
  ["missing-date", without(LINE[2]!), "DTP*472", "SV1*HC:17311", 1],
  ["unknown-guide", written(RIGHT).replaceAll("005010X222A1", "008020X323"), "ST03", "ST*837", 1],
  ["unknown-guide", written(RIGHT).replaceAll("*005010X222A1", ""), "ST03", "ST*837", 1],
  ["claim-without-payer", without(SUBSCRIBER[4]!), "NM1*PR", "CLM*", 1],
  ["claim-without-number", replaced(CLAIM[0]!, "CLM* *300***11:B:1*Y*A*Y*Y"), "CLM01", "CLM*", 1],
  ["long-claim-number", replaced(CLAIM[0]!, `CLM*${"7".repeat(39)}*300***11:B:1*Y*A*Y*Y`), "CLM01", "CLM*", 1],
  ["claim-without-patient", inserted(CLAIM[0]!, "HL*3*2*23*0", "PAT*19"), "NM1*QC", "CLM*", 1],
  ["claim-without-subscription", without(SUBSCRIBER[1]!), "SBR", "CLM*", 1],
  ["second-service-date", inserted("LX*2", "DTP*472*D8*20240224"), "DTP*472", "DTP*472*D8*20240224", 1],
  ["claim-outside-interchange", written([...RIGHT, ...CLAIM, ...LINE]), "CLM", "CLM*2", 1],
  ["subscription-in-line", inserted("LX*2", "SBR*P*18*******MB"), "SBR", "SBR*2", 1],
  ["unknown-code-system", replaced(SECOND[1]!, "SV1*17312*100*UN*1***1"), "SV101-1", "SV1*17312", 1],
  ["unknown-code-system", replaced(SECOND[1]!, "SV1*ZZ:17312*100*UN*1***1"), "SV101-1", "SV1*ZZ", 1],
  ["unreadable-revenue-code", written(RIGHT).replaceAll("SV1*", "SV2*36*"), "SV201", "SV2*36", 1],
  ["unreadable-revenue-code", written(RIGHT).replaceAll("SV1*", "SV2**"), "SV201", "SV2**", 1],
  ["unreadable-statement-dates", written(RIGHT).replaceAll("SV1*", "SV2*0360*"), "DTP*434", "CLM*", 1],
  [
    "unreadable-statement-dates",
    inserted(CLAIM[1]!, "DTP*434*RD8*20250225-20250224").replaceAll("SV1*", "SV2*0360*"),
    "DTP*434",
    "DTP*434",
    1,
  ],
  ["unreadable-total", replaced(CLAIM[0]!, "CLM*A1*$300***11:B:1*Y*A*Y*Y"), "CLM02", "CLM*", 1],
];

/** The byte that `at` names: its first occurrence, or with `*2` behind it the second. */
function byteOf(file: string, at: string): number {
  const again = /^(.*\*)2$/s.exec(at);
  if (again === null || file.includes(at)) return Math.max(0, file.indexOf(at));
  return file.indexOf(again[1]!, file.indexOf(again[1]!) + 1);
}

describe("a fault is told with its place, and what can be read is read", () => {
  test.each(CASES)("%s", async (kind, file, element, at, claims) => {
    const whole = await read(file);
    const fault = whole.faults.find((one) => one.kind === kind);
    expect(fault, whole.faults.map((one) => one.kind).join(" ")).toBeDefined();
    expect(fault!.position.element).toBe(element);
    expect(fault!.position.byte).toBe(byteOf(file, at));
    expect(faultMessage(fault!)).not.toMatch(/[{}]/);
    expect(whole.claims.length).toBe(claims);
    // Ordinals are told by counting terminators, where nothing stands before the ISA and the place is a segment's own.
    const countable = at !== "" && !file.startsWith("To whom") && kind !== "empty-segment" && !/^[\r\n]/.test(at);
    const expected = countable ? file.slice(0, fault!.position.byte).split("~").length : fault!.position.segment;
    expect(fault!.position.segment).toBe(expected);
  });

  test("every kind has a case", () => {
    const covered = new Set<string>([...CASES.map(([kind]) => kind), "more-faults"]);
    expect(Object.keys(FAULTS).filter((kind) => !covered.has(kind))).toEqual([]);
  });
  test.each([
    ["gzip-compressed data", [0x1f, 0x8b, 8, 0]],
    ["a zip archive", [0x50, 0x4b, 3, 4]],
    ["a zip archive", [0x50, 0x4b, 5, 6]],
    ["a PDF document", [...bytes("%PDF-1.7")]],
    ["text in UTF-16", [0xff, 0xfe, ...[...ISA].flatMap((char) => [char.charCodeAt(0), 0])]],
    ["text in UTF-16", [...ISA].flatMap((char) => [0, char.charCodeAt(0)])],
    ["no X12 segments", [0x50, 0x4b, 0, 0]],
    ["an empty file", []],
  ])("%s is told as what it is", async (found, content) => {
    const { faults } = await readClaimsFromBytes(Uint8Array.from(content), FILE);
    expect(faults.map(faultMessage)).toEqual([expect.stringContaining(`(found: ${found}`)]);
  });
  test("codes and rule ids are unique and well formed", () => {
    const all = Object.values(FAULTS);
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    for (const { code, rule } of all)
      expect([code, rule]).toEqual([expect.stringMatching(/^ENV-\d{3}$/), expect.stringMatching(/^x12\/[a-z0-9-]+$/)]);
  });
  test("a thousand faults of a kind are kept, the others counted", async () => {
    const { faults } = await read(inserted("HL*2*1*22*0", ...Array<string>(1500).fill("bad*1")));
    expect(faults.filter(({ kind }) => kind === "bad-segment-id").length).toBe(1000);
    expect(faults.find(({ kind }) => kind === "more-faults")?.data).toEqual({ code: "ENV-030", count: 500 });
  });
});

/** A plan as far as anybody can see it. */
async function seen(source: ByteSource, readBytes: number): Promise<unknown> {
  const plan = await planFile(source, { readBytes });
  const claims = Array.from({ length: plan.claims }, (_, at) => [plan.rangeOf(at), plan.keyHigh(at), plan.keyLow(at)]);
  return [plan.lines, plan.segments, [...plan.transactions], plan.planFaults, claims];
}

/** A source that gives less than it was asked for, by turns. */
function stingy(all: Uint8Array, sizes: readonly number[]): ByteSource {
  let turn = 0;
  const buffer = new Uint8Array(all.length + 1);
  return {
    byteLength: all.length,
    // The same buffer again and again, as a view is valid until the next read only.
    read: async (from, to) => {
      const size = Math.min(to - from, sizes[turn++ % sizes.length]!);
      buffer.fill(0xff);
      buffer.set(all.subarray(from, from + size));
      return buffer.subarray(0, size);
    },
  };
}

describe("how a file is cut into reads changes nothing", () => {
  test.each(CASES.filter(([, file]) => file.length < 5000))("%s, byte by byte", async (_, file) => {
    const source = bytesInMemory(bytes(file));
    expect(await seen(source, 1)).toEqual(await seen(source, 1 << 20));
  });

  test("nor do random cuts of files in any delimiters and line endings", async () => {
    const mark = fc.constantFrom(..."*|^!+$\u001d\u001c");
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(mark, { minLength: 2, maxLength: 2 }),
        fc.constantFrom("~", "~\n", "~\r\n", "\n", "\r\n", "~\n\n  ", "\u0085", "\u00a6\n", "'\t"),
        fc.constantFrom("", "\ufeff", "\n\n", "report of today\r\n"),
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 3 }),
        fc.nat({ max: 400 }),
        async ([element, component], ending, before, sizes, copies, cut) => {
          const segments = Array.from({ length: copies }, () => RIGHT).flat();
          const text = before + segments.map((one) => one.replaceAll("*", element!).replaceAll(":", component!) + ending).join("");
          const file = bytes(text);
          const whole = await seen(bytesInMemory(file), 1 << 20);
          expect((whole as [number])[0]).toBe(2 * copies);
          expect(await seen(stingy(file, sizes), 4096)).toEqual(whole);
          const torn = file.subarray(0, Math.max(0, file.length - cut));
          expect(await seen(stingy(torn, sizes), 4096)).toEqual(await seen(bytesInMemory(torn), 1 << 20));
        },
      ),
      { numRuns: 150 },
    );
  });

  test("nor do cuts in bytes that are no claim file at all", async () => {
    const piece = fc.constantFrom("ISA", "*", "~", "GS*HC*", "ST*837*", "CLM*A*", "\n", "X", ":", ISA, "IEA*1*1~", "SV1*HC:1", "\u00e9");
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 60 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        async (pieces, sizes) => {
          const file = bytes(pieces.join(""));
          expect(await seen(stingy(file, sizes), 64)).toEqual(await seen(bytesInMemory(file), 1 << 20));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("every byte is handed on once and in order, and progress is told", async () => {
    const file = bytes(written(RIGHT));
    const chunks: number[] = [];
    let done = 0;
    await planFile(bytesInMemory(file), {
      readBytes: 7,
      onBytes: (chunk) => chunks.push(...chunk),
      onProgress: (bytesDone, bytesTotal) => {
        expect([bytesDone > done, bytesTotal]).toEqual([true, file.length]);
        done = bytesDone;
      },
    });
    expect([chunks, done]).toEqual([[...file], file.length]);
  });
  test("a source that ends early is a broken machine, not a bad file", async () => {
    await expect(planFile({ byteLength: 10, read: async () => new Uint8Array(0) })).rejects.toThrow("ended at byte 0 of 10");
    await expect(planFile(bytesInMemory(bytes("x")), { readBytes: 0 })).rejects.toThrow(RangeError);
  });
});

describe("interchanges of one file", () => {
  test("each have their own delimiters, also where an IEA is missing between them", async () => {
    const other = RIGHT.map((segment) => `${segment.replaceAll("*", "|").replaceAll(":", "<")}\n`).join("");
    for (const first of [written(RIGHT), without("IEA*1*000000001"), without("IEA*1*000000001", "GE*1*1")]) {
      const { claims, plan } = await read(first + other.replaceAll("000000001", "000000002"));
      expect(claims.map((claim) => claim.lines.map((line) => line.procedure))).toEqual([
        ["17311", "17312"],
        ["17311", "17312"],
      ]);
      expect(plan.planFaults.every(({ kind }) => kind.endsWith("-absent"))).toBe(true);
    }
  });
  test("may follow bytes that belong to none", async () => {
    const { claims, faults } = await read(
      `${written(RIGHT)}\u001a\0\0 page 2 of 2: ISA and IEA\n${written(RIGHT).replaceAll("00000001", "00000002")}`,
    );
    expect([claims.length, faults.map(({ kind }) => kind)]).toEqual([2, ["junk-after-iea"]]);
  });
});
