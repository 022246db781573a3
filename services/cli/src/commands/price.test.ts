import { starterReference } from "@claimscrub/reference";
import { CommanderError } from "commander";
import { describe, expect, test } from "vitest";
import { priceCommand } from "./price.ts";

/** Runs the command as a person would type it; the exit code is 0 or what commander was told. */
async function run(typed: string, today = 20250615): Promise<{ out: string; errors: string; code: number }> {
  let out = "";
  let errors = "";
  const command = priceCommand({ loadReference: async () => starterReference(), today: () => today, write: (text) => void (out += text) });
  command.exitOverride().configureOutput({ writeErr: (text) => void (errors += text), writeOut: (text) => void (out += text) });
  try {
    await command.parseAsync(typed.split(" "), { from: "user" });
    return { out, errors, code: 0 };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { out, errors, code: error.exitCode };
  }
}

describe("claimscrub price says what Medicare allows", () => {
  test.each([
    ["17311 --date 2025-03-01 --pos 11", [66116]],
    ["17311 --date 2025-03-01 --pos 22", [34287]],
    ["17311 17311-59 --date 2025-03-01", [66116, 33058]],
    ["17313 --date 2025-03-01", [62138]],
    ["17312 --date 2025-03-01", [39948]],
    ["17311 --date 2025-03-01 --locality 10112-00", [59474]],
    ["17311 --date 2025-03-01 --locality 1011200", [59474]],
    ["17311 --date 2026-02-01", [66702]],
    ["17311 --date 2026-02-01 --pos 22", [28691]],
    ["17311 17312 --units 1,2 --date 2025-03-01", [66116, 79896]],
    ["17311 99213-25 --charge 600,200 --date 2025-03-01", [60000, 8895]],
    // By a nurse practitioner 85%: 75.61; by one who does not participate 95% of 661.16: 628.10.
    ["99213 --taxonomy 363LF0000X --date 2025-03-01", [7561]],
    ["17311 --no-assigned --date 2025-03-01", [62810]],
    // Manhattan by ZIP code, 2024: rules.md 5.4.
    ["17311 --zip 10001 --date 2024-08-01", [78332]],
  ])("%s", async (typed, allowed) => {
    const { out, code } = await run(`${typed} --json`);
    expect(code).toBe(0);
    const result = JSON.parse(out);
    expect(result.lines.map((line: { allowedCents: number }) => line.allowedCents)).toEqual(allowed);
    expect(result.allowedCents).toBe(allowed.reduce((sum, cents) => sum + cents, 0));
    for (const line of result.lines) expect(line.steps.at(-1).amount).toBe(line.allowedCents);
    expect(result.editions).toContain(typed.includes("2026") ? "mpfs:RVU26C" : typed.includes("2024") ? "mpfs:RVU24C" : "mpfs:RVU25A");
  });

  test("in words, with the working and the payment apart", async () => {
    const { out } = await run("17311 17311-59 --date 2025-03-01");
    expect(out).toContain("17311-59: 330.58");
    expect(out).toContain("work RVU 6.20 x 1.000 + non-facility practice expense RVU 13.60 x 1.000 + malpractice RVU 0.64 x 1.000 = 20.44");
    expect(out).toContain("multiple procedures: second at 50%");
    expect(out).toContain("allowed: 991.74");
    expect(out).toContain("Medicare would pay 777.52");
  });
  test("with what the patient and sequestration take, line by line, apart from what is allowed", async () => {
    // 661.16: 80% 528.93, less 2% 518.35. 330.58 after 100.00: 80% of 230.58 184.46, less 2% 180.77 (180.7708).
    const { out } = await run("17311-59 17311 --charge 330.58,800 --deductible 100 --date 2025-03-01 --json");
    const { lines, expected, allowedCents, medicarePaymentCents, confidence } = JSON.parse(out);
    expect(allowedCents).toBe(33058 + 66116);
    expect(lines[0].allowedCents).toBe(33058);
    expect(lines.map((line: { expected: object }) => line.expected)).toEqual([
      { deductibleCents: 10000, coinsuranceCents: 4612, sequestrationCents: 369, paymentCents: 18077 },
      { deductibleCents: 0, coinsuranceCents: 13223, sequestrationCents: 1058, paymentCents: 51835 },
    ]);
    expect(expected).toEqual({ deductibleCents: 10000, coinsuranceCents: 17835, sequestrationCents: 1427, paymentCents: 69912 });
    expect(medicarePaymentCents).toBe(69912);
    expect(confidence).toMatchObject({ level: "medium", why: expect.stringContaining("national") });
  });
  test("with the limiting charge of an unassigned service", async () => {
    const { out } = await run("17311 --no-assigned --date 2025-03-01 --json");
    expect(JSON.parse(out).lines[0].limitingChargeCents).toBe(72232);
  });
  test("with the spread over the localities of a straddling ZIP code", async () => {
    const { out } = await run("17311 --zip 93536 --date 2025-03-01 --json");
    const { localitySpread, locality, confidence } = JSON.parse(out);
    expect(locality).toBe("national");
    expect(localitySpread.lowCents).toBeLessThan(localitySpread.highCents);
    expect(confidence.why).toContain("straddles");
    expect((await run("17311 --zip 93536 --date 2025-03-01")).out).toMatch(
      /localities that the ZIP code may lie in: \d+\.\d\d to \d+\.\d\d/,
    );
  });
  test("today, and says so, where no date is asked for", async () => {
    expect((await run("17311")).out).toContain("date 2025-06-15 (today");
  });
  test("on the last day covered, and says so, where today is not covered", async () => {
    expect((await run("17311", 20310101)).out).toContain("date 2026-12-31 (the last day that the loaded fee schedules cover");
  });
  test("a reason instead of an amount where there is none", async () => {
    const { out, code } = await run("17311-52 --date 2025-03-01 --json");
    expect(code).toBe(0);
    expect(JSON.parse(out).lines[0]).toMatchObject({ allowedCents: null, notPricedReason: "by-report" });
  });
  test("what stands against an amount that is priced as billed", async () => {
    const { out } = await run("17311-80 --date 2025-03-01 --locality 10112-00");
    expect(out).toContain("note: assistant at surgery indicator 1: Medicare never pays an assistant for this code");
    expect(out).toContain("confidence low: 17311: assistant at surgery indicator 1");
    const [line] = JSON.parse((await run("17311-80 --date 2025-03-01 --json")).out).lines;
    expect(line).toMatchObject({ allowedCents: 10579, cautions: [expect.stringContaining("never pays an assistant")] });
  });
  test("no payment and no confidence where no line has an amount, nothing where the fee schedule pays nothing", async () => {
    const { out } = await run("36415 --date 2025-03-01");
    expect(out).toContain("note: status X: outside the fee schedule by statute");
    expect(out).toContain("allowed: not known\nwhat Medicare would pay is not known\nconfidence low: no line has an amount");
    const nothing = (await run("99024 --date 2025-03-01")).out;
    expect(nothing).toContain("allowed: 0.00\nMedicare would pay nothing\nconfidence high: the fee schedule pays nothing for it");
  });
});

describe("claimscrub price refuses with exit code 2 and says what was expected", () => {
  test.each([
    ["17399 --date 2025-03-01", "code 17399 is not in the loaded part of the fee schedule (mpfs:RVU25A) on 2025-03-01"],
    ["173 --date 2025-03-01", "173 is no procedure code"],
    ["17311-5 --date 2025-03-01", '"5" is no modifier'],
    ["17311 --date 2025-02-30", "--date 2025-02-30 is no day of the calendar"],
    ["17311 --date 2019-01-01", "no fee schedule is in force on 2019-01-01"],
    ["17311 --date 2025-03-01 --locality 10112-09", "nearest: 10112-00 (ALABAMA)"],
    ["17311 --date 2025-03-01 --locality manhattan", "13202-01 (MANHATTAN"],
    ["17311 --date 2025-03-01 --zip 1", "is no ZIP code"],
    ["17311 --date 2025-03-01 --pos 98", "place of service 98 is not assigned"],
    ["17311 17312 --units 1,2,3 --date 2025-03-01", "--units has 3 values for 2 lines"],
    ["17311 --units 0 --date 2025-03-01", "--units 0 can't be read: a whole number from 1 is expected"],
    ["17311 --charge abc --date 2025-03-01", "--charge abc can't be read: dollars are expected"],
    ["17311 --minutes x --date 2025-03-01", "--minutes x can't be read"],
    ["17311 --minutes 5 --date 2025-03-01", "17311 is not counted in minutes"],
    ["17311 --npi 12 --date 2025-03-01", "--npi 12 is no NPI"],
    ["17311 --taxonomy NP --date 2025-03-01", "--taxonomy NP is no taxonomy code"],
    ["17311 --deductible all --date 2025-03-01", "--deductible all can't be read"],
    ["17311 --dx 44311 --date 2025-03-01", "--dx 44311 is no ICD-10-CM code"],
  ])("%s", async (typed, words) => {
    const { errors, code, out } = await run(typed);
    expect(code).toBe(2);
    expect(errors).toContain(words);
    expect(out).toBe("");
  });
});

test("the help is enough to use it", async () => {
  const { out } = await run("--help");
  for (const option of ["--date", "--pos", "--locality", "--zip", "--units", "--charge", "--dx", "--json", "Examples:"])
    expect(out).toContain(option);
});
