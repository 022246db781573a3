import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import type { Finding, RunSummary } from "@claimscrub/claim";
import { claimOf, type Visit } from "../generator/visit.ts";
import type { ClaimSpec } from "../generator/claim-spec.ts";
import type { FileLayout } from "../generator/file-layout.ts";
import { inventPerson } from "../generator/people.ts";
import { PRACTICES } from "../generator/practices.ts";
import { createRandom } from "../generator/random.ts";
import { write837p } from "../generator/write-837p.ts";

const REPOSITORY = path.resolve(import.meta.dirname, "../..");
const COMMAND = path.join(REPOSITORY, "services/cli/dist/main.js");

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly home?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** A service that carries the command out, started itself instead of through the command line. */
  readonly program?: string | undefined;
  /** Called when the process runs. */
  readonly started?: (child: ReturnType<typeof spawn>) => void;
}

/** Whether the command line has been built; these tests run what users run. */
export const BUILT = fs.existsSync(COMMAND);
export const NOT_BUILT = "services/cli is not built: npm run build";

/** A folder for one test file, removed by the caller. */
export function makeFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-e2e-"));
}

/** Runs `claimscrub` as a user does: the built program, in a process and a data folder of its own. */
export function claimscrub(args: readonly string[], surroundings: Surroundings): Promise<Ended> {
  const { INIT_CWD: _initial, ...inherited } = process.env;
  const { program } = surroundings;
  const main = program === undefined ? COMMAND : path.join(REPOSITORY, "services", program, "dist/main.js");
  const child = spawn(process.execPath, [main, ...args], {
    cwd: surroundings.cwd ?? REPOSITORY,
    env: { ...inherited, ...(surroundings.home === undefined ? {} : { CLAIMSCRUB_HOME: surroundings.home }), ...surroundings.env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const out: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on("data", (bytes: Buffer) => out.push(bytes));
  child.stderr.on("data", (bytes: Buffer) => errors.push(bytes));
  child.stdin.on("error", () => undefined);
  child.stdin.end(surroundings.input ?? "");
  surroundings.started?.(child);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(errors).toString() }));
  });
}

/** The object that `--format json` prints. */
export function asJson(ended: Ended): { summary: RunSummary; findings: Finding[] } {
  return JSON.parse(ended.stdout) as { summary: RunSummary; findings: Finding[] };
}

const practice = PRACTICES.ohioDermatology;

/** A Medicare claim of a patient who is known by number. */
export function claim(id: string, visit: Visit, patient = 1, further: Partial<ClaimSpec> = {}): ClaimSpec {
  const random = createRandom(patient, 77);
  return claimOf(visit, {
    id,
    practice,
    patient: inventPerson(random, practice.town, 20240801, [66, 90]),
    coverage: { payer: practice.medicare, memberId: `1EG4TE5MK${10 + patient}` },
    date: 20240801,
    further,
  });
}

export const CLEAN: Visit = { diagnoses: ["C44311"], lines: ["17311", "17312"] };
/** Two first stages without a modifier: an error. */
export const FLAGGED: Visit = { diagnoses: ["C44311", "C4442"], lines: ["17311 >1", "17311 >2"] };

export function file837(claims: readonly ClaimSpec[], layout: Partial<FileLayout> = {}): string {
  return [...write837p(claims, layout)].join("");
}
