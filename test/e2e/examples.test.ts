import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { Claim, Finding } from "@claimscrub/claim";
import { priceDay } from "@claimscrub/pricing";
import { starterReference } from "@claimscrub/reference";
import { allRules, createEngine } from "@claimscrub/rules";
import { readClaimsFromBytes } from "@claimscrub/x12";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asClaim } from "../generator/as-claim.ts";
import { EXAMPLE_FILES, expectedFindings } from "../generator/expected-examples.ts";
import { claimsOf, type ExampleFile } from "../generator/examples/example-file.ts";
import { asJson, BUILT, claimscrub, makeFolder, NOT_BUILT } from "./scrub-command.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../examples");
const engine = createEngine({ reference: starterReference(), rules: allRules, priceDay, version: "examples" });

/** Findings by claim, all claims of a patient judged together. */
function judge(claims: readonly Claim[]): Map<string, Finding[]> {
  const patients = new Map<string, Claim[]>();
  for (const claim of claims) patients.set(claim.patientIdentity(), [...(patients.get(claim.patientIdentity()) ?? []), claim]);
  const found = new Map<string, Finding[]>();
  for (const ofPatient of patients.values())
    for (const finding of engine.judgePatient(ofPatient).findings)
      found.set(finding.claim ?? "", [...(found.get(finding.claim ?? "") ?? []), finding]);
  return found;
}

function verdicts(found: ReadonlyMap<string, readonly Finding[]>, file: ExampleFile): unknown[] {
  return file.claims.map(({ id }) => [
    id,
    ...(found.get(id) ?? []).map(({ code, line, direction, severity, impact }) => [code, line, direction, severity, impact.cents]),
  ]);
}

function expected(file: ExampleFile): unknown[] {
  return [...expectedFindings(file)].map(([id, finding]) => (finding === undefined ? [id] : [id, finding]));
}

describe("each example claim has the finding that it was made for, to the cent, and no other", () => {
  test.each(EXAMPLE_FILES)("$name, as the reader reads it", async (file) => {
    const batch = await readClaimsFromBytes(readFileSync(path.join(FOLDER, file.name)), {
      fileId: "0".repeat(64),
      name: file.name,
      order: 0,
    });
    expect(batch.faults).toEqual([]);
    expect(verdicts(judge(batch.claims), file)).toEqual(expected(file));
  });
  test.each(EXAMPLE_FILES)("$name, as it was meant", (file) => {
    const claims = claimsOf(file).map((spec, at) =>
      asClaim(spec, { fileId: "0".repeat(64), name: file.name, order: 0 }, at + 1, file.layout),
    );
    expect(verdicts(judge(claims), file)).toEqual(expected(file));
  });
});

describe.skipIf(!BUILT)(`the command line on the folder of examples${BUILT ? "" : ` (${NOT_BUILT})`}`, () => {
  const folder = makeFolder();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("reports what each claim was made for, and nothing else, over all files together", async () => {
    const ended = await claimscrub(["scrub", FOLDER, "--no-store", "--format", "json"], { home: path.join(folder, "home") });
    expect(ended.code).toBe(1);
    const { summary, findings } = asJson(ended);
    const told = findings.map(({ file, claim, code, line, direction, severity, impact }) => [
      path.basename(file),
      claim,
      code,
      line,
      direction,
      severity,
      impact.cents,
    ]);
    const meant = EXAMPLE_FILES.flatMap((file) =>
      [...expectedFindings(file)].flatMap(([claim, finding]) => (finding === undefined ? [] : [[file.name, claim, ...finding]])),
    );
    expect(told).toEqual(meant);
    const claims = EXAMPLE_FILES.flatMap((file) => file.claims);
    const flagged = claims.filter(({ finding }) => finding !== undefined && finding[3] !== "info");
    expect(summary).toMatchObject({
      files: EXAMPLE_FILES.length,
      claims: claims.length,
      lines: claims.reduce((sum, claim) => sum + claim.lines.length, 0),
      flaggedClaims: flagged.length,
      cleanClaims: claims.length - flagged.length,
      unreadableClaims: 0,
    });
  });
});

describe("the findings on the examples", () => {
  let findings: Finding[] = [];
  beforeAll(() => {
    findings = EXAMPLE_FILES.flatMap((file) => [
      ...judge(
        claimsOf(file).map((spec, at) => asClaim(spec, { fileId: "0".repeat(64), name: file.name, order: 0 }, at + 1, file.layout)),
      ).values(),
    ]).flat();
  });
  test("name no patient, no member and no birth date", () => {
    const text = JSON.stringify(findings);
    for (const file of EXAMPLE_FILES) {
      for (const { subscriber, dependent, coverage } of claimsOf(file)) {
        const person = dependent?.person ?? subscriber;
        for (const secret of [coverage.memberId, `${person.last} `, `${person.first} `, String(person.birthDate), person.street])
          expect(text.includes(secret), secret).toBe(false);
      }
    }
  });
  test("say what to do, why, by which table and with which working", () => {
    for (const finding of findings) {
      expect(finding.message.length, finding.code).toBeGreaterThan(30);
      expect(finding.message, finding.code).not.toMatch(/[{}]|undefined|NaN/);
      expect(finding.remedy.text.length, finding.code).toBeGreaterThan(20);
      expect(finding.remedy.text, finding.code).not.toMatch(/[{}]|undefined|NaN/);
      expect(finding.citations.length, finding.code).toBeGreaterThan(0);
    }
    for (const finding of findings.filter(({ impact }) => (impact.cents ?? 0) > 0)) {
      expect(finding.impact.basis.length, finding.code).toBeGreaterThan(1);
      expect(finding.editions.length, finding.code).toBeGreaterThan(0);
    }
  });
});
