import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BUILT, claimscrub, makeFolder, NOT_BUILT } from "../e2e/scrub-command.ts";

let folder = "";
beforeAll(() => {
  folder = makeFolder();
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A whole ZIP5 file of a quarter, made up. */
function zips(quarter: string): string {
  const file = path.join(folder, `ZIP5_${quarter}.txt`);
  const row = (_: unknown, at: number) => `NY${String(10_000 + at)}13202${at % 2 ? "01" : "02"} Z9   0 A${" ".repeat(52)}${quarter}\r\n`;
  fs.writeFileSync(file, Array.from({ length: 42_000 }, row).join(""));
  return file;
}

describe.skipIf(!BUILT)(`an import that is killed (${BUILT ? "built" : NOT_BUILT})`, () => {
  test("leaves what was in force or what it brought, whole, at whatever moment", async () => {
    const home = path.join(folder, "home");
    const [before, after] = [zips("20261"), zips("20262")];
    expect((await claimscrub(["reference", "import", before], { home })).code).toBe(0);
    const imported = async () => {
      const { code, stdout } = await claimscrub(["reference", "list", "--json"], { home });
      expect(code).toBe(0);
      return (JSON.parse(stdout).imported as { label: string }[]).map(({ label }) => label);
    };
    const began = performance.now();
    await claimscrub(["reference", "import", before], { home });
    const whole = performance.now() - began;
    for (let kill = 1; kill <= 8; kill++) {
      // Spread over the whole run, the last ones over its end, where it publishes.
      const afterMs = kill <= 4 ? (whole * kill) / 5 : whole * (0.82 + kill * 0.03);
      await claimscrub(["reference", "import", after], { home, started: (child) => void setTimeout(() => child.kill("SIGKILL"), afterMs) });
      const labels = await imported();
      expect([["zip5:2026Q1"], ["zip5:2026Q1", "zip5:2026Q2"]]).toContainEqual(labels);
    }
    expect((await claimscrub(["reference", "import", after], { home })).code).toBe(0);
    expect(await imported()).toEqual(["zip5:2026Q1", "zip5:2026Q2"]);
    expect(fs.readdirSync(path.join(home, "reference")).filter((name) => name.endsWith(".snapshot"))).toHaveLength(1);
    expect((await claimscrub(["reference", "verify"], { home })).code).toBe(1);
  });
});
