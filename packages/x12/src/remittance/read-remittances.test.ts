import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRemittances, remittanceFaultMessage } from "../index.ts";

const ISA = "ISA*00*          *00*          *ZZ*PAYER          *ZZ*CLINIC         *250301*0815*^*00501*000000001*0*P*:";

function file(body: readonly string[], { end = "~\n", isa = ISA, control = "1" } = {}): string {
  const set = [`ST*835*${control}`, ...body];
  const all = [isa, "GS*HP*P*C*20250301*0815*7*X*005010X221A1", ...set, `SE*${set.length + 1}*${control}`, "GE*1*7", "IEA*1*000000001"];
  return all.map((segment) => segment + end).join("");
}
const read = (text: string) => readRemittances(new TextEncoder().encode(text));
const said = (text: string) => read(text).faults.map(({ kind, position }) => `${kind} ${position.element}@${position.segment}`);

const HEAD = [
  "BPR*I*90*C*ACH************20250320",
  "TRN*1*TRACE1*1999999999",
  "N1*PR*GULF MUTUAL",
  "REF*2U*60054",
  "N1*PE*SKIN*XX*1234567893",
  "LX*1",
];
const CLAIM = ["CLP*A1*1*200*90*10*MB*ICN1*11*1", "MOA***MA01*N25", "DTM*232*20250301"];
const LINES = [
  "SVC*HC:17311:59*150*90**1*HC:17313:XS*2",
  "DTM*472*20250302",
  "CAS*CO*45*40**97*10*1",
  "CAS*PR*1*10",
  "REF*6R*L1",
  "AMT*B6*100",
  "LQ*HE*N115",
  "SVC*HC:14040*50*0",
  "CAS*CO*97*50",
];

describe("an 835", () => {
  test("gives payment, claims, lines and adjustments", () => {
    const text = file([...HEAD, ...CLAIM, ...LINES]);
    const { remittances, faults } = read(text);
    expect(faults).toEqual([]);
    const [{ claims, position, ...payment }] = remittances as [(typeof remittances)[0]];
    expect(payment).toEqual({
      controls: ["000000001", "7", "1"],
      guide: "005010X221A1",
      paidCents: 9000,
      method: "ACH",
      paymentDate: 20250320,
      trace: "TRACE1",
      originator: "1999999999",
      payerId: "60054",
      payerName: "GULF MUTUAL",
      payeeNpi: "1234567893",
      providerAdjustments: [],
    });
    expect(position).toEqual({ segment: 4, byte: text.indexOf("BPR"), element: "BPR" });
    const [{ lines, position: at, ...claim }] = claims as [(typeof claims)[0]];
    expect(at.segment).toBe(10);
    expect(claim).toEqual({
      claim: "A1",
      status: "1",
      chargeCents: 20000,
      paidCents: 9000,
      patientCents: 1000,
      filingIndicator: "MB",
      payerControl: "ICN1",
      frequency: "1",
      adjustments: [],
      remarks: ["MA01", "N25"],
      date: 20250301,
      dateThrough: 0,
    });
    expect(lines).toEqual([
      {
        position: { segment: 13, byte: text.indexOf("SVC*HC:17311"), element: "SVC" },
        ordinal: 1,
        qualifier: "HC",
        procedure: "17311",
        modifiers: ["59"],
        chargeCents: 15000,
        paidCents: 9000,
        units: 1,
        submitted: { procedure: "17313", modifiers: ["XS"], units: 2 },
        date: 20250302,
        dateThrough: 20250302,
        adjustments: [
          { group: "CO", carc: "45", cents: 4000, quantity: null },
          { group: "CO", carc: "97", cents: 1000, quantity: 1 },
          { group: "PR", carc: "1", cents: 1000, quantity: null },
        ],
        rarc: ["N115"],
        allowedCents: 10000,
        control: "L1",
      },
      {
        position: { segment: 20, byte: text.indexOf("SVC*HC:14040"), element: "SVC" },
        ordinal: 2,
        qualifier: "HC",
        procedure: "14040",
        modifiers: [],
        chargeCents: 5000,
        paidCents: 0,
        units: 1,
        submitted: null,
        date: 20250301,
        dateThrough: 20250301,
        adjustments: [{ group: "CO", carc: "97", cents: 5000, quantity: null }],
        rarc: [],
        allowedCents: null,
        control: "",
      },
    ]);
  });

  const PAID = [...HEAD, ...CLAIM, ...LINES];
  const swapped = (from: string, to: string) => PAID.map((segment) => (segment.startsWith(from) ? to : segment));
  test.each<[string, string, string[]]>([
    [
      "a line that doesn't add up",
      file(swapped("CAS*PR", "CAS*PR*1*11")),
      ["claim-out-of-balance CLP04@10", "line-out-of-balance SVC03@13"],
    ],
    ["a claim that doesn't add up", file([...PAID, "LX*2", "CLP*B*1*10*0"]), ["claim-out-of-balance CLP04@23"]],
    ["a payment that doesn't", file([...PAID, "PLB*1*20251231*WO:X*5"]), ["payment-out-of-balance BPR02@4"]],
    ["a provider's adjustments", file([...swapped("BPR", "BPR*I*80*C*ACH"), "PLB*1*20251231*WO:X*15*CS*-5"]), []],
    ["a payment taken back", file(["BPR*I*80*D*ACH", "PLB*1*20251231*WO*80"]), []],
    ["an amount with a third decimal", file(swapped("AMT", "AMT*B6*1.001")), ["unreadable-amount AMT02@18"]],
    ["units that are none", file(swapped("SVC*HC:14040", "SVC*HC:14040*50*0**X")), ["unreadable-quantity SVC05@20"]],
    ["a day that is none", file(swapped("DTM*472", "DTM*472*20250231")), ["unreadable-date DTM02@14"]],
    ["no BPR", file(PAID.slice(1)), ["missing-payment ST@3"]],
    ["a line before its claim", file([...HEAD.slice(0, 5), "SVC*HC:1*1*1", "BPR*I*0*C*NON"]), ["segment-outside-claim SVC@9"]],
    ["a wrong count", file(PAID).replace("SE*20", "SE*21"), ["segment-count SE01@22"]],
    ["a wrong control number", file(PAID).replace("SE*20*1", "SE*20*9"), ["control-number SE02@22"]],
    ["a file cut behind a transaction", file(PAID).split("GE*1")[0]!, ["iea-absent ISA@1"]],
    ["a file that lacks one of its transactions", file(PAID).replace("GE*1*7", "GE*2*7"), ["transaction-count GE01@23"]],
    ["a cut file", file(PAID).split("SVC*HC:14040")[0]!, ["truncated-file BPR@4", "claim-out-of-balance CLP04@10"]],
    ["a line break in a segment", file(PAID).replace("GULF MU", "GULF\r\n MU"), ["line-break-in-segment N1@6"]],
    ["other delimiters", file(PAID, { end: "'" }).replaceAll("*", "|").replaceAll(":", ">"), []],
    ["no ISA", file(PAID).split("\n").slice(2).join("\n"), ["isa-absent ST@1"]],
    ["a claim file", file(PAID).replace("ST*835", "ST*837"), ["not-a-remittance ISA@1"]],
    ["nothing", "", ["not-a-remittance ISA@1"]],
  ])("%s is told by place", (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  test("several interchanges, each by its own delimiters, text between them", () => {
    const other = file(["BPR*I*0*C*NON", "CLP*B*22*-5*-5", "CLP*B*1*5*5"]).replaceAll("*", "|");
    const { remittances, faults } = read(`${file([...HEAD, ...CLAIM, ...LINES])}Some words\n${other}`);
    expect(faults).toEqual([]);
    expect(remittances.map(({ claims }) => claims.map(({ claim, status }) => claim + status))).toEqual([["A11"], ["B22", "B1"]]);
  });

  test("the separator that a payer really uses counts, whatever ISA16 says", () => {
    const text = file([...HEAD, ...CLAIM, ...LINES]).replaceAll("HC:17311:59", "HC>17311>59");
    expect(read(text).remittances[0]!.claims[0]!.lines[0]).toMatchObject({ procedure: "17311", modifiers: ["59"] });
  });

  test("messages say both figures", () => {
    const [fault] = read(file([...HEAD, ...CLAIM, ...LINES, "PLB*1*20251231*WO:X*5"])).faults;
    expect(remittanceFaultMessage(fault!)).toBe(
      "The claims paid less the provider's adjustments are 85.00, BPR02 says 90.00 (difference 5.00).",
    );
  });

  test("whatever is damaged, reading ends without a throw and in order of place", () => {
    const whole = new TextEncoder().encode(file([...HEAD, ...CLAIM, ...LINES]));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }), fc.nat(whole.length), (changes, length) => {
        const bytes = whole.slice(0, length);
        for (const [at, byte] of changes) if (at < length) bytes[at] = byte;
        const { remittances, faults } = readRemittances(bytes);
        expect(faults.every(({ position }, at) => at === 0 || faults[at - 1]!.position.byte <= position.byte)).toBe(true);
        expect(remittances.length > 0 || faults.length > 0).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test("sums that a payer drew up right are never called wrong", () => {
    const cents = fc.integer({ min: 0, max: 1e8 });
    const line = fc.record({ paid: cents, adjustments: fc.array(fc.integer({ min: -1e6, max: 1e6 }), { maxLength: 9 }) });
    const amount = (value: number) => (value / 100).toFixed(2);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), fc.integer({ min: -1e6, max: 1e6 }), (lines, provider) => {
        const charge = ({ paid, adjustments }: (typeof lines)[0]) => adjustments.reduce((sum, one) => sum + one, paid);
        const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
        const paid = sum(lines.map((one) => one.paid));
        const body = [
          `BPR*I*${amount(Math.abs(paid - provider))}*${paid < provider ? "D" : "C"}*ACH`,
          `CLP*A*1*${amount(sum(lines.map(charge)))}*${amount(paid)}`,
          ...lines.flatMap((one) => [
            `SVC*HC:17311*${amount(charge(one))}*${amount(one.paid)}`,
            ...one.adjustments.map((adjustment) => `CAS*CO*45*${amount(adjustment)}`),
          ]),
          `PLB*1*20251231*CS*${amount(provider)}`,
        ];
        expect(said(file(body))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
