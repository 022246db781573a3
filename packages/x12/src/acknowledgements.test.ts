import { bytesInMemory } from "@claimscrub/claim";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FaultKind, planFile, rejectionsOf, type Rejections, write277ca, write999 } from "./index.ts";
import { amountText, elementText } from "./interchange-writer.ts";

const ISA = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *250301*0815*^*00501*000000017*0*T*:";
const HEAD = [
  "BHT*0019*00*BATCH-9*20250301*0815*CH",
  "NM1*41*2*BEST BILLING*****46*S00001",
  "PER*IC*DESK*TE*2515550100",
  "NM1*40*2*FIRST CLEARINGHOUSE*****46*CLHR00",
];
const PROVIDER = ["HL*1**20*1", "NM1*85*2*SKIN CENTER*****XX*1234567893", "N3*1 LAKE AVE", "N4*MOBILE*AL*366020000"];
const PATIENT = [
  "HL*2*1*22*0",
  "SBR*P*18*******MB",
  "NM1*IL*1*WALTERS*EDNA****MI*1EG4TE5MK73",
  "DMG*D8*19430501*F",
  "NM1*PR*2*MEDICARE*****PI*10112",
];
const CLAIM_A = ["CLM*A-1*500***11:B:1*Y*A*Y*Y", "HI*ABK:C44311", "LX*1", "SV1*HC:17311*500*UN*1***1", "DTP*472*D8*20250224"];
const CLAIM_B = [
  "CLM*B-2*1060.5***11:B:1*Y*A*Y*Y",
  "HI*ABK:C44311",
  "LX*1",
  "SV1*HC:17312:59*413.1*UN*1***1",
  "DTP*472*D8*20250225",
  "REF*6R*LINE-11",
  "LX*2",
  "SV1*HC:17315*647.4*UN*2***1",
  "DTP*472*D8*20250226",
];

function fileOf(claims: readonly (readonly string[])[], se01?: number): string {
  const body = [...HEAD, ...PROVIDER, ...PATIENT, ...claims.flat()];
  const set = ["ST*837*0001*005010X222A1", ...body, `SE*${se01 ?? body.length + 2}*0001`];
  return [ISA, "GS*HC*SND*RCV*20250301*0815*5*X*005010X222A1", ...set, "GE*1*5", "IEA*1*000000017"].map((one) => `${one}~\n`).join("");
}

async function answers(text: string, rejections: Rejections = new Map()): Promise<{ a999: string[]; a277: string[] }> {
  const source = bytesInMemory(new TextEncoder().encode(text));
  const about = { source, file: { fileId: "0000000500000007".padEnd(64, "e"), name: "a.837", order: 0 }, plan: await planFile(source) };
  const segments = async (pieces: AsyncIterable<string>): Promise<string[]> => {
    let all = "";
    for await (const piece of pieces) all += piece;
    return all.split("~\n").filter((segment) => segment !== "");
  };
  return { a999: await segments(write999(about)), a277: await segments(write277ca({ ...about, rejections })) };
}

describe("a file with an accepted and a rejected claim", () => {
  const rejections: Rejections = new Map([
    [
      2,
      [
        { line: 1, status277: ["A7:507", "A7:454"] },
        { line: null, status277: ["A7:562:85"] },
      ],
    ],
  ]);

  test("277CA: totals by receiver and provider, claims with their statuses, the line at fault", async () => {
    const { a277 } = await answers(fileOf([CLAIM_A, CLAIM_B]), rejections);
    expect(a277).toEqual([
      "ISA*00*          *00*          *ZZ*RECEIVER       *ZZ*SENDER         *250301*0815*^*00501*100000007*0*T*:",
      "GS*HN*RCV*SND*20250301*0815*100000007*X*005010X214",
      "ST*277*0001*005010X214",
      "BHT*0085*08*100000007-3*20250301*0815*TH",
      "HL*1**20*1",
      "NM1*AY*2*FIRST CLEARINGHOUSE*****46*CLHR00",
      "TRN*1*100000007-3",
      "DTP*050*D8*20250301",
      "DTP*009*D8*20250301",
      "HL*2*1*21*1",
      "NM1*41*2*BEST BILLING*****46*S00001",
      "TRN*2*BATCH-9",
      "STC*A1:19:AY*20250301*WQ*1560.5",
      "QTY*90*1",
      "QTY*AA*1",
      "AMT*YU*500",
      "AMT*YY*1060.5",
      "HL*3*2*19*1",
      "NM1*85*2*SKIN CENTER*****XX*1234567893",
      "TRN*2*BATCH-9",
      "STC*A1:19:AY**WQ*1560.5",
      "QTY*QA*1",
      "QTY*QC*1",
      "AMT*YU*500",
      "AMT*YY*1060.5",
      "HL*4*3*PT",
      "NM1*QC*1*WALTERS*EDNA****MI*1EG4TE5MK73",
      "TRN*2*A-1",
      "STC*A1:20*20250301*WQ*500",
      "DTP*472*D8*20250224",
      "HL*5*3*PT",
      "NM1*QC*1*WALTERS*EDNA****MI*1EG4TE5MK73",
      "TRN*2*B-2",
      "STC*A7:562:85*20250301*U*1060.5",
      "DTP*472*RD8*20250225-20250226",
      "SVC*HC:17312:59*413.1*****1",
      "STC*A7:507**U*******A7:454",
      "REF*FJ*LINE-11",
      "DTP*472*D8*20250225",
      "SE*38*0001",
      "GE*1*100000007",
      "IEA*1*100000007",
    ]);
  });

  test("999: the set is accepted, as nothing is wrong with its syntax", async () => {
    const { a999 } = await answers(fileOf([CLAIM_A, CLAIM_B]), rejections);
    expect(a999.slice(1, -2)).toEqual([
      "GS*FA*RCV*SND*20250301*0815*100000005*X*005010X231A1",
      "ST*999*0001*005010X231A1",
      "AK1*HC*5*005010X222A1",
      "AK2*837*0001*005010X222A1",
      "IK5*A",
      "AK9*A*1*1*1",
      "SE*6*0001",
    ]);
  });
});

describe("statuses", () => {
  const stc = async (...rejections: { line: number | null; status277: string[] }[]): Promise<string[]> =>
    (await answers(fileOf([CLAIM_B]), new Map([[1, rejections]]))).a277.filter((segment) => segment.startsWith("STC")).slice(2);

  test("of a line alone reject the claim too", async () =>
    expect(await stc({ line: 2, status277: ["A7:476"] })).toEqual(["STC*A7:476*20250301*U*1060.5", "STC*A7:476**U"]));
  test("that can't stand alone get a companion", async () =>
    expect(await stc({ line: null, status277: ["A7:402"] })).toEqual([
      "STC*A7:178*20250301*U*1060.5*******A7:402".replace("*******", "******"),
    ]));
  test("go three to a segment", async () =>
    expect(await stc({ line: null, status277: ["A7:507", "A7:454", "A7:187", "A7:255"] })).toEqual([
      "STC*A7:507*20250301*U*1060.5******A7:454*A7:187",
      "STC*A7:255*20250301*U*1060.5",
    ]));
  test("of another category are no part of a 277CA", async () =>
    expect(await stc({ line: null, status277: ["F2:88", "A7:187"] })).toEqual(["STC*A7:187*20250301*U*1060.5"]));
  test("absent from a finding of the claim point at the 999", async () =>
    expect(await stc({ line: null, status277: [] })).toEqual(["STC*A3:684*20250301*U*1060.5"]));
});

describe("what refuses a whole set", () => {
  test("a wrong SE01: IK5 R 4, and its claims are rejected with it", async () => {
    const { a999, a277 } = await answers(fileOf([CLAIM_A], 99));
    expect(a999).toContain("IK5*R*4");
    expect(a999).toContain("AK9*R*1*1*0");
    expect(a277).toContain("STC*A3:481*20250301*U*500");
    expect(a277).toContain("QTY*AA*1");
  });
  test("a wrong IEA02: TA1, and the claims with it", async () => {
    const { a999, a277 } = await answers(fileOf([CLAIM_A]).replace("IEA*1*000000017", "IEA*1*000000018"));
    expect(a999[1]).toBe("TA1*000000017*250301*0815*R*001");
    expect(a277.filter((segment) => segment.startsWith("STC*A3:481"))).toHaveLength(2);
  });
  test("the guide of another form than the lines: the set stands with errors", async () => {
    const { a999 } = await answers(fileOf([CLAIM_A]).replaceAll("005010X222A1", "005010X223A2"));
    expect(a999).toContain("IK5*E*5");
    expect(a999.some((segment) => segment.startsWith("IK3*CLM*"))).toBe(true);
  });
  test("an institutional claim: its guide, type of bill and revenue codes", async () => {
    const bill = CLAIM_A.map((segment) =>
      segment
        .replace(/^(CLM\*[^*]*\*[^*]*\*\*\*)\d\d:B:1/, "$113:A:1")
        .replace(/^SV1\*(HC:[^*]*)\*([^*]*)\*UN\*[^*]*.*/, "SV2*0360*$1*$2*UN*one"),
    );
    const rejections: Rejections = new Map([[1, [{ line: 1, status277: ["A7:476"] }]]]);
    const { a999, a277 } = await answers(fileOf([bill]).replaceAll("005010X222A1", "005010X223A2"), rejections);
    expect(a999.some((segment) => segment.startsWith("AK2*837*") && segment.endsWith("*005010X223A2"))).toBe(true);
    expect(a999.some((segment) => segment.startsWith("IK4*5*380*"))).toBe(true);
    expect(a277).toContain("REF*BLT*131");
    expect(a277.some((segment) => /^SVC\*HC:[^*]+\*[^*]+\*\*0360/.test(segment))).toBe(true);
  });
});

test("what is wrong inside a claim is noted with the claim, and the set goes on", async () => {
  const broken = CLAIM_A.map((segment) => segment.replace("*500*UN*1*", "*500*UN*one*"));
  const { a999 } = await answers(fileOf([CLAIM_B, broken]));
  expect(a999.slice(5, 10)).toEqual(["IK3*SV1*27**8", "CTX*CLM01:A-1", "IK4*4*380*6", "IK5*E*5", "AK9*E*1*1*1"]);
});

test("an answer is never answered", async () => {
  const { a999 } = await answers(fileOf([CLAIM_A]));
  expect(await answers(`${a999.join("~\n")}~\n`)).toEqual({ a999: [], a277: [] });
});

test("only errors that refuse at the door reject", () => {
  const finding = (direction: string, severity: string, claimIndex: number | null) =>
    ({ direction, severity, claimIndex, line: 1, status277: ["A7:187"] }) as unknown as Parameters<typeof rejectionsOf>[0] extends Iterable<
      infer F
    >
      ? F
      : never;
  const rejections = rejectionsOf([
    finding("rejection", "warning", 1),
    finding("denial", "error", 2),
    finding("rejection", "error", null),
    finding("rejection", "error", 3),
  ]);
  expect([...rejections]).toEqual([[3, [{ line: 1, status277: ["A7:187"] }]]]);
});

test("no text can break out of its element", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const written = elementText(text, 60);
      expect(written).toMatch(/^[ -)+-9;-\]_-{}]{0,60}$/);
      expect(written.trim()).toBe(written);
    }),
  );
  expect(elementText("MUÑOZ*~", 60)).toBe("MUNOZ");
});

test("amounts have no trailing zeros", () => {
  expect([0, 1, 10, 100, 41310, 106050, 100000].map(amountText)).toEqual(["0", "0.01", "0.1", "1", "413.1", "1060.5", "1000"]);
});

test("the answered envelopes' faults each name a code", async () => {
  const kinds: FaultKind[] = ["se-absent", "ge-absent", "iea-absent"];
  const cut = fileOf([CLAIM_A]).split("SE*")[0]!;
  const plan = await planFile(bytesInMemory(new TextEncoder().encode(cut)));
  const { outline } = plan;
  expect([...outline.set(0).faults, ...outline.group(0).faults, ...outline.interchange(0).faults]).toEqual(kinds);
});
