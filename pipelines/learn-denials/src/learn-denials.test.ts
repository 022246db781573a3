import { readRemittances } from "@claimscrub/x12";
import { describe, expect, test } from "vitest";
import {
  compare,
  Experiences,
  type JudgedClaim,
  type JudgedLine,
  learnClaim,
  partsOf,
  payerErrors,
  type PaymentLaw,
  type PredictedFinding,
  predictionsOf,
  sentUntil,
  settle,
  type Settled,
  type Tally,
  tallyOf,
} from "./index.ts";

const line = (number: number, procedure: string, cents: number, findings: readonly PredictedFinding[] = []): JudgedLine => ({
  ordinal: number,
  line: number,
  procedure,
  modifiers: [],
  site: "11",
  renderingNpi: "1999999984",
  date: 20250301,
  chargeCents: 50_000,
  allowedCents: cents,
  control: String(number),
  findings,
});
const claim = (name: string, lines: readonly JudgedLine[], filingIndicator = "MB"): JudgedClaim => ({
  place: `file ${name}`,
  claim: name,
  billingNpi: "1234567893",
  payerId: "01112",
  filingIndicator,
  chargeCents: 50_000 * lines.length,
  sentOn: 0,
  dateThrough: 20250301,
  lines,
});
const denial = (code: string, carc: readonly string[], state = "open"): PredictedFinding => ({
  id: code.padEnd(16, "0"),
  code,
  direction: "denial",
  severity: "error",
  cents: 100,
  carc,
  state,
});
const told = ({ outcomes }: Settled, floor = FLOOR, reasons = new Map([["MOH-001", ["107"]]])) =>
  compare(tallyOf(predictionsOf(outcomes, payerErrors(outcomes, LAW))), floor, reasons);

function paid(body: readonly string[], day = "20250320") {
  const isa = "ISA*00*          *00*          *ZZ*PAYER          *ZZ*CLINIC         *250301*0815*^*00501*000000001*0*P*:~";
  const text = ["ST*835*1", `BPR*I*0*C*NON************${day}`, "N1*PE*SKIN*XX*1234567893", ...body, "SE*9*1"].join("~");
  return readRemittances(new TextEncoder().encode(`${isa}GS*HP*P*C*20250301*0815*7*X*005010X221A1~${text}~`)).remittances;
}
/** An SVC loop: code, amount allowed (paid in full), CAS. */
const svc = (procedure: string, allowed: string, cas: string, control = "") => [
  `SVC*HC:${procedure}*500*${allowed}`,
  "DTM*472*20250301",
  ...(cas === "" ? [] : [`CAS*${cas}`]),
  ...(control === "" ? [] : [`REF*6R*${control}`]),
  ...(allowed === "0" ? [] : [`AMT*B6*${allowed}`]),
];
const clp = (name: string, status = "1") => `CLP*${name}*${status}*500*0**MB*ICN`;
const LAW: PaymentLaw = { exemptFromReduction: (code) => code === "17312", isPair: (one) => one === "11042" };
const FLOOR = { precision: 0.5, least: 3 };

describe("actual against predicted", () => {
  const RISK = denial("MOH-001", ["107"]);
  test.each<[string, readonly PredictedFinding[], string[], Record<string, number>]>([
    ["denied for the reason predicted", [RISK], svc("17312", "0", "CO*107*500"), { TP: 1 }],
    ["denied for another", [RISK], svc("17312", "0", "CO*16*500"), { "TP-wrong-reason": 1 }],
    ["paid in full", [RISK], svc("17312", "199.74", "CO*45*300.26"), { FP: 1 }],
    ["paid in part", [RISK], svc("17312", "99.87", "CO*45*400.13"), { reduced: 1 }],
    ["denied without a finding", [], svc("17312", "0", "CO*107*500"), { FN: 1 }],
    ["paid without a finding", [], svc("17312", "199.74", "CO*45*300.26"), { TN: 1 }],
    ["all to the deductible is no denial", [], svc("17312", "0", "PR*1*199.74**45*300.26"), { TN: 1 }],
    ["fixed before sending", [denial("MOH-001", ["107"], "fixed")], svc("17312", "199.74", ""), { saved: 1 }],
    ["halved add-on", [], svc("17312", "99.87", "CO*59*99.87**45*300.26"), { PAYER_ERROR: 1 }],
    ["not answered", [RISK], svc("17313", "0", "CO*16*500"), {}],
  ])("%s", (_, findings, lines, expected) => {
    const { labels } = told(settle(paid([clp("A"), ...lines]), [claim("A", [line(1, "17312", 19_974, findings)])]));
    expect(Object.fromEntries(Object.entries(labels).filter(([, count]) => count > 0))).toEqual(expected);
  });

  test("probabilities come with their n, and a rule below the floor is proposed for demotion", () => {
    const claims = ["A", "B", "C", "D"].map((name) => claim(name, [line(1, "17312", 19_974, [RISK])]));
    const answers = ["A", "B", "C", "D"].flatMap((name) => [
      clp(name),
      ...(name === "A" ? svc("17312", "0", "CO*107*500") : svc("17312", "199.74", "")),
    ]);
    const settled = settle(paid(answers), claims);
    const { cells, demotions } = told(settled);
    // Seen in no other cell, so the prior is uniform: (1 + 1) / (2 + 4).
    expect(cells).toMatchObject([{ rule: "MOH-001", payerId: "01112", procedure: "17312", n: 4, denied: 1, probability: 0.3333 }]);
    expect(cells[0]!.low).toBeLessThan(0.25);
    expect(cells[0]!.high).toBeGreaterThan(0.5);
    // Jeffreys' prior: (1 + 0.5) / (4 + 1).
    expect(demotions).toMatchObject([{ rule: "MOH-001", n: 4, precision: 0.3 }]);
    expect(told(settled, { ...FLOOR, least: 5 }).demotions).toEqual([]);
  });

  const tally = (rule: string, label: Tally["label"], count: number, more: Partial<Tally> = {}): Tally => ({
    rule,
    payerId: "01112",
    procedure: "17312",
    label,
    fixed: false,
    carc: [],
    count,
    ...more,
  });

  test("the rate of a rule elsewhere is the prior of a cell, worth two observations", () => {
    const { cells } = compare([tally("MOH-001", "TP", 1), tally("MOH-001", "FP", 1), tally("MOH-001", "TP", 98, { payerId: "B" })], FLOOR);
    // 98 of 98 elsewhere: 98.5 / 99, twice; one of two here.
    expect(cells.find(({ payerId }) => payerId === "01112")?.probability).toBeCloseTo((1 + (2 * 98.5) / 99) / 4, 3);
  });

  test("precision, right reason and recall by rule and payer, with what was fixed out of all", () => {
    const reasons = new Map([["MOH-001", ["107"]]]);
    const { rules, recall } = compare(
      [
        tally("MOH-001", "TP", 6, { carc: ["107"] }),
        tally("MOH-001", "TP-wrong-reason", 2, { carc: ["16"] }),
        tally("MOH-001", "FP", 2),
        tally("MOH-001", "reduced", 5),
        tally("MOH-001", "TP", 50, { fixed: true }),
        tally("MOH-001", "TP", 1, { payerId: "B", carc: ["107"] }),
        tally("", "FN", 3, { carc: ["107", "16"] }),
        tally("", "FN", 4, { carc: ["16"] }),
        tally("", "TN", 90),
      ],
      FLOOR,
      reasons,
    );
    expect(rules.map(({ payerId, precision, rightReason, recall: own }) => [payerId, precision, rightReason, own].map(shown))).toEqual([
      [null, "9/11", "7/9", "7/10"],
      ["01112", "8/10", "6/8", "6/9"],
      ["B", "1/1", "1/1", "1/1"],
    ]);
    expect(shown(recall)).toBe("7/10");
  });
  const shown = (one: string | null | { readonly count: number; readonly n: number }) =>
    one === null || typeof one === "string" ? one : `${one.count}/${one.n}`;

  test("an experience is of one rule, payer and code, and of denials only", () => {
    const experiences = new Experiences([tally("MOH-001", "TP", 7), tally("MOH-001", "FP", 2), tally("", "TN", 9)]);
    const finding = { code: "MOH-001", payerId: "01112", procedure: "17312", direction: "denial" as const };
    expect(experiences.of(finding)).toMatchObject({ n: 9, denied: 7 });
    expect(experiences.of({ ...finding, payerId: "B" })).toBeUndefined();
    expect(experiences.of({ ...finding, direction: "underbilling" })).toBeUndefined();
    expect(experiences.all()).toHaveLength(1);
  });

  test.each([
    ["never said to be sent: from the last service", 0, "2025-03-01"],
    ["sent before it was answered: from then", 20250310, "2025-03-10"],
    ["said to be sent after the answer: from the last service", 20260101, "2025-03-01"],
  ])("waits: %s", (_, sentOn, expected) => {
    const [remittance] = paid([clp("A"), ...svc("17312", "0", "CO*107*500")]);
    const { paymentDate, payeeNpi, claims } = partsOf(remittance!);
    const payments = [{ paymentDate, payeeNpi, claims: claims.map(({ body }) => body) }];
    const learned = learnClaim({ claim: "A", payments, claims: [{ ...claim("A", [line(1, "17312", 19_974, [RISK])]), sentOn }] }, LAW);
    expect(learned).toMatchObject({ seen: ["file A"], matchedClaims: 1 });
    expect(learned.lines).toMatchObject([
      { ordinal: 1, sentOn: expected, firstDenied: true, denied: true, predictions: [{ label: "TP" }] },
    ]);
    expect(sentUntil(20250415)).toBe("2025-03-01");
  });
});

describe("remittances are settled", () => {
  const A = claim("A", [line(1, "17311", 66_116), line(2, "17312", 19_974)]);
  const state = (remittances: ReturnType<typeof paid>, claims = [A]) =>
    settle(remittances, claims).outcomes.map(({ line: { procedure }, denied }) => `${procedure} ${denied ? "denied" : "paid"}`);
  const denied = paid([clp("A"), ...svc("17312", "0", "CO*16*500")]);
  const reversed = [clp("A", "22"), "SVC*HC:17312*-500*0", "DTM*472*20250301", "CAS*CO*16*-500"];
  const corrected = [clp("A"), ...svc("17312", "199.74", "CO*45*300.26")];
  test.each<[string, ReturnType<typeof paid>, string[]]>([
    ["a denial", denied, ["17312 denied"]],
    ["a correction in the same payment, whatever the order", [...denied, ...paid([...corrected, ...reversed], "20250401")], ["17312 paid"]],
    ["a reversal that came first in the file list", [...paid([...reversed, ...corrected], "20250401"), ...denied], ["17312 paid"]],
    ["taken back and not replaced is unknown", [...denied, ...paid(reversed, "20250401")], []],
    ["the same payment twice", [...denied, ...denied], ["17312 denied"]],
    ["a split claim", [...denied, ...paid([clp("A"), ...svc("17311", "661.16", "")])], ["17312 denied", "17311 paid"]],
    ["a later payer says nothing", paid([clp("A", "2"), ...svc("17312", "0", "OA*23*500")]), []],
    ["a claim denied whole", paid([clp("A", "4"), "CAS*CO*16*500"]), ["17311 denied", "17312 denied"]],
    ["a line by its control number", paid([clp("A"), ...svc("99999", "0", "CO*16*500", "2")]), ["17312 denied"]],
    ["nobody's claim", paid([clp("Z"), ...svc("17312", "0", "CO*16*500")]), []],
  ])("%s", (_, remittances, expected) => {
    expect(state(remittances)).toEqual(expected);
  });

  test("the first answer is remembered when another takes its place, and a later payer's word shows that a claim was sent", () => {
    const { fates } = settle([...denied, ...paid([...reversed, ...corrected], "20250401")], [A]);
    expect(fates).toMatchObject([{ first: { paidOn: 20250320, denied: true }, outcome: { denied: false } }]);
    const later = settle(paid([clp("A", "2"), ...svc("17312", "0", "OA*23*500")]), [A]);
    expect([later.seen, later.fates, later.laterPayers]).toEqual([[A], [], 1]);
  });

  test("two claims of one number are told apart by their charge, or not at all", () => {
    const other = { ...claim("A", [line(1, "17312", 19_974)]), place: "file A2" };
    expect(settle(denied, [A, other]).outcomes.map((one) => one.claim.place)).toEqual(["file A2"]);
    expect(settle(denied, [other, { ...other, place: "file A3" }])).toMatchObject({ outcomes: [], unmatchedClaims: 1 });
  });
});

describe("a payer's mistakes", () => {
  const day = (lines: JudgedLine[], body: string[], filing = "MB", law = LAW) =>
    payerErrors(settle(paid([clp("A"), ...body]), [claim("A", lines, filing)]).outcomes, law).map(
      ({ code, procedure, shortCents }) => `${code} ${procedure} ${shortCents}`,
    );
  const MOHS = line(1, "17311", 66_116);
  const REPAIR = line(2, "14040", 70_000);
  const MOHS_PAID = svc("17311", "661.16", "");
  const REPAIR_DENIED = svc("14040", "0", "CO*97*500");
  test.each<[string, string[], string[]]>([
    ["REM-001", day([MOHS], svc("17311", "600", "CO*45*1")), ["REM-001 17311 6116"]],
    ["a difference within half a percent is none", day([MOHS], svc("17311", "658", "")), []],
    ["a contract is not known", day([MOHS], svc("17311", "600", ""), "CI"), []],
    ["PRC-036", day([line(1, "17312", 19_974)], svc("17312", "99.87", "CO*59*99.87")), ["PRC-036 17312 9987"]],
    ["halved without an exempt code", day([MOHS], svc("17311", "330.58", "CO*59*330.58")), ["REM-001 17311 33058"]],
    ["MOH-026", day([MOHS, REPAIR], [...MOHS_PAID, ...REPAIR_DENIED]), ["MOH-026 14040 70000"]],
    ["for another reason", day([MOHS, REPAIR], [...MOHS_PAID, ...svc("14040", "0", "CO*16*500")]), []],
    ["not without Mohs paid", day([MOHS, REPAIR], REPAIR_DENIED), []],
    [
      "not where a pair with a paid line explains it",
      day([MOHS, REPAIR, line(3, "11042", 9000)], [...MOHS_PAID, ...REPAIR_DENIED, ...svc("11042", "90", "")]),
      [],
    ],
    [
      "not where a finding explains it",
      day([MOHS, { ...REPAIR, findings: [denial("GLB-001", ["97"])] }], [...MOHS_PAID, ...REPAIR_DENIED]),
      [],
    ],
    ["not where no edits are loaded", day([MOHS, REPAIR], [...MOHS_PAID, ...REPAIR_DENIED], "MB", { ...LAW, isPair: () => undefined }), []],
  ])("%s", (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});
