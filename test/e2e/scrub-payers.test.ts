import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { asJson, BUILT, claim, claimscrub, file837, FLAGGED, makeFolder, NOT_BUILT } from "./scrub-command.ts";

describe.skipIf(!BUILT)(`payer policies${BUILT ? "" : ` (${NOT_BUILT})`}`, () => {
  const folder = makeFolder();
  const home = path.join(folder, "home");
  const file = path.join(folder, "claims.837");
  const one = claim("A1", FLAGGED, 1);
  fs.writeFileSync(file, file837([one]));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const scrub = (...args: string[]) => claimscrub(["scrub", file, "--no-store", "--format", "json", ...args], { home });
  const config = (text: string): string => {
    const root = fs.mkdtempSync(path.join(folder, "config-"));
    fs.mkdirSync(path.join(root, "payers"));
    fs.writeFileSync(path.join(root, "payers", "double.yaml"), text);
    return root;
  };
  const DOUBLE = `payer: double\nmatch: {payer-ids: ["${one.coverage.payer.id}"]}\nfees: {percent-of-medicare: 200}\n`;

  test("a configured payer is priced by its policy, on every thread, and the run says so", async () => {
    const plain = asJson(await scrub());
    // Two first stages: the fee f and half of it. Twice that is 2 f and f: what is at risk is f.
    const root = config(DOUBLE);
    const first = plain.findings[0]!;
    const halfFee = first.impact.cents!;
    const fee = plain.summary.allowedCents - halfFee;
    for (const jobs of ["1", "2"]) {
      const doubled = asJson(await scrub("--config", root, "--jobs", jobs));
      expect(doubled.summary.allowedCents).toBe(3 * fee);
      expect(doubled.findings[0]).toMatchObject({ code: first.code, impact: { cents: fee } });
      expect(doubled.summary.assumptions).toContainEqual({ what: "payer-policy double", count: 1 });
    }
    expect(plain.summary.assumptions.filter(({ what }) => what.includes("policy"))).toEqual([]);
  });
  test("the data folder's own configuration serves without being asked for", async () => {
    const own = path.join(folder, "own-home");
    fs.cpSync(config(DOUBLE), path.join(own, "config"), { recursive: true });
    const ended = await claimscrub(["scrub", file, "--no-store", "--format", "json"], { home: own });
    expect(asJson(ended).summary.assumptions).toContainEqual({ what: "payer-policy double", count: 1 });
  });
  test("a policy that can't be taken stops the run before anything is judged", async () => {
    const ended = await scrub("--config", config(DOUBLE.replace("percent-of-medicare", "percent-of-medicar")));
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain(
      "double.yaml: fees: expected no keys but schedule, percent-of-medicare; found the key percent-of-medicar",
    );
    expect(ended.stderr).toContain("(did you mean percent-of-medicare?)");
  });
  test("the worked example of docs/payers.md is what the command prints", async () => {
    const page = fs.readFileSync(path.resolve(import.meta.dirname, "../../docs/payers.md"), "utf8").replace(/ +/g, " ");
    const { stdout } = await claimscrub(["price", "17311", "14060", "--payer", "example", "--date", "2025-03-01"], { home });
    const figures = stdout.split("\n").filter((line) => /^ *\d+\.\d\d |^\d{5}: |^allowed/.test(line));
    expect(figures).toHaveLength(8);
    for (const line of figures) expect(page).toContain(line.replace(/ +/g, " "));
  });
});
