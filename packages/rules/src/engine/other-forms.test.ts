import type { Finding } from "@claimscrub/claim";
import { priceDay } from "@claimscrub/pricing";
import { starterReference } from "@claimscrub/reference";
import { describe, expect, test } from "vitest";
import { allRules } from "../rules/index.ts";
import { day, type ClaimOptions } from "../tester/day.ts";
import { createEngine } from "./create-engine.ts";

const engine = createEngine({ reference: starterReference(), rules: allRules, priceDay, version: "1" });

const judge = (lines: readonly string[], options: ClaimOptions, date = "2024-08-01") =>
  engine.judgePatient(day(date, lines, { zip: "100190001", ...options }).claims);
const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code).sort();
const amounts = (judged: ReturnType<typeof judge>) => judged.lines.map(({ allowedCents, notPriced }) => allowedCents ?? notPriced);

const HOSPITAL = { form: "institutional", bill: "131", payer: "MA", dx: "C44311" } as const;

describe("what the fee schedule pays for on an institutional claim", () => {
  // 17311 at the facility rate in Manhattan and 99213: read off professional claims in place of service 22.
  const professional = (lines: readonly string[], options: ClaimOptions = {}) =>
    amounts(judge(lines, { pos: "22", dx: "C44311", ...options }));

  test("professional fees of a critical access hospital, at the facility rate and ranked by who did them", () => {
    const fees = ["17311 rev:0975", "17313 rev:0969"];
    expect(amounts(judge(fees, { ...HOSPITAL, bill: "851" }))).toEqual(professional(["17311 C44311", "17313 C44311"]));
  });
  test("85% of them where GF says that a nurse practitioner or physician assistant did it", () => {
    const [full] = professional(["99213 C44311"]) as number[];
    expect(amounts(judge(["99213-GF rev:0982"], { ...HOSPITAL, bill: "851" }))).toEqual([Math.round(full! * 0.85)]);
  });
  test("of a test with two parts the professional one", () => {
    expect(amounts(judge(["88305 rev:0971"], { ...HOSPITAL, bill: "851" }))).toEqual(professional(["88305-26 C44311"]));
  });
  test.each([
    ["the same lines without a professional revenue code", ["17311 rev:0360"], { ...HOSPITAL, bill: "851" }],
    ["a hospital's outpatient clinic", ["17311 rev:0981"], HOSPITAL],
    ["a rural health clinic", ["99213 rev:0521"], { ...HOSPITAL, bill: "711" }],
    ["a federally qualified health center", ["99213 rev:0521"], { ...HOSPITAL, bill: "771" }],
    ["a bill whose type can't be read", ["17311 rev:0981"], { ...HOSPITAL, bill: "" }],
    ["a dental claim", ["D0120 qualifier:AD"], { form: "dental", dx: "" }],
  ] as const)("is not %s", (_, lines, options) => {
    const judged = judge(lines, options as ClaimOptions);
    expect(amounts(judged)).toEqual(["other-schedule"]);
    expect(judged.lines[0]?.locality).toBe("");
  });
});

describe("rules on an institutional claim", () => {
  // Repeated, paired, above limits, Mohs without a first stage: what a professional claim would be full of.
  const lines = ["17312 rev:0360 x9", "11102 rev:0360", "17311 rev:0360", "17311 rev:0360"];

  test("those for practitioners are not run and not passed: each that would look is counted", () => {
    const { findings, coverage } = judge(lines, HOSPITAL);
    expect(findings.filter(({ code }) => /^(?:PTP|MUE|MOH|AOC|POS|PRC|MOD|GLB)/.test(code))).toEqual([]);
    const counted = new Map(coverage.filter(({ reason }) => reason === "other-schedule").map(({ code, count }) => [code, count]));
    for (const code of ["PTP-001", "PTP-002", "MUE-001", "MUE-002", "MUE-003", "MOH-001", "MOH-009", "POS-003", "POS-001", "AOC-001"])
      expect([code, counted.get(code)]).toEqual([code, 4]);
  });
  test("no rule of a professional claim is run on it unnamed: it is among those judged or among those counted", () => {
    const { coverage } = judge(["17311 rev:0360", "99213-25 rev:0510", "11102 rev:0360", "J3301 rev:0636"], HOSPITAL);
    const counted = new Set(coverage.map(({ code }) => code));
    const silent = allRules.filter(
      ({ forms, subject, wakes, code }) => forms === undefined && subject === "day" && "always" in wakes && !counted.has(code),
    );
    expect(silent.map(({ code }) => code)).toEqual([]);
  });
  test("its lines stand on a day of their own: a physician's claim of the day is judged as if it were alone", () => {
    const own = ["17311 C44311", "99213-25 L570"];
    const alone = engine.judgePatient(day("2024-08-01", own, { pos: "22" }).claims);
    const both = engine.judgePatient(
      day("2024-08-01", [...own, "claim form=institutional payer=MA dx=C44311", "17311 rev:0360"], { pos: "22" }).claims,
    );
    expect(amounts(both)).toEqual([...amounts(alone), "other-schedule"]);
    expect(codes(both.findings.filter(({ claimIndex }) => claimIndex === 1))).toEqual(codes(alone.findings));
  });
  test("duplicates over claims are found, by facility, revenue code and code; their dollars are not known", () => {
    const again = `claim form=institutional payer=MA dx=C44311 by=B`;
    const { findings } = judge(["99213 rev:0510", again, "99213 rev:0510"], HOSPITAL);
    const found = findings.find(({ code }) => code === "DUP-001");
    expect(found).toMatchObject({ line: 1, claimIndex: 2, revenueCode: "0510", impact: { cents: null, unknown: "other-schedule" } });
    expect(judge(["99213 rev:0510", again, "99213 rev:0517"], HOSPITAL).findings.filter(({ code }) => code.startsWith("DUP"))).toEqual([]);
  });
  test("a code twice on one bill is a warning, revenue codes alone may repeat", () => {
    const { findings } = judge(["17000 rev:0510", "17000 rev:0510", "17000 rev:0250 code:none", "17000 rev:0250 code:none"], HOSPITAL);
    expect(findings.filter(({ code }) => code === "DUP-002").map(({ line, severity }) => [line, severity])).toEqual([[2, "warning"]]);
  });
  test("elements, remedies and sources are named as the institutional guide names them", () => {
    const { findings } = judge(["17000 rev:0510 x-1", "99213 rev:0510 $?"], { ...HOSPITAL, charge: "1.00" });
    const units = findings.find(({ code }) => code === "FMT-004");
    expect(JSON.stringify(findings)).not.toMatch(/SV1\d/);
    expect(units?.remedy.text).toContain("SV205");
    expect(units?.citations[0]?.title).toContain("005010X223A2");
  });
  test.each([
    ["no diagnosis", ["99213"], { dx: "" }, "FMT-003"],
    ["a total that is not the sum", ["99213"], { charge: "1.00" }, "FMT-005"],
    ["a wrong billing number", ["99213"], { group: "1234567890" }, "FMT-006"],
    ["a date to come", ["99213"], { received: "-9" }, "FMT-007"],
    ["a misshapen diagnosis", ["99213"], { dx: "44311" }, "FMT-008"],
    ["an external cause first", ["99213"], { dx: "W010XXA" }, "FMT-009"],
    ["a diagnosis twice", ["99213"], { dx: "I10,I10" }, "FMT-010"],
    ["a wrong member number", ["99213"], { member: "123" }, "FMT-013"],
    ["a replacement that names no claim", ["99213"], { freq: "7" }, "FMT-014"],
    ["a second payer without the first", ["99213"], { sequence: "S" }, "FMT-015"],
    ["a post office box", ["99213"], { street: "PO_BOX_7" }, "FMT-019"],
    ["no units", ["99213 x?"], {}, "FMT-004"],
    ["no such code", ["99213 code:9921"], {}, "FMT-001"],
    ["a claim past its limit", ["99213"], { received: "+400" }, "TFL-001"],
    ["a procedure of the other sex", ["58150"], { sex: "M" }, "DEM-001"],
    ["a procedure of another age", ["99381"], {}, "DEM-003"],
  ] as const)("%s is found", (_, given, options, code) => {
    expect(codes(judge(given, { ...HOSPITAL, ...options } as ClaimOptions).findings)).toContain(code);
  });
  test("a bill may be replaced and voided, a stay may go over new year, and the filing limit counts from its last day", () => {
    const stay = { ...HOSPITAL, through: "+4" };
    const warnings = (options: ClaimOptions) =>
      codes(judge(["99213 rev:0510 on:+0..+4"], options, "2024-12-29").findings.filter(({ severity }) => severity !== "info"));
    expect(warnings({ ...stay, freq: "7", reference: "1" })).toEqual([]);
    expect(warnings({ ...stay, freq: "8", reference: "1" })).toEqual([]);
    expect(warnings({ ...stay, received: "+369" })).toEqual(["TFL-002"]);
    expect(warnings({ ...stay, received: "+370" })).toEqual(["TFL-001"]);
  });
});

describe("rules on a dental claim", () => {
  const DENTAL = { form: "dental", payer: "CI", dx: "K0262" } as const;

  test("one treatment of two teeth is no repeat, of one tooth it is", () => {
    const found = (second: string) =>
      judge(["D2391 qualifier:AD tooth:14", `D2391 qualifier:AD tooth:${second}`], DENTAL).findings.filter(
        ({ code }) => code === "DUP-002",
      );
    expect(found("3")).toEqual([]);
    expect(found("14")).toMatchObject([{ line: 2, severity: "warning", impact: { cents: null, unknown: "other-schedule" } }]);
  });
  test("needs no diagnosis and no pointer, but none may lead nowhere", () => {
    expect(codes(judge(["D0120 qualifier:AD"], { ...DENTAL, dx: "" }).findings)).toEqual([]);
    expect(codes(judge(["D0120 qualifier:AD points:3"], DENTAL).findings)).toEqual(["FMT-003"]);
  });
  test("is counted for the rules that are not run", () => {
    const { coverage } = judge(["D0120 qualifier:AD", "D0220 qualifier:AD"], DENTAL);
    const counted = new Set(coverage.filter(({ reason }) => reason === "other-schedule").map(({ code }) => code));
    expect([...counted]).toEqual(expect.arrayContaining(["PTP-001", "MUE-002"]));
  });
});
