import { describe, expect, test } from "vitest";
import { faultMessage } from "./fault.ts";
import { readClaimsFromBytes } from "./read-whole-file.ts";

const FILE = { fileId: "ab".repeat(32), name: "forms.837", order: 0 };

function written(guide: string, claim: readonly string[]): string {
  return [
    "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *250301*0815*^*00501*000000001*0*T*:",
    `GS*HC*SENDER*RECEIVER*20250301*0815*1*X*${guide}`,
    `ST*837*0001*${guide}`,
    "BHT*0019*00*1*20250301*0815*CH",
    "HL*1**20*1",
    "NM1*85*2*COUNTY HOSPITAL*****XX*1234567893",
    "N3*1 MAIN ST",
    "N4*SPRINGFIELD*IL*627010001",
    "HL*2*1*22*0",
    "SBR*P*18*******MA",
    "NM1*IL*1*DOE*ANN****MI*1EG4TE5MK73",
    "DMG*D8*19500101*F",
    "NM1*PR*2*MEDICARE A*****PI*00131",
    ...claim,
    `SE*${claim.length + 12}*0001`,
    "GE*1*1",
    "IEA*1*000000001",
  ]
    .map((segment) => `${segment}~`)
    .join("\n");
}

const read = (text: string) => readClaimsFromBytes(new TextEncoder().encode(text), FILE);

const HOSPITAL = [
  "CLM*H1*1250***85:A:7**A*Y*Y",
  "DTP*434*RD8*20250210-20250212",
  "DTP*435*DT*202502100830",
  "DTP*096*TM*1500",
  "CL1*1*7*01",
  "REF*F8*99887766",
  "HI*ABK:I10:::::::Y",
  "HI*ABJ:R0789",
  "HI*APR:R079*APR:R0602",
  "HI*ABN:W010XXA",
  "HI*ABF:E119:::::::Y*ABF:J449",
  "HI*BBR:0DTJ4ZZ:D8:20250211",
  "HI*BBQ:3E0233Z:D8:20250212",
  "HI*BI:70:RD8:20250201-20250203",
  "HI*BH:11:D8:20250209",
  "HI*BE:80:::2",
  "HI*BG:09*BG:45",
  "HI*DR:470",
  "NM1*71*1*WELBY*MARCUS****XX*1679576722",
  "PRV*AT*PXC*207R00000X",
  "NM1*72*1*CARVER*SAM****XX*1003000126",
  "LX*1",
  "SV2*0120**900*DA*2",
  "LX*2",
  "SV2*981*HC:99284:25:GF*250*UN*1",
  "DTP*472*D8*20250210",
  "REF*6R*L2",
  "LX*3",
  "SV2*0250**100*UN*1.5",
  "NM1*82*1*NURSE*PAT****XX*1003000134",
];

describe("an institutional claim (005010X223A2)", () => {
  test("says what a professional one says, by its own elements", async () => {
    const { claims, faults, plan } = await read(written("005010X223A2", HOSPITAL));
    expect([faults, plan.lines]).toEqual([[], 3]);
    const [claim] = claims;
    expect(claim).toMatchObject({ form: "institutional", id: "H1", chargeCents: 125000, pos: "", frequency: "7", filingIndicator: "MA" });
    expect(claim).toMatchObject({ originalReference: "99887766", admitted: 20250210, discharged: 0, diagnoses: ["I10", "E119", "J449"] });
    expect(claim?.rendering).toMatchObject({ npi: "1679576722", taxonomy: "207R00000X" });
    const lines = claim!.lines.map((line) => [
      line.revenueCode,
      line.procedure,
      line.modifiers.join(),
      line.chargeCents,
      line.unitBasis,
      line.units,
    ]);
    expect(lines).toEqual([
      ["0120", "", "", 90000, "DA", 2],
      ["0981", "99284", "25,GF", 25000, "UN", 1],
      ["0250", "", "", 10000, "UN", 1.5],
    ]);
    // A line without a date of its own has those of the statement.
    expect(claim!.lines.map(({ date, dateThrough }) => [date, dateThrough])).toEqual([
      [20250210, 20250212],
      [20250210, 20250210],
      [20250210, 20250212],
    ]);
    expect(claim!.lines.map(({ renderingNpi }) => renderingNpi)).toEqual(["1679576722", "1679576722", "1003000134"]);
    expect(claim!.lines[1]).toMatchObject({ controlNumber: "L2", pointers: [], diagnoses: [], pos: "", teeth: undefined });
  });

  test("has its bill: type, statement, admission and all kinds of codes", async () => {
    const { claims } = await read(written("005010X223A2", HOSPITAL));
    const none = { from: 0, through: 0, amountCents: undefined };
    const on = (code: string, from: number, through = from) => ({ ...none, code, from, through });
    expect(claims[0]?.bill).toEqual({
      typeOfBill: "857",
      from: 20250210,
      through: 20250212,
      admissionType: "1",
      admissionSource: "7",
      patientStatus: "01",
      admittingDiagnosis: "R0789",
      reasonsForVisit: ["R079", "R0602"],
      externalCauses: ["W010XXA"],
      procedures: [on("0DTJ4ZZ", 20250211), on("3E0233Z", 20250212)],
      conditions: ["09", "45"],
      occurrences: [on("11", 20250209)],
      spans: [on("70", 20250201, 20250203)],
      values: [{ ...none, code: "80", amountCents: 200 }],
      diagnosisGroup: "470",
      attendingNpi: "1679576722",
      operatingNpi: "1003000126",
    });
  });

  test("tells places by the names of its guide", async () => {
    const text = written("005010X223A2", HOSPITAL);
    const { claims } = await read(text);
    const [claim] = claims;
    const at = (segment: string) => text.indexOf(segment);
    expect(claim!.lines[1]!.locate("SV101-2")).toMatchObject({ element: "SV202-2", byte: at("SV2*981") });
    expect(claim!.lines[1]!.locate("SV104")).toMatchObject({ element: "SV205", byte: at("SV2*981") });
    expect(claim!.lines[1]!.locate("DTP*472-03")).toMatchObject({ element: "DTP*472-03", byte: at("DTP*472") });
    expect(claim!.lines[0]!.locate("DTP*472-03")).toMatchObject({ element: "DTP*434-03", byte: at("DTP*434") });
    expect(claim!.locate("HI01-2")).toMatchObject({ element: "HI01-2", byte: at("HI*ABK") });
    expect(claim!.locate("HI03-2")).toMatchObject({ element: "HI02-2", byte: at("HI*ABF") });
    expect(claim!.locate("NM1*82-09")).toMatchObject({ element: "NM1*71-09", byte: at("NM1*71") });
  });

  test("of version 4010 reads as well", async () => {
    const older = HOSPITAL.map((segment) =>
      segment
        .replaceAll("ABK", "BK")
        .replaceAll("ABF", "BF")
        .replaceAll("ABJ", "BJ")
        .replace(/BB([RQ])/, "B$1"),
    );
    const { claims, faults } = await read(written("004010X096A1", older));
    expect(faults).toEqual([]);
    expect(claims[0]).toMatchObject({ form: "institutional", diagnoses: ["I10", "E119", "J449"] });
    expect(claims[0]?.bill).toMatchObject({ admittingDiagnosis: "R0789", procedures: [{ code: "0DTJ4ZZ" }, { code: "3E0233Z" }] });
  });

  test.each([
    ["SV2*0120**900*DA*2", "SV2*0120**9O0*DA*2", "unreadable-charge", "SV203"],
    ["SV2*0120**900*DA*2", "SV2*0120**900*DA", "unreadable-units", "SV205"],
    ["SV2*0120**900*DA*2", "NTE*ADD*X", "line-without-service", "LX"],
    ["DTP*434*RD8*20250210-20250212", "NTE*ADD*X", "missing-date", "DTP*472"],
    ["HI*ABN:W010XXA", "HI*W010XXA", "unreadable-diagnosis", "HI"],
  ])("with %s made %s has the fault %s", async (right, wrong, kind, element) => {
    const { faults } = await read(
      written(
        "005010X223A2",
        HOSPITAL.map((segment) => (segment === right ? wrong : segment)),
      ),
    );
    const fault = faults.find((one) => one.kind === kind);
    expect(fault?.position.element).toBe(element);
    expect(faultMessage(fault!)).not.toMatch(/[{}]|SV1/);
  });

  test("may have 999 lines and 25 diagnoses, no more", async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => [`LX*${at + 1}`, "SV2*0250**1*UN*1"]).flat();
    const further = (count: number) => Array.from({ length: count }, () => "HI*ABF:E119");
    const claim = (count: number, diagnoses: number) => [...HOSPITAL.slice(0, 7), ...further(diagnoses), ...lines(count)];
    const kinds = async (count: number, diagnoses: number) =>
      (await read(written("005010X223A2", claim(count, diagnoses)))).faults.map((fault) => [fault.kind, faultMessage(fault)]);
    expect(await kinds(999, 24)).toEqual([]);
    const told = await kinds(1000, 25);
    expect(told.map(([kind]) => kind).sort()).toEqual(["too-many-diagnoses", "too-many-lines"]);
    expect(told.every(([, message]) => message!.includes("an institutional claim may have"))).toBe(true);
  });
});

const DENTIST = [
  "CLM*D1*493.19***11:B:1*Y*A*Y*Y",
  "DTP*472*D8*20250214",
  "HI*ABK:K0262",
  "NM1*82*1*MOLAR*SAM****XX*1679576722",
  "PRV*PE*PXC*1223G0001X",
  "LX*1",
  "SV3*AD:D2392:52*150**10:20**2*****1",
  "TOO*JP*14*M:O",
  "TOO*JP*3",
  "LX*2",
  "SV3*AD:D0140*130*12",
  "LX*3",
  "SV3*AD:D9985*213.19****1",
  "DTP*472*D8*20250215",
];

describe("a dental claim (005010X224A2)", () => {
  test("says what a professional one says, by its own elements", async () => {
    const { claims, faults } = await read(written("005010X224A2", DENTIST));
    expect(faults).toEqual([]);
    const [claim] = claims;
    expect(claim).toMatchObject({ form: "dental", pos: "11", diagnoses: ["K0262"], bill: undefined, purpose: "claim" });
    expect(claim!.lines.map((line) => [line.qualifier, line.procedure, line.chargeCents, line.units, line.pos, line.date])).toEqual([
      ["AD", "D2392", 15000, 2, "11", 20250214],
      ["AD", "D0140", 13000, 1, "12", 20250214],
      ["AD", "D9985", 21319, 1, "11", 20250215],
    ]);
    expect(claim!.lines[0]).toMatchObject({
      modifiers: ["52"],
      teeth: ["14MO", "3", "area 10", "area 20"],
      pointers: [1],
      diagnoses: ["K0262"],
    });
    expect(claim!.lines[0]!.renderingTaxonomy).toBe("1223G0001X");
    expect(claim!.lines[1]!.locate("SV104").element).toBe("SV306");
    expect(claim!.lines[1]!.locate("SV101-2").element).toBe("SV301-2");
  });

  test("that asks in advance (CLM19) needs no date of service", async () => {
    const advance = DENTIST.filter((segment) => !segment.startsWith("DTP")).map((segment) =>
      segment.replace("*Y*A*Y*Y", "*Y*A*Y*I**********PB"),
    );
    const { claims, faults } = await read(written("005010X224A2", advance));
    expect([claims[0]?.purpose, faults]).toEqual(["predetermination", []]);
  });

  test("may have 4 diagnoses", async () => {
    const five = DENTIST.map((segment) => (segment.startsWith("HI") ? "HI*ABK:K0262*ABF:K021*ABF:K022*ABF:K023*ABF:K024" : segment));
    const { faults, claims } = await read(written("005010X224A2", five));
    expect(faults.map(({ kind }) => kind)).toEqual(["too-many-diagnoses"]);
    expect(claims[0]?.diagnoses.length).toBe(4);
  });
});

test("a claim whose lines are of another form than its guide is read as its lines are, and says so", async () => {
  const { claims, faults } = await read(written("005010X222A1", HOSPITAL));
  expect(claims[0]?.form).toBe("institutional");
  expect(faults.map(({ kind }) => kind)).toEqual(["lines-of-other-form"]);
  expect(faultMessage(faults[0]!)).toContain("the guide of a professional claim");
});
