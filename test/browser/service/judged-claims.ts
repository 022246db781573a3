import fs from "node:fs";
import path from "node:path";
import { createHash } from "node:crypto";
import type { Claim, ClaimFile, Finding, ServiceLine } from "@claimscrub/claim";
import { priceDay } from "@claimscrub/pricing";
import { createJudging } from "@claimscrub/scrub-claims";
import { readClaimsFromBytes } from "@claimscrub/x12";

export const judging = createJudging();

export interface ReadFile {
  readonly file: ClaimFile;
  readonly claims: readonly Claim[];
  readonly faultFindings: readonly Finding[];
}

/** Reads the bytes of a claim file. */
export async function readFile(name: string, bytes: Uint8Array, order: number): Promise<ReadFile> {
  const file: ClaimFile = { fileId: createHash("sha256").update(bytes).digest("hex"), name, order };
  const whole = await readClaimsFromBytes(bytes, file);
  const byIndex = new Map(whole.claims.map((claim) => [claim.index, claim]));
  const faults = whole.faults.map((fault) => ({
    fault,
    file,
    claim: fault.claimIndex === null ? undefined : byIndex.get(fault.claimIndex),
  }));
  return { file, claims: whole.claims, faultFindings: judging.faultFindings.of(faults) };
}

/** The repository's folder, from the sources and from what is built of them. */
export function repository(): string {
  let folder = import.meta.dirname;
  while (!fs.existsSync(path.join(folder, "pnpm-workspace.yaml"))) folder = path.dirname(folder);
  return folder;
}

/** The claim files of examples/. */
export async function readExamples(): Promise<ReadFile[]> {
  const folder = path.join(repository(), "examples");
  const names = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".837"))
    .sort();
  return Promise.all(names.map((name, order) => readFile(name, fs.readFileSync(path.join(folder, name)), order)));
}

function patientOf(claim: Claim): string {
  return `${claim.patientKeyHigh} ${claim.patientKeyLow}`;
}

/** All claims of the patient of `claim`, in order. */
export function claimsOfPatient(files: readonly ReadFile[], claim: Claim): Claim[] {
  return files.flatMap((file) => file.claims).filter((other) => patientOf(other) === patientOf(claim));
}

/** Judges all claims of the files together. */
export function judgeFiles(files: readonly ReadFile[]) {
  const patients = new Map<string, Claim[]>();
  for (const claim of files.flatMap((file) => file.claims)) {
    const key = patientOf(claim);
    patients.set(key, [...(patients.get(key) ?? []), claim]);
  }
  const judgements = [...patients.values()].map((claims) => judging.engine.judgePatient(claims));
  return {
    findings: [...files.flatMap((file) => file.faultFindings), ...judgements.flatMap((judgement) => judgement.findings)],
    lines: judgements.flatMap((judgement) => judgement.lines),
    judgements,
  };
}

/** Prices the lines of one claim beside everything that its patient had done on the same dates, with steps. */
export function pricesOf(patient: readonly Claim[], claim: Claim) {
  const dates = [...new Set(claim.lines.map((line) => line.date))];
  const prices = dates.flatMap((date) => {
    const lines = patient.flatMap((other) => other.lines).filter((line) => line.date === date);
    return priceDay(lines, judging.reference.on(date), { steps: true }).lines;
  });
  return new Map(prices.map((price) => [price.line, price]));
}

export interface WhatIfChange {
  readonly line: number;
  readonly procedure?: string;
  readonly modifiers?: readonly string[];
  readonly units?: number;
  readonly pos?: string;
  readonly remove?: true;
}

function over<Thing extends object>(thing: Thing, own: Partial<Record<keyof Thing, unknown>>): Thing {
  return new Proxy(thing, {
    get(target, key) {
      if (key in own) return own[key as keyof Thing];
      const value = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** The claim as it would be with the changes made. */
export function changedClaim(
  claim: Claim,
  changes: readonly WhatIfChange[],
  keys: (line: WhatIfChange) => Partial<Record<keyof ServiceLine, unknown>>,
): Claim {
  const lines: ServiceLine[] = [];
  const changed = over(claim, { lines });
  for (const line of claim.lines) {
    const change = changes.find((one) => one.line === line.number);
    if (change?.remove) continue;
    lines.push(over(line, { claim: changed, ...(change === undefined ? {} : keys(change)) }));
  }
  return changed;
}
