import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { starterReference } from "@claimscrub/reference";
import { CommanderError } from "commander";
import { describe, expect, test } from "vitest";
import { codeCommand } from "./code.ts";

const PATTERN = { code: "17311", carc: "97", payerKind: "medicare", reports: 5, curedBy: ["appeal"] };

async function run(typed: string, patterns?: readonly (typeof PATTERN)[]): Promise<{ out: string; errors: string; code: number }> {
  let out = "";
  let errors = "";
  const command = codeCommand({
    loadReference: async () => starterReference(),
    today: () => 20250615,
    patterns: async () => patterns,
    write: (text) => void (out += text),
  });
  command.exitOverride().configureOutput({ writeErr: (text) => void (errors += text), writeOut: (text) => void (out += text) });
  try {
    await command.parseAsync(typed.split(" "), { from: "user" });
    return { out, errors, code: 0 };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { out, errors, code: error.exitCode };
  }
}

describe("claimscrub code shows the calculator page of a code", () => {
  test("17311 in 2025: both prices, RVUs, tips with the figures done right", async () => {
    const { out, code } = await run("17311 --date 2025-03-01");
    expect(code).toBe(0);
    expect(out).toContain("office 661.16, facility 342.87, difference 318.29");
    expect(out).toContain("work 6.20, practice expense 13.60 office / 3.76 facility, malpractice 0.64; total 20.44 / 10.60");
    expect(out).toContain("second stage: 17311 + 17312: 1060.64 (+399.48)");
    expect(out).toContain("first stage as 17313 instead of 17311: 621.38 (-39.78)");
    expect(out).toContain("17311 + 17311-59: 991.74 (+330.58)");
    expect(out).toContain("conversion factor 32.3465");
    // No NCCI or MUE edition of the starter set covers the date, and the page says so.
    expect(out).toContain("not checked: ptp (no-edition)");
  });
  test("writes a toolkit to keep: the same figures in one file without a script", async () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-toolkit-")), "17311.html");
    const { code } = await run(`17311 --date 2025-03-01 --json --toolkit ${file}`);
    expect(code).toBe(0);
    const page = fs.readFileSync(file, "utf8");
    fs.rmSync(path.dirname(file), { recursive: true });
    for (const figure of ["$661.16", "$342.87", "$318.29", "+$399.48"]) expect(page).toContain(figure);
    expect(page).not.toMatch(/<script|https?:|src=/);
  });
  test("with the denial patterns of the store, where there is one", async () => {
    expect((await run("17311 --date 2025-03-01", [PATTERN])).out).toContain(
      "17311 denied with CARC 97 by medicare: 5 reports or more; cured by appeal",
    );
    expect(JSON.parse((await run("17311 --date 2025-03-01 --json", [PATTERN])).out)).toMatchObject({ denialPatterns: [PATTERN] });
    expect((await run("17311 --date 2025-03-01", [])).out).not.toContain("Denial patterns");
    expect((await run("17311 --date 2025-03-01 --denials", [])).out).toContain("none with 5 reports or more");
    expect((await run("17311 --date 2025-03-01 --no-denials", [PATTERN])).out).not.toContain("Denial patterns");
    expect(JSON.parse((await run("17311 --date 2025-03-01 --json")).out)).not.toHaveProperty("denialPatterns");
  });
  test("in July 2024 with pairs, units and add-ons", async () => {
    const { out } = await run("17311 --date 2024-08-01");
    expect(out).toContain("Units (MUE): 4 a day");
    expect(out).toMatch(/primary code of 17312 17315/);
    // Worked in rules.md 5.2: the flap adds 843.68 + ... to the day only 430.58 less the halved Mohs stage.
    expect(out).toContain("17311 + 14060: 1111.31 (+430.58)");
    expect(out).toContain("17311 + 12052: 838.68 (+157.95)");
  });
  test("as one JSON object", async () => {
    const page = JSON.parse((await run("17311 --date 2024-08-01 --locality 10112-00 --json")).out);
    expect(page).toMatchObject({ procedure: "17311", date: "2024-08-01", locality: { id: "10112-00" }, mue: { units: 4, mai: 3 } });
    expect(page.prices[0].nonFacility.allowedCents).toBe(61233);
    expect(page.confidence.level).toBe("high");
  });
});

describe("claimscrub code refuses with exit code 2", () => {
  test.each([
    ["1731 --date 2025-03-01", "1731 is no procedure code"],
    ["17399 --date 2025-03-01", "code 17399 is not in the loaded part of the fee schedule"],
    ["17311 --date 2025-13-01", "is no day of the calendar"],
    ["17311 --locality 99999-99", "nearest:"],
  ])("%s", async (typed, words) => expect(await run(typed)).toMatchObject({ code: 2, out: "", errors: expect.stringContaining(words) }));
});
