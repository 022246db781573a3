/**
 * The one entry behind every root script: brings a fresh clone to where a command can run, then runs it.
 * Node built-ins only, because nothing is installed yet when it starts. All its own words go to standard error.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { prepareWorkspace, REPOSITORY } from "./workspace.mjs";
import { runTests } from "./tests.mjs";

const OLDEST_NODE = [20, 19];

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldMajor, oldMinor] = OLDEST_NODE;
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return;
  console.error(
    `Claimscrub needs Node ${oldMajor}.${oldMinor} or newer; this is ${process.versions.node}. Install a newer Node from https://nodejs.org and run the command again.`,
  );
  process.exit(2);
}

function tool(name, args) {
  const bin = path.join(REPOSITORY, "node_modules", ".bin", name);
  return spawnSync(bin, args, { cwd: REPOSITORY, stdio: "inherit" }).status ?? 1;
}

/** Runs the command line in this very process: no second start of Node. */
async function claimscrub(args) {
  const main = path.join(REPOSITORY, "services", "cli", "dist", "main.js");
  process.argv = [process.argv[0], main, ...args];
  await import(pathToFileURL(main).href);
}

const COMMANDS = {
  build: () => 0,
  async demo() {
    // Names in the report are as given: relative to the clone, wherever the command was typed.
    process.env.INIT_CWD = REPOSITORY;
    await claimscrub(["scrub", "examples", "--out", path.join("out", "demo"), "--fail-on", "never"]);
  },
  claimscrub,
  test: (args) => runTests(args),
  /** The accidents of a night, longer and harder than among all tests. */
  "test:faults": (args) => {
    process.env.CLAIMSCRUB_LONG_FAULTS = "1";
    return runTests(["--testTimeout=900000", "--maxWorkers=1", "test/faults/night.test.ts", ...args]);
  },
  async bench(args) {
    const list = args.length > 0 ? args : ["reader", "scrub", "memory", "pricing", "rules", "reference"];
    for (const name of list) {
      const status =
        spawnSync(process.execPath, [path.join(REPOSITORY, "test", "dist", "bench", `${name}.bench.js`)], {
          cwd: REPOSITORY,
          stdio: "inherit",
        }).status ?? 1;
      if (status !== 0) return status;
    }
    return 0;
  },
  lint() {
    const checks = [
      () => tool("biome", ["format", "--config-path=config/format", "."]),
      () => tool("oxlint", ["-c", "config/lint/oxlint.json", "--deny-warnings", "packages", "pipelines", "services", "infra", "test"]),
      () => tool("tsc", ["-p", "config/typescript/tests.json"]),
    ];
    return checks.map((check) => check()).find((status) => status !== 0) ?? 0;
  },
  format: () => tool("biome", ["format", "--config-path=config/format", "--write", "."]),
};

requireNode();
const [name = "", ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  console.error(`Unknown command "${name}". One of: ${Object.keys(COMMANDS).join(", ")}.`);
  process.exit(2);
}
prepareWorkspace({ withTests: ["build", "test", "test:faults", "bench", "lint"].includes(name) });
const status = await command(args);
if (typeof status === "number") process.exitCode = status;
