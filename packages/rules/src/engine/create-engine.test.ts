import { createHash } from "node:crypto";
import type { Edit, LineChange, PatientDay, ServiceLine } from "@claimscrub/claim";
import { priceDay } from "@claimscrub/pricing";
import { starterReference } from "@claimscrub/reference";
import { describe, expect, test } from "vitest";
import { type AnyRule, defineRule, type Wake } from "../define-rule.ts";
import { allRules } from "../rules/index.ts";
import { day, type TestDay } from "../tester/day.ts";
import { createEngine } from "./create-engine.ts";
import type { PatientJudgement } from "./judgement.ts";

/* National office amounts of August 2024: 17311 680.73, 17312 413.10, 17313 639.79, 14060 770.94, 99213 90.87; second of two with indicator 2 half. */

interface Made {
  readonly code?: string;
  readonly wakes?: Wake;
  readonly yieldsTo?: readonly string[];
  readonly report?: ((lines: readonly ServiceLine[], all: PatientDay) => readonly Omit<Edit, "message">[]) | undefined;
  readonly rule?: Partial<AnyRule>;
}

/** A rule that reports what a test says. */
function made({ code = "TST-001", wakes = { always: true }, yieldsTo = [], report = () => [], rule = {} }: Made): AnyRule {
  return {
    ...defineRule({
      id: `claim/${code.toLowerCase()}`,
      code,
      summary: "What a test says.",
      subject: "day",
      wakes,
      tables: ["fees"],
      direction: "denial",
      severity: "error",
      confidence: "high",
      messages: { said: "Said of {procedure} on line {line}." },
      remedies: { mend: { kind: "document", text: "Mend {procedure}." } },
      adjustmentGroup: "CO",
      carc: ["16"],
      rarc: [],
      status277: [],
      citations: [],
      yieldsTo,
      check(all, _tables, tell) {
        for (const edit of report(all.lines, all)) tell({ ...edit, message: "said" } as never);
      },
    }),
    ...rule,
  };
}

function judge(of: TestDay, ...rules: AnyRule[]): PatientJudgement {
  return createEngine({ reference: starterReference(), rules, priceDay, version: "1" }).judgePatient(of.claims);
}

const two = day("2024-08-01", ["17311 C44311", "17312 C44311"]);
const at = (place: number, more: (lines: readonly ServiceLine[]) => Omit<Edit, "message" | "at">): Made["report"] => (lines) => [
  { at: lines[place] as ServiceLine, ...more(lines) },
]; // biome-ignore format: one function
const pick = (lines: readonly ServiceLine[], ...places: number[]): ServiceLine[] => places.map((place) => lines[place] as ServiceLine);
const recode = (line: ServiceLine | undefined, as: Extract<LineChange, { kind: "recode" }>["as"]): LineChange => ({
  kind: "recode",
  line: line as ServiceLine,
  as,
});

describe("what an edit is worth", () => {
  const cases: [string, TestDay, Made["report"], object][] = [
    ["a line at risk is the day less the day without it", two, at(1, (lines) => ({ atRisk: pick(lines, 1) })), { direction: "denial", cents: 41310 }],
    ["a first line at risk lets the second rank first", day("2024-08-01", ["17311", "17313"]), at(0, (lines) => ({ atRisk: pick(lines, 0) })), { direction: "denial", cents: 36084 }],
    ["all lines at risk are the whole day", two, at(0, (lines) => ({ atRisk: pick(lines, 0, 1) })), { direction: "denial", cents: 109383 }],
    ["coding worth more is underbilling", day("2024-08-01", ["17313"]), at(0, (lines) => ({ corrected: [recode(lines[0], { procedure: "17311" })] })), { direction: "underbilling", cents: 4094 }],
    ["coding worth less is audit", day("2024-08-01", ["17311"]), at(0, (lines) => ({ corrected: [recode(lines[0], { procedure: "17313" })] })), { direction: "audit", cents: 4094 }],
    ["coding worth the same is review", day("2024-08-01", ["17311"]), at(0, (lines) => ({ corrected: [recode(lines[0], { modifiers: ["76"] })] })), { direction: "review", cents: 0, severity: "info" }],
    ["a further line is underbilling", day("2024-08-01", ["17311"]), at(0, ([like]) => ({ corrected: [{ kind: "add", like: like as ServiceLine, as: { procedure: "17312" } }] })), { direction: "underbilling", cents: 41310 }],
    ["a denial undone keeps the rule's direction", day("2024-08-01", ["17311-RT", "17311-LT"]), at(1, (lines) => ({ restoredBy: [recode(lines[1], { modifiers: ["59"] })] })), { direction: "denial", cents: 34037 }],
    ["a comparison is worth nothing", day("2024-08-01", ["17311 @22"]), at(0, (lines) => ({ direction: "review", shown: [recode(lines[0], { pos: "11" })] })), { direction: "review", cents: 0, severity: "info" }],
    ["nothing priced is worth nothing", two, at(0, () => ({})), { direction: "denial", cents: 0 }],
    ["a line without a price is not known", day("2024-08-01", ["17311", "J3301"]), at(1, (lines) => ({ atRisk: pick(lines, 1) })), { cents: null, unknown: "other-schedule" }],
    ["one line of two without a price is not known", day("2024-08-01", ["17311", "J3301"]), at(0, (lines) => ({ atRisk: pick(lines, 0, 1) })), { cents: null, unknown: "other-schedule" }],
    ["a correction without a price is not known", day("2024-08-01", ["17311"]), at(0, (lines) => ({ corrected: [recode(lines[0], { procedure: "J3301" })] })), { cents: null, unknown: "other-schedule", direction: "denial" }],
    ["the charge limits what is at risk", day("2024-08-01", ["17311 $100"]), at(0, (lines) => ({ atRisk: pick(lines, 0) })), { cents: 10000 }],
  ]; // biome-ignore format: a table
  test.each(cases)("%s", (_, of, report, expected) => {
    const [finding] = judge(of, made({ report })).findings;
    expect({ direction: finding?.direction, severity: finding?.severity, ...finding?.impact }).toMatchObject(expected);
  });
  test("a comparison shows both amounts and their difference in its basis", () => {
    const report = at(0, (lines) => ({ direction: "review", shown: [recode(lines[0], { pos: "11" })] }));
    const basis = judge(day("2024-08-01", ["17311 @22"]), made({ report })).findings[0]?.impact.basis ?? [];
    const compared = basis.filter(({ what }) => /^(Allowed as billed|For comparison|The difference)/.test(what));
    expect(compared.map(({ amount }) => amount)).toEqual([35018, 68073, 33055]);
  });
  test("the basis tells the working, the day as billed, the day without, and the rest", () => {
    const report = at(1, (lines) => ({ atRisk: pick(lines, 1) }));
    const basis = judge(two, made({ report })).findings[0]?.impact.basis ?? [];
    expect(basis.some(({ what, edition }) => what.startsWith("line 2, 17312: work RVU 3.30") && edition === "mpfs:RVU24C")).toBe(true);
    expect(basis.slice(-3)).toEqual([
      { what: "Allowed as billed: line 1, 17311 680.73 + line 2, 17312 413.10", amount: 109383 },
      { what: "Allowed without line 2, 17312: line 1, 17311 680.73", amount: 68073 },
      { what: "At risk of denial", amount: 41310 },
    ]);
  });
  test("a line of another day can't be at risk", () =>
    expect(() =>
      judge(
        two,
        made({ report: ([first]) => [{ at: first as ServiceLine, atRisk: day("2024-08-02", ["17311"]).claims[0]?.lines ?? [] }] }),
      ),
    ).toThrow(RangeError));
});

describe("how sure a finding is", () => {
  const priced = made({ report: (lines) => [{ at: lines[0] as ServiceLine, atRisk: pick(lines, 0) }] });
  test.each([
    ["Medicare at a known locality", { payer: "MB", zip: "10001" }, "high", "error"],
    ["Medicare at the national amounts on request", { payer: "MB" }, "high", "error"],
    ["Medicare where the ZIP code tells no locality", { payer: "MB", zip: "" }, "medium", "error"],
    ["a payer judged by Medicare's rules", { payer: "CI" }, "medium", "warning"],
    ["Medicare Advantage", { payer: "16" }, "medium", "warning"],
  ])("%s", (_, options, confidence, severity) => {
    const { findings, assumptions } = judge(day("2024-08-01", ["17311"], options), priced);
    expect([findings[0]?.impact.confidence, findings[0]?.severity]).toEqual([confidence, severity]);
    expect(assumptions).toEqual([
      ...(options.payer === "MB" ? [] : [{ what: "medicare-rules", count: 1 }]),
      ...("zip" in options && options.zip === "" ? [{ what: "national-locality", count: 1 }] : []),
    ]);
  });
});

describe("who takes part", () => {
  const reasons = (of: TestDay): (string | undefined)[] => judge(of).lines.map(({ notPriced }) => notPriced);
  test.each<[string, string[], Record<string, string>, (string | undefined)[]]>([
    ["a void and its claim", ["17311", "claim id=CLAIM1 freq=8", "17311"], {}, ["void", "void"]],
    ["a replacement and its claim", ["17311", "claim id=CLAIM1 freq=7", "17311"], {}, ["replaced", undefined]],
    ["the same in the other order", ["claim id=A freq=7", "17311", "claim id=A", "17311"], {}, [undefined, "replaced"]],
    ["a replacement by the payer's number", ["claim id=A freq=7 reference=P1", "17311", "claim id=B freq=7 reference=P1 received=+9", "17311"], {}, ["replaced", undefined]],
    ["a second replacement, the first one's turn", ["17311", "claim id=CLAIM1 freq=7", "17311", "claim id=CLAIM1 freq=7", "17311"], {}, ["replaced", "replaced", undefined]],
    ["a void claim that is then sent anew", ["17311", "claim id=CLAIM1 freq=8", "17311", "claim id=CLAIM1 freq=7", "17311"], {}, ["void", "void", undefined]],
    ["a void of a replaced claim", ["17311", "claim id=CLAIM1 freq=7", "17311", "claim id=CLAIM1 freq=8 received=+9", "17311"], {}, ["void", "void", "void"]],
    ["an original sent after its number's replacement", ["claim id=A freq=7", "17311", "claim id=A received=+9", "17311"], {}, [undefined, undefined]],
    ["the same number at another practice", ["17311", "claim id=CLAIM1 freq=7 group=H", "17311"], {}, [undefined, undefined]],
    ["a replacement at a second payer", ["17311", "claim id=CLAIM1 freq=7 sequence=S", "17311"], {}, [undefined, "not-primary"]],
    ["a second payer", ["17311"], { sequence: "S" }, ["not-primary"]],
    ["an encounter", ["17311"], { purpose: "encounter" }, ["encounter"]],
    ["a predetermination", ["17311"], { purpose: "predetermination" }, ["predetermination"]],
    ["a surgical centre's own claim", ["17311 @24", "17311"], { groupTaxonomy: "261QA1903X" }, ["asc-facility", undefined]],
    ["a code of another system", ["17311 qualifier:ER"], {}, ["unknown-code"]],
  ])("%s", (_, lines, options, expected) => expect(reasons(day("2024-08-01", lines, options))).toEqual(expected)); // biome-ignore format: a table
  test("a line without a date is in no day", () => {
    const claims = day("2024-08-01", ["17311", "17312"]).claims;
    Object.assign(claims[0]?.lines[1] ?? {}, { date: 0 });
    expect(judge({ ...two, claims }).lines.map(({ notPriced }) => notPriced)).toEqual([undefined, "unreadable"]);
  });
  test("what takes no part lifts and bundles nothing", () => {
    const voided = day("2024-08-01", ["17311", "claim freq=8 id=OTHER", "17313"]);
    expect(judge(voided, ...allRules).lines.map(({ allowedCents }) => allowedCents)).toEqual([68073, undefined]);
  });
});

describe("one fact, one finding", () => {
  const on = (place: number, ...related: number[]): NonNullable<Made["report"]> => (lines) => [{ at: lines[place] as ServiceLine, related: pick(lines, ...related) }]; // biome-ignore format: one function
  const three = day("2024-08-01", ["17311", "17312", "88305"]);
  test.each<[string, NonNullable<Made["report"]>, NonNullable<Made["report"]>, boolean]>([
    ["the same line", on(1), on(1), true],
    ["the same pair", on(2, 0), on(2, 0), true],
    ["the same pair from its other side", on(0, 2), on(2, 0), true],
    ["two lines that are related to the owner each by itself", on(0, 1, 2), on(2, 1), false],
    [
      "lines that the owner puts at risk together",
      (lines) => on(0, 1, 2)(lines, {} as PatientDay).map((edit) => ({ ...edit, atRisk: lines })),
      on(2, 1),
      true,
    ],
    ["another line", on(0), on(1), false],
    ["the same line with another partner", on(2, 0), on(2, 1), false],
    ["the same line with another partner, where the line as such is the fact", on(2, 0), (lines) => on(2, 1)(lines, {} as PatientDay).map((edit) => ({ ...edit, ownedByLine: true })), true],
  ])("%s", (_, owner, other, silent) => {
    const rules = [made({ code: "OWN-001", report: owner }), made({ code: "TST-001", report: other, yieldsTo: ["OWN-001"] })];
    expect(judge(three, ...rules).findings.some(({ code }) => code === "TST-001")).toBe(!silent);
  }); // biome-ignore format: a table
  test("an owner that is silenced still owns", () => {
    const rules = [
      made({ code: "ONE-001", report: on(1) }),
      made({ code: "TWO-001", report: on(1), yieldsTo: ["ONE-001"] }),
      made({ code: "TST-001", report: on(1), yieldsTo: ["TWO-001"] }),
    ];
    expect(judge(three, ...rules).findings.map(({ code }) => code)).toEqual(["ONE-001"]);
  });
});

describe("net, each line once", () => {
  const denial = (code: string, ...places: number[]): AnyRule =>
    made({ code, report: (lines) => [{ at: lines[places[0] as number] as ServiceLine, atRisk: pick(lines, ...places) }] });
  test("two denials of one line count it once", () => {
    const { totals } = judge(two, denial("TST-001", 1), denial("TST-002", 0, 1));
    expect(totals.denial).toEqual({ count: 2, unknown: 0, grossCents: 41310 + 109383, netCents: 109383 });
  });
  test("net may exceed the sum, because lines rank each other", () => {
    // 680.73 + 319.90; without the first 639.79, without the second 680.73: 360.84 + 319.90 at risk by themselves, 1000.63 together.
    const { totals } = judge(day("2024-08-01", ["17311", "17313"]), denial("TST-001", 0), denial("TST-002", 1));
    expect(totals.denial).toMatchObject({ grossCents: 36084 + 31990, netCents: 100063 });
  });
  test("heuristic findings and those without an amount are left out", () => {
    const low = made({
      code: "TST-003",
      rule: { confidence: "low" },
      report: (lines) => [{ at: lines[0] as ServiceLine, atRisk: pick(lines, 0) }],
    });
    expect(judge(two, low).totals.denial).toEqual({ count: 1, unknown: 0, grossCents: 68073, netCents: 0 });
    expect(judge(day("2024-08-01", ["17311", "J3301"]), denial("TST-001", 1)).totals.denial).toEqual({
      count: 1,
      unknown: 1,
      grossCents: 0,
      netCents: 0,
    });
  });
  test("of two corrections of one line the larger counts", () => {
    const to = (code: string, procedure: string): AnyRule =>
      made({ code, report: (lines) => [{ at: lines[0] as ServiceLine, corrected: [recode(lines[0], { procedure })] }] });
    const { totals } = judge(day("2024-08-01", ["17313"]), to("TST-001", "17311"), to("TST-002", "14060"));
    expect(totals.underbilling).toMatchObject({ count: 2, grossCents: 4094 + 13115, netCents: 13115 });
  });
  test("corrections of two lines are applied together", () => {
    const to = (code: string, place: number, procedure: string): AnyRule =>
      made({ code, report: (lines) => [{ at: lines[place] as ServiceLine, corrected: [recode(lines[place], { procedure })] }] });
    // 639.79 + 395.79 as billed, 680.73 + 413.10 as corrected.
    const { totals } = judge(day("2024-08-01", ["17313", "17314"]), to("TST-001", 0, "17311"), to("TST-002", 1, "17312"));
    expect(totals.underbilling.netCents).toBe(68073 + 41310 - 63979 - 39579);
  });
  test("what an undone denial would bring counts, unless its line is lost anyhow", () => {
    const sides = made({
      code: "MOD-010",
      report: (lines) => [{ at: lines[1] as ServiceLine, restoredBy: [recode(lines[1], { modifiers: ["59"] })] }],
    });
    const of = day("2024-08-01", ["17311-RT", "17311-LT", "99213"]);
    expect(judge(of, sides).totals.denial.netCents).toBe(34037);
    expect(judge(of, sides, denial("TST-001", 2)).totals.denial.netCents).toBe(34037 + 9087);
    expect(judge(of, sides, denial("TST-001", 0, 1)).totals.denial.netCents).toBe(68073);
  });
  test("denials of a part are taken together, and beside lines that are lost", () => {
    const reduced = (code: string, place: number): AnyRule =>
      made({ code, report: (lines) => [{ at: lines[place] as ServiceLine, reducedTo: [recode(lines[place], { procedure: "17313" })] }] });
    const of = day("2024-08-01", ["17311", "17311-59"]);
    // 680.73 + 340.37 as billed. Either one alone: 680.73 + 319.90; both: 639.79 + 319.90.
    const { totals } = judge(of, reduced("TST-001", 0), reduced("TST-002", 1));
    expect(totals.denial).toMatchObject({ grossCents: 2 * 2047, netCents: 102110 - 63979 - 31990 });
    expect(judge(of, reduced("TST-001", 0), denial("TST-003", 1)).totals.denial.netCents).toBe(102110 - 63979);
    // Of two on one line the one of more, and neither on a line that is lost.
    expect(judge(of, reduced("TST-001", 0), reduced("TST-002", 0)).totals.denial.netCents).toBe(2047);
    expect(judge(of, reduced("TST-001", 1), denial("TST-003", 1)).totals.denial.netCents).toBe(34037);
  });
  test("a charge below allowed is a bucket of its own", () => {
    const { totals, chargeShortfall } = judge(day("2024-08-01", ["17311 $500"]), ...allRules);
    expect(totals.underbilling).toEqual({ count: 1, unknown: 0, grossCents: 18073, netCents: 0 });
    expect(chargeShortfall).toEqual({ count: 1, cents: 18073 });
  });
  test("days are added up", () => {
    const days = day("2024-08-01", ["17311", "17311 on:+1"]);
    expect(judge(days, denial("TST-001", 0)).totals.denial).toMatchObject({ count: 2, netCents: 2 * 68073 });
  });
});

describe("what was not checked", () => {
  const coverage = (of: TestDay, code: string): unknown => judge(of, ...allRules).coverage.filter((one) => one.code === code).map(({ reason, count }) => [reason, count]); // biome-ignore format: one chain
  test.each<[string, TestDay, string, [string, number][]]>([
    ["pairs without a table", day("2025-03-01", ["17311", "11102"]), "PTP-001", [["no-edition", 2]]],
    ["limits without a table", day("2025-03-01", ["11103"]), "MUE-003", [["no-edition", 1]]],
    ["add-ons without a table", day("2025-03-01", ["11103"]), "AOC-001", [["no-edition", 1]]],
    ["charges without a fee schedule", day("2023-03-01", ["11103"]), "PRC-020", [["no-edition", 1]]],
    ["a limit of a code that the table doesn't know", day("2024-08-01", ["97161"]), "MUE-002", [["unknown-code", 1]]],
    ["pairs of a code that the table doesn't know", day("2024-08-01", ["97161", "99213-25"]), "PTP-002", [["unknown-code", 1]]],
    ["no pairs of a single line", day("2024-08-01", ["97161"]), "PTP-002", []],
    ["an add-on that the table doesn't know", day("2024-08-01", ["97161"]), "AOC-001", [["unknown-code", 1]]],
    ["nothing, where everything is known", two, "PTP-001", []],
    ["nothing of a rule that the day doesn't wake", day("2025-03-01", ["99213"]), "MOH-020", []],
  ])("%s", (_, of, code, expected) => expect(coverage(of, code)).toEqual(expected)); // biome-ignore format: a table
});

describe("a finding", () => {
  const report = at(1, (lines) => ({
    related: pick(lines, 0),
    element: "SV104",
    corrected: [recode(lines[1], { procedure: "17314", modifiers: ["59"], units: 2, pos: "22" })],
  }));
  const of = day("2024-08-01", ["17311 lx:7", "17312-76-RT lx:9"]);
  const { findings, lines } = judge(of, made({ report }));
  test("has the id that the contract says", () => {
    const { fileId } = of.claims[0]?.file ?? {};
    const parts = [fileId, 1, 9, "TST-001", `${fileId}/1/7`, "1", starterReference().fingerprint];
    expect(findings[0]?.id).toBe(createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16));
  });
  test("stands on its line as billed, in words filled from it", () =>
    expect(findings[0]).toMatchObject({
      claim: "CLAIM1", claimIndex: 1, line: 9, procedure: "17312", modifiers: ["76", "RT"], units: 1, pos: "11", date: "2024-08-01", dateThrough: "2024-08-01", payerId: "00882",
      message: "Said of 17312 on line 9.", related: [{ claimIndex: 1, line: 7 }], location: { segment: 102, element: "SV104" },
      editions: ["cf:2024-03-09", "gpci:2024", "mpfs:RVU24C", "pos:2024-07", "zip5:2025Q4"],
    })); // biome-ignore format: one object
  test("tells the exact changes", () =>
    expect(findings[0]?.remedy.to?.map(({ line, element, from, to }) => `${line} ${element} ${from} ${to}`)).toEqual([
      "9 SV101-2 17312 17314", "9 SV101-3 76 59", "9 SV101-4 RT null", "9 SV104 1 2", "9 SV105 11 22",
    ])); // biome-ignore format: a list
  test("marks its own and its related lines", () => expect(lines.map(({ codes }) => codes)).toEqual([["TST-001"], ["TST-001"]]));
  test("names its related lines once and in order", () => {
    const backward = made({ report: (all) => [{ at: all[0] as ServiceLine, related: pick(all, 2, 1, 2, 0) }] });
    const { findings: one } = judge(day("2024-08-01", ["17311", "17312", "88305"]), backward);
    expect(one[0]?.related.map(({ line }) => line)).toEqual([2, 3]);
  });
  test("said twice of one line gets two ids", () => {
    const twice = made({ report: ([line]) => [{ at: line as ServiceLine }, { at: line as ServiceLine }] });
    const ids = judge(two, twice).findings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });
  test("of a claim as a whole has no line", () => {
    const whole = made({
      rule: {
        subject: "claim",
        messages: { said: "Said of all." },
        remedies: { mend: { kind: "document", text: "Mend." } },
        check: (claim, _tables, tell) => tell({ at: claim, message: "said" }),
      },
    });
    const { findings: ofClaim } = judge(day("2024-08-01", ["17311", "17312 on:+1"]), whole);
    expect(ofClaim.map(({ line, claimIndex, procedure }) => [line, claimIndex, procedure])).toEqual([[null, 1, undefined]]);
  });
  test("of single lines comes from the lines that wake the rule", () => {
    const lineRule = made({
      wakes: { codes: ["17312"] },
      rule: { subject: "line", check: (line, _tables, tell) => tell({ at: line, message: "said" }) },
    });
    expect(judge(two, lineRule).findings.map(({ line }) => line)).toEqual([2]);
  });
});

describe("rules wake", () => {
  const woken = (wakes: Wake, lines: string[], date = "2024-08-01"): boolean => {
    let ran = false;
    judge(day(date, lines), made({ wakes, report: () => ((ran = true), []) }));
    return ran;
  };
  test.each<[Wake, string[], boolean]>([
    [{ codes: ["17311-17315"] }, ["17313"], true], [{ codes: ["17311-17315"] }, ["11102"], false],
    [{ several: true }, ["17311", "11102"], true], [{ several: true }, ["17311"], false],
    [{ repeated: true }, ["17311", "17311"], true], [{ repeated: true }, ["17311", "17313"], false],
    [{ addOn: true }, ["17312"], true], [{ addOn: true }, ["17311"], false],
    [{ limited: true }, ["17000 x2"], true], [{ limited: true }, ["17000", "17000 by:B"], true], [{ limited: true }, ["17000"], false],
    [{ paired: true }, ["11102", "17000"], true], [{ paired: true }, ["17311", "13132"], false],
    [{ pos: ["22"] }, ["17311 @22"], true], [{ pos: ["22"] }, ["17311"], false],
    [{ modifiers: ["RT"] }, ["17311-59-RT"], true], [{ modifiers: ["RT"] }, ["17311-LT"], false],
    [{ charge: "below-allowed" }, ["17311 $500"], true], [{ charge: "below-allowed" }, ["17311"], false],
    [{ always: true }, ["97161"], true],
  ])("%j on %j: %s", (wakes, lines, expected) => expect(woken(wakes, lines)).toBe(expected)); // biome-ignore format: a table
  test("more than 32 of them keep apart", () => {
    const rules = Array.from({ length: 70 }, (_, at) =>
      made({
        code: `T${String(at).padStart(2, "0")}-001`,
        wakes: { codes: [at === 65 ? "17311" : "17313"] },
        report: ([line]) => [{ at: line as ServiceLine }],
      }),
    );
    expect(judge(two, ...rules).findings.map(({ code }) => code)).toEqual(["T65-001"]);
  });
});

describe("only some rules", () => {
  const codes = (only: string[]): string[] =>
    createEngine({ reference: starterReference(), rules: allRules, priceDay, version: "1", only }).rules.map(({ code }) => code);
  test("by code, by name and by authority", () => {
    expect(codes(["PTP-002", "claim/repeated-line"])).toEqual(["DUP-002", "PTP-002"]);
    expect(codes(["mue"])).toEqual(["MUE-001", "MUE-002", "MUE-003", "MUE-004", "MUE-005"]);
  });
  test("an unknown name is refused", () => expect(() => codes(["PTP-999"])).toThrow(RangeError));
});
