/**
 * npm run mutants [-- COUNT [SEED]]
 *
 * Shows that the tests of rules drawn by a seed notice a rule that says nothing, one that speaks of everything, and one that speaks where it was
 * silent: thirty rules by the first eight digits of the present commit, when nothing else is said.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import process from "node:process";

const ROOT = path.join(import.meta.dirname, "../../..");
const [count = "30", seed] = process.argv.slice(2);
if (!/^[1-9]\d*$/.test(count) || (seed !== undefined && !/^[0-9a-f]{8}$/.test(seed))) {
  process.stderr.write("npm run mutants [-- COUNT [SEED]]: a count of rules, and a seed of eight hexadecimal digits\n");
  process.exit(2);
}
const env = { ...process.env, MUTANTS: count, ...(seed === undefined ? {} : { MUTANTS_SEED: seed }) };
const vitest = ["vitest", "run", "--config", "config/test/vitest.config.ts", "packages/rules/src/tester/mutants.test.ts"];
const { status } = spawnSync("npx", vitest, { cwd: ROOT, env, stdio: "inherit" });
process.exitCode = status ?? 1;
