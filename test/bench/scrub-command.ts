import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { generateClaims, type Mix } from "../generator/generate-claims.ts";
import { write837p } from "../generator/write-837p.ts";

const REPOSITORY = path.resolve(import.meta.dirname, "../../..");
const COMMAND = path.join(REPOSITORY, "services/cli/dist/main.js");

export interface Measured {
  readonly claims: number;
  readonly bytes: number;
  readonly findings: number;
  readonly seconds: number;
  readonly peakBytes: number;
  readonly liveBytes: number;
}

function* claimsOf(mix: Partial<Mix>) {
  for (const { claim } of generateClaims(mix)) yield claim;
}

/** Lines of 64 kB and more, so that the file system sees few writes. */
function* coarse(pieces: Iterable<string>): Generator<string> {
  let buffer = "";
  for (const piece of pieces) {
    buffer += piece;
    if (buffer.length >= 65536) {
      yield buffer;
      buffer = "";
    }
  }
  yield buffer;
}

/** Writes a generated file, scrubs it with the real command in a process of its own, and says what that cost. `flags` are for node. */
export async function measureScrub(mix: Partial<Mix>, options: readonly string[], flags: readonly string[] = []): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), "claimscrub-bench-"));
  try {
    const file = path.join(folder, "claims.837");
    await pipeline(Readable.from(coarse(write837p(claimsOf(mix)))), createWriteStream(file));
    const peakFile = path.join(folder, "peak");
    const preload = pathToFileURL(path.join(import.meta.dirname, "peak-memory.js")).href;
    const began = performance.now();
    const child = spawn(
      process.execPath,
      [
        ...flags,
        "--import",
        preload,
        COMMAND,
        "scrub",
        file,
        "--no-store",
        "--out",
        path.join(folder, "out"),
        "--format",
        "ndjson",
        "--fail-on",
        "never",
        ...options,
      ],
      {
        stdio: ["ignore", "ignore", "pipe"],
        env: { ...process.env, PEAK_MEMORY_FILE: peakFile, CLAIMSCRUB_HOME: path.join(folder, "home") },
      },
    );
    let errors = "";
    child.stderr.on("data", (text: Buffer) => (errors = (errors + text.toString()).slice(-2000)));
    const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
    const seconds = (performance.now() - began) / 1000;
    if (code !== 0) throw new Error(`scrub ended with ${code}: ${errors}`);
    const summary = JSON.parse(readFileSync(path.join(folder, "out", "summary.json"), "utf8")) as { claims: number; findings: number };
    if (summary.claims !== mix.claims) throw new Error(`scrub saw ${summary.claims} of ${mix.claims} claims`);
    return {
      claims: summary.claims,
      bytes: statSync(file).size,
      findings: summary.findings,
      seconds,
      ...(JSON.parse(readFileSync(peakFile, "utf8")) as { peakBytes: number; liveBytes: number }),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
