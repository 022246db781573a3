/** Runs every test, with the servers that they need, and closes with the one line that people and CI count by. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { REPOSITORY } from "./workspace.mjs";

/** What tests need beside npm packages: the Debian package and the programs of which one is enough. */
const SYSTEM_PROGRAMS = [
  { debian: "redis-server", programs: ["redis-server", "valkey-server"], override: "REDIS_SERVER_BIN" },
  { debian: "chromium", programs: ["chromium", "chromium-browser", "google-chrome"], override: "CHROMIUM_BIN" },
];

function onPath(program) {
  return (process.env.PATH ?? "").split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, program)));
}

/** Installs missing system packages where that was asked for (CI=true or CLAIMSCRUB_INSTALL=1) and can be done. */
function prepareSystem() {
  const missing = SYSTEM_PROGRAMS.filter(({ programs, override }) => !process.env[override] && !programs.some(onPath)).map(
    ({ debian }) => debian,
  );
  if (missing.length === 0) return;
  const asked = process.env.CI === "true" || process.env.CLAIMSCRUB_INSTALL === "1";
  const able = onPath("apt-get") && process.getuid?.() === 0;
  if (!asked || !able) {
    process.stderr.write(
      `claimscrub: not installed: ${missing.join(", ")}; tests that need them will be skipped. CLAIMSCRUB_INSTALL=1 npm test installs them (Debian, as root).\n`,
    );
    return;
  }
  process.stderr.write(`claimscrub: installing ${missing.join(", ")} with apt-get ...\n`);
  const quiet = { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  spawnSync("apt-get", ["update", "-q"], quiet);
  // policy-rc.d is left alone: a server started by its package listens on its own port and disturbs no test.
  spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...missing], quiet);
}

/** Runs vitest (further arguments go to it) and prints `N passed, N failed`; returns the exit code. */
export function runTests(args) {
  prepareSystem();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-test-"));
  const report = path.join(folder, "report.json");
  const vitest = path.join(REPOSITORY, "node_modules", ".bin", "vitest");
  const run = spawnSync(
    vitest,
    ["run", "--config", "config/test/vitest.config.ts", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...args],
    {
      cwd: REPOSITORY,
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  if (fs.existsSync(report)) {
    const result = JSON.parse(fs.readFileSync(report, "utf8"));
    passed = result.numPassedTests;
    skipped = result.numPendingTests + (result.numTodoTests ?? 0);
    const brokenFiles = result.testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
    ).length;
    failed = result.numFailedTests + brokenFiles;
  }
  fs.rmSync(folder, { recursive: true, force: true });
  const status = run.status ?? 1;
  if (status !== 0 && failed === 0) failed = 1;
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  return failed > 0 ? 1 : status;
}
