import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { generateClaims } from "../generator/generate-claims.ts";
import { BUILT, claimscrub, file837, makeFolder, NOT_BUILT } from "./scrub-command.ts";

describe.skipIf(!BUILT)(`scrub when it is interrupted${BUILT ? "" : ` (${NOT_BUILT})`}`, () => {
  const folder = makeFolder();
  const home = path.join(folder, "home");
  const spool = path.join(home, "spool");
  const file = path.join(folder, "many.837");
  fs.writeFileSync(file, file837([...generateClaims({ claims: 20_000, flagged: 0.3, seed: 8 })].map(({ claim }) => claim)));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  /** Resolves when the scrub has begun to spill results. */
  async function spilling(): Promise<void> {
    for (;;) {
      const folders = fs.existsSync(spool) ? fs.readdirSync(spool) : [];
      if (folders.some((name) => fs.readdirSync(path.join(spool, name)).some((entry) => entry.startsWith("thread-")))) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("%s ends it with %i, leaving neither spool nor half a result", async (signal, code) => {
    const out = path.join(folder, signal);
    const ended = await claimscrub(["scrub", file, "--no-store", "--out", out], {
      home,
      started: (child) => void spilling().then(() => child.kill(signal)),
    });
    expect(ended.code).toBe(code);
    expect(fs.readdirSync(spool)).toEqual([]);
    expect(fs.readdirSync(out)).toEqual([]);
  });

  test("what a killed scrub left in the spool goes when the next one starts", async () => {
    await claimscrub(["scrub", file, "--no-store"], { home, started: (child) => void spilling().then(() => child.kill("SIGKILL")) });
    expect(fs.readdirSync(spool)).toHaveLength(1);
    await claimscrub(["scrub", file, "--no-store", "--only", "MOH-009", "--jobs", "1"], { home });
    expect(fs.readdirSync(spool)).toEqual([]);
  });

  test("a reader that goes away after one line is no fault, and the files are still written", async () => {
    const out = path.join(folder, "head");
    const command = `node ${JSON.stringify(path.resolve(import.meta.dirname, "../../services/cli/dist/main.js"))} scrub ${JSON.stringify(file)} --no-store --format ndjson --out ${JSON.stringify(out)} --fail-on never | head -n 1`;
    const shell = spawn("bash", ["-o", "pipefail", "-c", command], {
      env: { ...process.env, CLAIMSCRUB_HOME: home },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let errors = "";
    shell.stderr.on("data", (text: Buffer) => (errors += text.toString()));
    shell.stdout.resume();
    const code = await new Promise((resolve) => shell.on("close", resolve));
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
    const acknowledgements = [`${path.basename(file)}.277ca`, `${path.basename(file)}.999`];
    expect(fs.readdirSync(out).sort()).toEqual(
      [...acknowledgements, "findings.csv", "findings.ndjson", "lines.csv", "report.html", "summary.json"].sort(),
    );
  });
});
