import { bytesInMemory, type ByteSource, type Claim } from "@claimscrub/claim";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ClaimRange, planFile, readClaims, readClaimsFromBytes } from "./index.ts";

const FILE = { fileId: "5e".repeat(32), name: "test.837", order: 0 };
const ISA = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *250301*0815*^*00501*000000001*0*T*:";
const PROVIDER = [
  "HL*1**20*1",
  "PRV*BI*PXC*207ND0101X",
  "NM1*85*2*SKIN CENTER*****XX*1234567893",
  "N3*1 LAKE AVE",
  "N4*MOBILE*AL*366020000",
  "REF*EI*630000001",
  "NM1*87*2",
  "N3*PO BOX 9",
  "N4*ATLANTA*GA*30301",
];
const SUBSCRIBER = [
  "HL*2*1*22*0",
  "SBR*P*18*******MB",
  "NM1*IL*1*WALTERS*EDNA****MI*1EG4TE5MK73",
  "N3*2 OAK ST",
  "N4*MOBILE*AL*36603",
  "DMG*D8*19430501*F",
  "NM1*PR*2*MEDICARE*****PI*10112",
];
const OTHER_PAYER = [
  "SBR*S*18*******CI",
  "AMT*D*11.5",
  "OI***Y***Y",
  "NM1*IL*1*OTHER*HENRY****MI*W999",
  "N3*3 ELM ST",
  "N4*RENO*NV*89501",
  "DMG*D8*19400101*M",
  "NM1*PR*2*GULF MUTUAL*****PI*60054",
  "DTP*573*D8*20250310",
  "REF*F8*NOTOURS",
  "REF*X4*00D0000000",
  "NM1*82*1",
  "PRV*PE*PXC*999X00000X",
  "NM1*77*2*ELSEWHERE*****XX*1999999984",
  "N3*4 FAR RD",
  "N4*FARGO*ND*58102",
  "DTP*472*D8*19990101",
];

function file(body: readonly string[], { guide = "005010X222A1", purpose = "CH", end = "~\n" } = {}): string {
  const set = [`ST*837*0001*${guide}`, `BHT*0019*00*1*20250302*0815*${purpose}`, ...body];
  const all = [ISA, `GS*HC*SENDER*RECEIVER*20250301*0815*1*X*${guide}`, ...set, `SE*${set.length + 1}*0001`, "GE*1*1", "IEA*1*000000001"];
  return all.map((segment) => segment + end).join("");
}
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
async function read(body: readonly string[], options: Parameters<typeof file>[1] = {}) {
  return readClaimsFromBytes(bytes(file(body, options)), FILE);
}
async function first(body: readonly string[], options: Parameters<typeof file>[1] = {}): Promise<Claim> {
  const { claims, faults } = await read(body, options);
  expect(faults).toEqual([]);
  return claims[0]!;
}

const FULL = [
  ...PROVIDER,
  ...SUBSCRIBER,
  "CLM*PCN-17*1060.5***22:B:7*Y*C*Y*Y",
  "DTP*435*D8*20250220",
  "DTP*096*D8*20250225",
  "DTP*090*D8*20250226",
  "DTP*091*D8*20250310",
  "REF*F8*ICN0001",
  "REF*X4*34D0655059",
  "NTE*ADD*FIRST NOTE",
  "NTE*ADD*SECOND",
  "HI*ABK:c44.311*ABF:L57.0*ABF:D485",
  "HI*BG:A1",
  "NM1*DN*1*REFER*ANN****XX*1111111112",
  "REF*G2*XYZ",
  "NM1*82*1*WELLS*HARRIET****XX*1987654328",
  "PRV*PE*PXC*207N00000X",
  "NM1*77*2*HOSPITAL*****XX*1555555550",
  "N3*9 HILL ST",
  "N4*MOBILE*AL*366049999",
  ...OTHER_PAYER,
  "LX*1",
  "SV1*HC:17311:59::lt*661.16*UN*1***1:3",
  "DTP*472*RD8*20250224-20250225",
  "REF*6R*L-1",
  "NTE*ADD*STAGE ONE",
  "LX*2",
  "SV1*hc:j3301::::: triamcinolone *20*UN*2.5*11**2",
  "DTP*472*D8*20250224",
  "REF*6R*L-2",
  "REF*X4*11D1111111",
  "LIN**N4*00003029305",
  "CTP****2*ML",
  "REF*XZ*RX1",
  "NM1*82*1*OTHER*DOC****XX*1222222226",
  "NM1*77*2*BRANCH*****XX*1333333334",
  "N3*5 SIDE ST",
  "N4*MOBILE*AL*36609",
  "NM1*DK*1*ORDER*ER****XX*1444444442",
  "N3*6 WRONG",
  "N4*WRONG*ZZ*00000",
  "SVD*60054*10*HC:J3301**2",
  "CAS*CO*45*10",
  "DTP*573*D8*20250310",
];

describe("a claim is read element by element", () => {
  test("as its guide says", async () => {
    const claim = await first(FULL);
    expect({
      id: claim.id,
      index: claim.index,
      purpose: claim.purpose,
      chargeCents: claim.chargeCents,
      pos: claim.pos,
      frequency: claim.frequency,
      assignment: claim.assignment,
      payerSequence: claim.payerSequence,
      filingIndicator: claim.filingIndicator,
      payer: [claim.payerId, claim.payerName],
      originalReference: claim.originalReference,
      received: claim.received,
      billing: claim.billing,
      rendering: claim.rendering,
      serviceFacility: claim.serviceFacility,
      stay: [claim.admitted, claim.discharged],
      care: [claim.careAssumed, claim.careRelinquished],
      diagnoses: claim.diagnoses,
      clia: claim.clia,
      note: claim.note,
      patient: [claim.patientBirthDate, claim.patientSex, claim.hasIdentity, claim.patientIdentity().split("\u001f")],
    }).toEqual({
      id: "PCN-17",
      index: 1,
      purpose: "claim",
      chargeCents: 106050,
      pos: "22",
      frequency: "7",
      assignment: "C",
      payerSequence: "P",
      filingIndicator: "MB",
      payer: ["10112", "MEDICARE"],
      originalReference: "ICN0001",
      received: 20250302,
      billing: {
        npi: "1234567893",
        taxonomy: "207ND0101X",
        street: "1 LAKE AVE",
        city: "MOBILE",
        state: "AL",
        zip: "366020000",
        entity: "organization",
      },
      rendering: { npi: "1987654328", taxonomy: "207N00000X", street: "", city: "", state: "", zip: "", entity: "person" },
      serviceFacility: {
        npi: "1555555550",
        taxonomy: "",
        street: "9 HILL ST",
        city: "MOBILE",
        state: "AL",
        zip: "366049999",
        entity: "organization",
      },
      stay: [20250220, 20250225],
      care: [20250226, 20250310],
      diagnoses: ["C44311", "L570", "D485"],
      clia: "34D0655059",
      note: "FIRST NOTE SECOND",
      patient: [19430501, "F", true, ["10112", "1EG4TE5MK73", "19430501", "F", "EDNA"]],
    });
  });

  test("and so are its lines, which fall back on it where they say nothing", async () => {
    const { lines } = await first(FULL);
    const said = lines.map((line) => ({
      number: [line.ordinal, line.number],
      code: [line.qualifier, line.procedure, line.procedureKey],
      modifiers: line.modifiers,
      modifierKeys: line.modifierKeys,
      narrative: line.narrative,
      money: [line.chargeCents, line.unitBasis, line.units],
      pos: line.pos,
      dates: [line.date, line.dateThrough],
      pointers: line.pointers,
      diagnoses: line.diagnoses,
      physician: [line.renderingNpi, line.renderingTaxonomy],
      facility: line.serviceFacility?.zip,
      texts: [line.controlNumber, line.drugCode, line.clia, line.note],
    }));
    expect(said).toEqual([
      {
        number: [1, 1],
        code: ["HC", "17311", Number.parseInt("17311", 36)],
        modifiers: ["59", "LT"],
        modifierKeys: [Number.parseInt("59", 36) + 1, Number.parseInt("LT", 36) + 1],
        narrative: "",
        money: [66116, "UN", 1],
        pos: "22",
        dates: [20250224, 20250225],
        pointers: [1, 3],
        diagnoses: ["C44311", "D485"],
        physician: ["1987654328", "207N00000X"],
        facility: "366049999",
        texts: ["L-1", "", "34D0655059", "STAGE ONE"],
      },
      {
        number: [2, 2],
        code: ["HC", "J3301", Number.parseInt("J3301", 36)],
        modifiers: [],
        modifierKeys: [],
        narrative: "triamcinolone",
        money: [2000, "UN", 2.5],
        pos: "11",
        dates: [20250224, 20250224],
        pointers: [2],
        diagnoses: ["L570"],
        // Another physician, whose specialty nobody gave: the claim's is not hers.
        physician: ["1222222226", ""],
        facility: "36609",
        texts: ["L-2", "00003029305", "11D1111111", ""],
      },
    ]);
  });

  test("nothing of another payer leaks into it", async () => {
    const claim = await first([
      ...PROVIDER,
      ...SUBSCRIBER,
      "CLM*A*20***11:B:1*Y*A*Y*Y",
      ...OTHER_PAYER,
      "LX*1",
      "SV1*HC:99213*20*UN*1***1",
      "DTP*472*D8*20250224",
    ]);
    expect([claim.rendering, claim.serviceFacility, claim.originalReference, claim.clia, claim.filingIndicator, claim.payerId]).toEqual([
      undefined,
      undefined,
      "",
      "",
      "MB",
      "10112",
    ]);
    expect([claim.lines[0]!.date, claim.lines[0]!.renderingNpi, claim.lines[0]!.renderingTaxonomy]).toEqual([20250224, "1234567893", ""]);
    expect([claim.otherPayer, claim.referringNpi, claim.supervisingNpi, claim.lines[0]!.adjudication]).toEqual(["paid", "", "", undefined]);
  });

  test.each([
    ["1:2:1", [1, 2, 1]],
    ["1:10", [1, 10]],
    ["1::3", [1, 3]],
    ["1:2:3:4:5", [1, 2, 3, 4, 5]],
    ["1:2:3:4:5:6", [1, 2, 3, 4, 5]],
    ["1:A", [1, 0]],
    ["", []],
  ])("pointers %s as sent, a fifth one too", async (sent, pointers) => {
    const line = ["LX*1", `SV1*HC:99213*20*UN*1***${sent}`, "DTP*472*D8*20250224"];
    const claim = await first([...PROVIDER, ...SUBSCRIBER, "CLM*A*20***11:B:1*Y*A*Y*Y", ...line]);
    expect(claim.lines[0]!.pointers).toEqual(pointers);
  });

  test("documents that are sent apart, of the claim and of a line", async () => {
    const LINE = ["LX*1", "SV1*HC:99213*20*UN*1***1", "DTP*472*D8*20250224"];
    const PWK = "PWK*OB*EL***AC*DOC1";
    const CLM = "CLM*A*40***11:B:1*Y*A*Y*Y";
    const none = await first([...PROVIDER, ...SUBSCRIBER, CLM, ...LINE]);
    const ofClaim = await first([...PROVIDER, ...SUBSCRIBER, CLM, PWK, ...LINE]);
    const ofLine = await first([...PROVIDER, ...SUBSCRIBER, CLM, ...LINE, "LX*2", LINE[1]!, PWK, LINE[2]!]);
    const told = (claim: Claim): unknown => [claim.hasAttachment, ...claim.lines.map((line) => line.hasAttachment)];
    expect([told(none), told(ofClaim), told(ofLine)]).toEqual([
      [false, false],
      [true, true],
      [false, false, true],
    ]);
  });

  test("who referred, ordered and supervised, and what another payer did with each line", async () => {
    const claim = await first([
      ...PROVIDER,
      ...SUBSCRIBER,
      "CLM*A*180***11:B:1*Y*A*Y*Y",
      "NM1*DN*1*REFERS*RUTH****XX*1987654328",
      "NM1*DQ*1*SUPERVISES*SAM****XX*1234567893",
      "SBR*P*18*******CI",
      "NM1*IL*1*OTHER*HENRY****MI*W999",
      "NM1*PR*2*GULF MUTUAL*****PI*60054",
      "NM1*DN*1*NOT OURS*****XX*1999999984",
      "LX*1",
      "SV1*HC:99213*100*UN*1***1",
      "DTP*472*D8*20250224",
      "NM1*DQ*1*ANOTHER*SUE****XX*1999999984",
      "NM1*DN*1*LINE*LEO****XX*1999999984",
      "NM1*DK*1*ORDERS*ANN****XX*1234567893",
      "SVD*60054*60.5*HC:99213**1",
      "CAS*CO*45*20*1*253*1.5",
      "CAS*PR*2*18",
      "DTP*573*D8*20250310",
      "LX*2",
      "SV1*HC:99214*80*UN*1***1",
      "DTP*472*D8*20250224",
    ]);
    expect([claim.referringNpi, claim.supervisingNpi, claim.otherPayer]).toEqual(["1987654328", "1234567893", "named"]);
    expect(claim.lines.map((line) => [line.orderingNpi, line.supervisingNpi])).toEqual([
      ["1234567893", "1999999984"],
      ["1987654328", "1234567893"],
    ]);
    expect(claim.lines.map((line) => line.adjudication)).toEqual([{ payers: 1, paidCents: 6050, adjustedCents: 3950 }, undefined]);
    expect(claim.lines[0]!.locate("NM1*DK").segment - claim.lines[0]!.locate("SV1").segment).toBe(4);
  });

  test("a dependent is the patient, the subscriber's number the member id", async () => {
    const claim = await first([
      ...PROVIDER,
      ...SUBSCRIBER,
      "HL*3*2*23*0",
      "PAT*19",
      "NM1*QC*1*WALTERS*TIM",
      "N3*2 OAK ST",
      "DMG*D8*20100215*M",
      "CLM*A*20***11:B:1*Y*A*Y*Y",
      "LX*1",
      "SV1*HC:99213*20*UN*1***1",
      "DTP*472*D8*20250224",
    ]);
    expect([claim.patientBirthDate, claim.patientSex, claim.patientIdentity().split("\u001f")]).toEqual([
      20100215,
      "M",
      ["10112", "1EG4TE5MK73", "20100215", "M", "TIM"],
    ]);
  });

  const ONE = ["CLM*A*20***11:B:1*Y*A*Y*Y", "LX*1", "SV1*HC:99213*20*UN*1***1", "DTP*472*D8*20250224"];
  test.each([
    ["member id", SUBSCRIBER.map((segment) => segment.replace("*MI*1EG4TE5MK73", ""))],
    ["birth date", SUBSCRIBER.filter((segment) => !segment.startsWith("DMG"))],
    ["possible birth date", SUBSCRIBER.map((segment) => segment.replace("19430501", "19430541"))],
  ])("without a %s claims stand alone", async (_, subscriber) => {
    const { claims, plan } = await read([...PROVIDER, ...subscriber, ...ONE, ...ONE]);
    expect(claims.map((claim) => claim.hasIdentity)).toEqual([false, false]);
    expect(claims[0]!.patientKeyLow).not.toBe(claims[1]!.patientKeyLow);
    expect(plan.keyLow(0)).not.toBe(plan.keyLow(1));
  });
  test("a claim under a patient level that names nobody is not the subscriber's", async () => {
    const { claims, plan, faults } = await read([...PROVIDER, ...SUBSCRIBER, ...ONE, "HL*3*2*23*0", "PAT*19", ...ONE]);
    expect(claims.map(({ hasIdentity, patientBirthDate, patientSex }) => [hasIdentity, patientBirthDate, patientSex])).toEqual([
      [true, 19430501, "F"],
      [false, 0, ""],
    ]);
    expect(plan.keyLow(0)).not.toBe(plan.keyLow(1));
    expect(faults.map(({ kind, claimIndex }) => [kind, claimIndex])).toEqual([["claim-without-patient", 2]]);
  });
  test("the keys of plan and claim are the same for claims with an identity", async () => {
    const { claims, plan } = await read([...PROVIDER, ...SUBSCRIBER, ...ONE, ...ONE]);
    for (const at of [0, 1]) expect([plan.keyHigh(at), plan.keyLow(at)]).toEqual([claims[0]!.patientKeyHigh, claims[0]!.patientKeyLow]);
  });
  test("and so they are wherever loops and envelopes have got mixed up: the plan puts a patient's claims into one chunk by its own", async () => {
    const DEPENDENT = ["HL*3*2*23*0", "PAT*19", "NM1*QC*1*WALTERS*TIM", "DMG*D8*20100215*M"];
    const STRAY = [ISA, "GS*HC*SENDER*RECEIVER*20250301*0815*1*X*005010X222A1", "ST*837*0002*005010X222A1", "SE*9*0001", "GE*1*1"];
    const whole = [...PROVIDER, ...SUBSCRIBER, ...ONE, ...DEPENDENT, ...ONE];
    const mixing = fc.record({
      how: fc.constantFrom("drop", "swap", "stray", "repeat"),
      at: fc.nat(whole.length - 1),
      other: fc.nat(whole.length - 1),
    });
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(mixing, { minLength: 1, maxLength: 4 }), async (steps) => {
        const body = [...whole];
        for (const { how, at, other } of steps) {
          if (how === "drop") body.splice(at, 1);
          else if (how === "stray") body.splice(at, 0, STRAY[other % STRAY.length]!);
          else if (how === "repeat") body.splice(at, 0, body[other % body.length]!);
          else [body[at % body.length], body[other % body.length]] = [body[other % body.length]!, body[at % body.length]!];
        }
        const { claims, plan } = await read(body);
        for (const { index, hasIdentity, patientKeyHigh, patientKeyLow } of claims) {
          if (!hasIdentity) continue;
          compared += 1;
          expect([plan.keyHigh(index - 1), plan.keyLow(index - 1)]).toEqual([patientKeyHigh, patientKeyLow]);
        }
      }),
      { numRuns: 2000, seed: 2010 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  test.each([
    ["CH", "005010X222A1", "claim"],
    ["RP", "005010X222A2", "encounter"],
    ["CH", "005010X291", "predetermination"],
    ["CH", "004010X098A1", "claim"],
    ["31", "005010X222", "claim"],
  ])("BHT06 %s in %s is a %s", async (purpose, guide, expected) => {
    expect((await first([...PROVIDER, ...SUBSCRIBER, ...ONE], { purpose, guide })).purpose).toBe(expected);
  });

  test("4010 gives the date of service for the whole claim, BK and BF, and other words for a facility", async () => {
    const claim = await first(
      [
        ...PROVIDER,
        ...SUBSCRIBER,
        "CLM*A*20***11::1*Y*A*Y*Y*B",
        "DTP*472*D8*20050224",
        "HI*BK:17.32*BF:7020",
        "NM1*FA*2*CLINIC*****XX*1555555550",
        "N3*1 A ST",
        "N4*MOBILE*AL*36602",
        "LX*1",
        "SV1*HC:99213*20*UN*1***1",
      ],
      { guide: "004010X098A1" },
    );
    expect([claim.diagnoses, claim.serviceFacility?.zip, claim.lines[0]!.date]).toEqual([["1732", "7020"], "36602", 20050224]);
  });

  test.each([
    ["UTF-8", new TextEncoder().encode("PE\u00d1A"), "PE\u00d1A"],
    ["Latin-1", Uint8Array.from([80, 69, 0xd1, 65]), "PE\u00d1A"],
    ["broken UTF-8", Uint8Array.from([0xc3, 80]), "\u00c3P"],
  ])("a name in %s is told as it was meant", async (_, name, expected) => {
    const [before, after] = file([...PROVIDER, ...SUBSCRIBER, ...ONE]).split("MEDICARE") as [string, string];
    const whole = new Uint8Array([...bytes(before), ...name, ...bytes(after)]);
    expect((await readClaimsFromBytes(whole, FILE)).claims[0]!.payerName).toBe(expected);
  });

  test.each([
    ["1,2,3", [1, 2, 3]],
    ["3,7,9", [3, 7, 9]],
    ["1,1,2", [1, 2, 3]],
    ["5,5,9", [1, 2, 9]],
    ["2,2,1", [1, 2, 3]],
    ["x,2,3", [1, 2, 3]],
  ])("lines numbered %s are called %j", async (given, called) => {
    const lines = given.split(",").flatMap((number) => [`LX*${number}`, ...ONE.slice(2)]);
    const { claims } = await read([...PROVIDER, ...SUBSCRIBER, ONE[0]!, ...lines]);
    expect(claims[0]!.lines.map((line) => line.number)).toEqual(called);
    expect(claims[0]!.lines.map((line) => line.ordinal)).toEqual([1, 2, 3]);
  });

  test.each([
    ["100", 10000],
    ["661.16", 66116],
    [".5", 50],
    ["12.", 1200],
    ["12.5", 1250],
    ["7.1000", 710],
    ["-3", -300],
    ["", undefined],
    ["1.005", undefined],
    ["1e3", undefined],
    ["12,50", undefined],
    ["9".repeat(20), undefined],
  ])("a charge of %j is %s cents", async (text, cents) => {
    const { claims } = await read([...PROVIDER, ...SUBSCRIBER, ...ONE.map((segment) => segment.replace("99213*20*", `99213*${text}*`))]);
    expect(claims[0]!.lines[0]!.chargeCents).toBe(cents);
  });
  test.each([
    ["1", 1],
    ["2.5", 2.5],
    ["-1", -1],
    ["0", 0],
    [".25", 0.25],
    ["", undefined],
    ["one", undefined],
    ["1e2", undefined],
    ["1.", 1],
  ])("units of %j are %s", async (text, units) => {
    const { claims } = await read([...PROVIDER, ...SUBSCRIBER, ...ONE.map((segment) => segment.replace("*UN*1*", `*UN*${text}*`))]);
    expect(claims[0]!.lines[0]!.units).toBe(units);
  });
  test.each([
    ["D8*20250224", 20250224, 20250224],
    ["RD8*20250224-20250226", 20250224, 20250226],
    ["D8*2025022", 0, 0],
    ["D8*202502241", 0, 0],
    ["D8*20250230", 0, 0],
    ["RD8*20250224", 0, 0],
    ["RD8*20250224-20250230", 0, 0],
    ["DT*202502240815", 0, 0],
    ["D8*", 0, 0],
  ])("a date of %s lasts from %i to %i", async (text, from, through) => {
    const { claims } = await read([...PROVIDER, ...SUBSCRIBER, ...ONE.slice(0, 3), `DTP*472*${text}`]);
    const [line] = claims[0]!.lines;
    expect([line!.date, line!.dateThrough]).toEqual([from, through]);
  });

  test("its places can be found again", async () => {
    const text = file(FULL);
    const claim = await first(FULL);
    const at = ({ byte, segment }: { byte: number; segment: number }) => {
      expect(text.slice(0, byte).split("~").length).toBe(segment);
      return text.slice(byte, text.indexOf("~", byte));
    };
    expect(
      ["CLM05-1", "HI01-2", "REF*X4", "NM1*85", "NM109", "SBR09", "DMG03", "NM1*PR", "DTP*435", "N403"].map((element) =>
        at(claim.locate(element)),
      ),
    ).toEqual([
      "CLM*PCN-17*1060.5***22:B:7*Y*C*Y*Y",
      "HI*ABK:c44.311*ABF:L57.0*ABF:D485",
      "REF*X4*34D0655059",
      "NM1*85*2*SKIN CENTER*****XX*1234567893",
      "CLM*PCN-17*1060.5***22:B:7*Y*C*Y*Y",
      "SBR*P*18*******MB",
      "DMG*D8*19430501*F",
      "NM1*PR*2*MEDICARE*****PI*10112",
      "DTP*435*D8*20250220",
      "N4*MOBILE*AL*366049999",
    ]);
    expect(
      ["SV101-2", "LX01", "DTP03", "REF*6R", "REF*X4", "CLM05-1", "LIN03"].map((element) => at(claim.lines[1]!.locate(element))),
    ).toEqual([
      "SV1*hc:j3301::::: triamcinolone *20*UN*2.5*11**2",
      "LX*2",
      "DTP*472*D8*20250224",
      "REF*6R*L-2",
      "REF*X4*11D1111111",
      "CLM*PCN-17*1060.5***22:B:7*Y*C*Y*Y",
      "LIN**N4*00003029305",
    ]);
  });

  test("an object derived from a line still answers", async () => {
    const [line] = (await first(FULL)).lines;
    const derived = Object.create(line!, { units: { value: 7 } }) as typeof line;
    expect([derived!.units, derived!.procedure, derived!.modifiers, derived!.claim.id]).toEqual([7, "17311", ["59", "LT"], "PCN-17"]);
    expect(line!.units).toBe(1);
  });

  test("line breaks inside its segments are left out, wherever a width cut them", async () => {
    const plain = await first(FULL);
    const text = file(FULL, { end: "~" });
    for (const width of [1, 2, 3, 7, 32, 80]) {
      const wrapped = text.slice(0, 106) + text.slice(106).replace(new RegExp(`(.{${width}})`, "g"), "$1\r\n");
      const { claims, faults } = await readClaimsFromBytes(bytes(wrapped), FILE);
      expect(claims.map(facts)).toEqual([facts(plain)]);
      expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(["line-break-in-segment"]));
      const [line] = claims[0]!.lines;
      expect(wrapped.slice(line!.locate("SV101").byte).replaceAll("\r\n", "")).toMatch(/^SV1\*HC:17311/);
    }
  });
});

/** Everything that a claim says, as plain data. */
function facts(claim: Claim): unknown {
  const { lines: _lines, ...own } = Object.fromEntries(GETTERS.map((name) => [name, claim[name as keyof Claim]])) as Record<
    string,
    unknown
  >;
  return {
    ...own,
    identity: claim.patientIdentity(),
    lines: claim.lines.map((line) => LINE_GETTERS.map((name) => line[name as keyof typeof line])),
  };
}
const GETTERS =
  "index id purpose chargeCents pos frequency assignment payerSequence filingIndicator payerId payerName originalReference received billing rendering serviceFacility referringNpi supervisingNpi otherPayer admitted discharged careAssumed careRelinquished diagnoses clia note hasAttachment patientBirthDate patientSex hasIdentity patientKeyHigh patientKeyLow".split(
    " ",
  );
const LINE_GETTERS =
  "ordinal number qualifier procedure procedureKey modifiers modifierKeys narrative chargeCents unitBasis units pos date dateThrough pointers diagnoses renderingNpi renderingTaxonomy serviceFacility orderingNpi supervisingNpi adjudication controlNumber drugCode clia note hasAttachment".split(
    " ",
  );

/** A file of many claims under few providers, some with dependents, by turns well and badly made. */
function manyClaims(count: number): string {
  const body: string[] = [];
  let level = 0;
  let provider = 0;
  for (let claim = 0; claim < count; claim++) {
    if (claim % 5 === 0) {
      provider = ++level;
      body.push(`HL*${level}**20*1`, ...PROVIDER.slice(1, 4), `N4*MOBILE*AL*366${String(claim).padStart(2, "0")}`);
    }
    if (claim % 3 !== 1) {
      body.push(`HL*${++level}*${provider}*22*${claim % 2}`, ...SUBSCRIBER.slice(1).map((one) => one.replace("MK73", `MK${claim}`)));
      const subscriber = level;
      if (claim % 2 === 1) body.push(`HL*${++level}*${subscriber}*23*0`, "PAT*19", `NM1*QC*1*WALTERS*KID${claim}`, "DMG*D8*20100215*M");
    }
    body.push(`CLM*C${claim}*${claim % 7 === 6 ? "much" : 20}***11:B:1*Y*A*Y*Y`, `HI*ABK:L${100 + claim}`);
    for (let line = 1; line <= claim % 4; line++) {
      body.push(
        `LX*${line}`,
        `SV1*HC:${17000 + claim}:59*${line}.5*UN*${line}***1`,
        claim % 11 === 10 ? "DTP*472*D8*never" : "DTP*472*D8*20250224",
      );
      if (claim % 6 === 5) body.push("NTE*ADD*LINE\nBREAK");
    }
  }
  return file(body);
}

describe("any set of ranges read alone", () => {
  const all = bytes(manyClaims(60));
  const source = bytesInMemory(all);
  /** A source that forgets what it gave: a view is valid until the next read only. */
  const forgetful: ByteSource = {
    byteLength: all.length,
    read: async (from, to) => {
      buffer.fill(0);
      buffer.set(all.subarray(from, to));
      return buffer.subarray(0, Math.min(to - from, 1000));
    },
  };
  const buffer = new Uint8Array(all.length);

  test("says what the whole file says of these claims, in the order asked for", async () => {
    const plan = await planFile(source);
    const ranges = Array.from({ length: plan.claims }, (_, at) => plan.rangeOf(at));
    expect(ranges.length).toBe(60);
    const whole = await readClaims(source, FILE, ranges);
    const byIndex = new Map(whole.claims().map((claim) => [claim.index, facts(claim)]));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat({ max: 59 }), { maxLength: 20 }), async (chosen) => {
        const jobs = JSON.parse(JSON.stringify(chosen.map((at) => ranges[at]!))) as ClaimRange[];
        const part = await readClaims(forgetful, FILE, jobs);
        expect(part.claims().map(facts)).toEqual(chosen.map((at) => byIndex.get(at + 1)));
        const wanted = new Set(chosen.map((at) => at + 1));
        const sorted = (faults: typeof part.faults) =>
          [...faults].sort((a, b) => a.position.byte - b.position.byte || (a.kind < b.kind ? -1 : 1));
        expect(sorted(part.faults)).toEqual(sorted(whole.faults.filter((fault) => wanted.has(fault.claimIndex!))));
      }),
      { numRuns: 60 },
    );
  });

  test("says the same in memory that other batches gave back, some of them read at once", async () => {
    const plan = await planFile(source);
    const ranges = Array.from({ length: plan.claims }, (_, at) => plan.rangeOf(at));
    const whole = await readClaims(source, FILE, ranges);
    const byIndex = new Map(whole.claims().map((claim) => [claim.index, facts(claim)]));
    const chosen = fc.uniqueArray(fc.nat({ max: 59 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(chosen, chosen, fc.boolean()), { minLength: 2, maxLength: 5 }), async (rounds) => {
        for (const [one, other, released] of rounds) {
          const parts = await Promise.all(
            [one, other].map((some) =>
              readClaims(
                source,
                FILE,
                some.map((at) => ranges[at]!),
              ),
            ),
          );
          const read = parts.map((part) => part.claims().map(facts));
          expect(read).toEqual([one, other].map((some) => some.map((at) => byIndex.get(at + 1))));
          if (released) for (const part of parts) part.release();
        }
      }),
      { numRuns: 15 },
    );
  });

  test("can't be looked at any more when its memory was given back", async () => {
    const plan = await planFile(source);
    const batch = await readClaims(source, FILE, [plan.rangeOf(1), plan.rangeOf(2)]);
    const [first, second] = batch.claims();
    const line = first!.lines[0]!;
    expect([first!.id, line.procedure]).toEqual(["C1", "17001"]);
    batch.release();
    batch.release();
    const next = await readClaims(source, FILE, [plan.rangeOf(3)]);
    const looks = [
      () => second!.id,
      () => first!.pos,
      () => first!.diagnoses,
      () => second!.lines,
      () => second!.billing,
      () => second!.hasIdentity,
      () => second!.locate("CLM"),
      () => line.procedureKey,
      () => line.chargeCents,
      () => line.qualifier,
      () => line.locate("LX01"),
    ];
    for (const look of looks) expect(look).toThrow("released");
    expect(() => batch.totals()).toThrow("released");
    expect(next.claims()[0]!.id).toBe("C3");
  });

  test("carries no patient data", async () => {
    const plan = await planFile(source);
    const text = JSON.stringify(Array.from({ length: plan.claims }, (_, at) => plan.rangeOf(at)));
    for (const secret of ["WALTERS", "EDNA", "1EG4", "19430501", "KID", "C1"]) expect(text).not.toContain(secret);
  });

  test("of another file is refused as a fault of ours", async () => {
    const plan = await planFile(source);
    const range = plan.rangeOf(3);
    const shifted = bytes(` ${new TextDecoder().decode(all)}`);
    await expect(readClaims(bytesInMemory(shifted), FILE, [range])).rejects.toThrow("not the one that was planned");
    await expect(readClaims(bytesInMemory(all.subarray(0, 500)), FILE, [range])).rejects.toThrow(RangeError);
    await expect(readClaims(source, FILE, [{ ...range, from: -1 }])).rejects.toThrow(RangeError);
  });

  test("of nothing is nothing", async () => {
    const batch = await readClaims(source, FILE, []);
    expect([batch.claims(), batch.faults]).toEqual([[], []]);
  });
});
