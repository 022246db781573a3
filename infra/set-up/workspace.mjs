/** Installs and builds the workspace when, and only when, something that matters has changed. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

export const REPOSITORY = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const PNPM = "pnpm@12.21.0";
const STAMPS = path.join(REPOSITORY, "node_modules", ".claimscrub");
/** What a build reads: the product, and the tests and benchmarks on top of it. */
const PRODUCT = {
  name: "product",
  folders: ["packages", "pipelines", "services", "infra", "config/typescript"],
  scope: ["--filter=!@claimscrub/test"],
};
const EVERYTHING = { name: "everything", folders: [...PRODUCT.folders, "test"], scope: [] };

/** Hash of what an installation depends on. */
function installFingerprint() {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch} ${process.versions.modules}`);
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"]) hash.update(fs.readFileSync(path.join(REPOSITORY, file)));
  return hash.digest("hex");
}

/** Hash of name, size and time of every file that a build reads: a few milliseconds, so that a second run starts at once. */
function sourceFingerprint(folders) {
  const hash = createHash("sha256");
  const walk = (folder) => {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name === "node_modules" || entry.name === "dist" || entry.name.startsWith(".")) continue;
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(full);
      else if (/\.(tsx?|json|sql|mjs|css|html)$/.test(entry.name) && !entry.name.endsWith(".test.ts")) {
        const { size, mtimeMs } = fs.statSync(full);
        hash.update(`${full}\0${size}\0${mtimeMs}\n`);
      }
    }
  };
  for (const folder of folders) walk(path.join(REPOSITORY, folder));
  return hash.digest("hex");
}

const readStamp = (name) => {
  try {
    return fs.readFileSync(path.join(STAMPS, name), "utf8");
  } catch {
    return "";
  }
};
const writeStamp = (name, value) => {
  fs.mkdirSync(STAMPS, { recursive: true });
  fs.writeFileSync(path.join(STAMPS, name), value);
};

/** One set-up at a time per clone; a lock whose holder has died is taken over. */
function withLock(work) {
  const lock = path.join(REPOSITORY, ".claimscrub-set-up.lock");
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const holder = Number(fs.readFileSync(lock, "utf8") || "0");
      if (holder === 0 || !isAlive(holder)) fs.rmSync(lock, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Runs pnpm (or a tool that needs pnpm on PATH) without anything installed beforehand; its output goes to standard error. */
function underPnpm(args, failure) {
  const npx = process.platform === "win32" ? "npx.cmd" : "npx";
  const result = spawnSync(npx, ["--prefer-offline", "--yes", "--package", PNPM, "--", ...args], {
    cwd: REPOSITORY,
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    maxBuffer: 64 << 20,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", npm_config_loglevel: "error" },
  });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout ?? ""}${result.stderr ?? ""}\n${failure}\n`);
  process.exit(4);
}

/** Leaves the workspace installed and built: the product alone, or with its tests and benchmarks. */
export function prepareWorkspace({ withTests = false } = {}) {
  const build = withTests ? EVERYTHING : PRODUCT;
  const stamp = `built-${build.name}`;
  const fresh = () => readStamp("installed") === installFingerprint() && readStamp(stamp) === sourceFingerprint(build.folders);
  if (fresh()) return;
  withLock(() => {
    if (readStamp("installed") !== installFingerprint()) {
      process.stderr.write("claimscrub: installing dependencies ...\n");
      underPnpm(
        ["pnpm", "install", "--frozen-lockfile"],
        "The dependencies could not be installed. Check that the npm registry can be reached (npm ping), then run the command again.",
      );
      writeStamp("installed", installFingerprint());
    }
    const sources = sourceFingerprint(build.folders);
    if (readStamp(stamp) !== sources) {
      process.stderr.write("claimscrub: building ...\n");
      underPnpm(
        ["pnpm", "exec", "turbo", "run", "build", "--output-logs=errors-only", ...build.scope],
        "The build failed; the messages above name the file and the line.",
      );
      writeStamp(stamp, sources);
    }
  });
}
