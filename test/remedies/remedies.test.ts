import { readFileSync } from "node:fs";
import path from "node:path";
import type { Claim, Finding } from "@claimscrub/claim";
import { priceDay } from "@claimscrub/pricing";
import { starterReference } from "@claimscrub/reference";
import { allRules, createEngine } from "@claimscrub/rules";
import { readClaimsFromBytes } from "@claimscrub/x12";
import { beforeAll, describe, expect, test } from "vitest";
import type { ClaimSpec } from "../generator/claim-spec.ts";
import { write837p } from "../generator/write-837p.ts";
import { EXAMPLE_FILES } from "../generator/expected-examples.ts";
import { labelledClaims } from "../labelled/labelled-claims.ts";
import { carryOut } from "./edit-claim.ts";

/*
 * Each exact remedy (`remedy.to`) is carried out in the text of its claim file, and the file is judged again: the finding must be gone, and nothing worse may
 * have come in its place.
 */

const engine = createEngine({ reference: starterReference(), rules: allRules, priceDay, version: "remedies" });
const encoder = new TextEncoder();

async function judge(text: string): Promise<readonly Finding[]> {
  const batch = await readClaimsFromBytes(encoder.encode(text), { fileId: "0".repeat(64), name: "remedies.837", order: 0 });
  expect(batch.faults.map(({ kind }) => kind)).toEqual([]);
  const patients = new Map<string, Claim[]>();
  for (const claim of batch.claims) patients.set(claim.patientIdentity(), [...(patients.get(claim.patientIdentity()) ?? []), claim]);
  return [...patients.values()].flatMap((claims) => engine.judgePatient(claims).findings);
}

const RANK = { error: 3, warning: 2, info: 1 } as const;
const stake = (findings: readonly Finding[]): number =>
  findings.reduce((sum, { severity, direction }) => sum + (direction === "review" ? 0 : RANK[severity]), 0);
const placeOf = ({ code, claim, line }: Finding): string => `${code} ${claim} ${line}`;
/** A charge is the practice's to set, and no remedy names one for another code. */
const OF_CHARGES = new Set(["PRC-020"]);

/** What is wrong with a remedy, in words; undefined where it does what it says. */
async function trial(text: string, finding: Finding, before: readonly Finding[]): Promise<string | undefined> {
  let edited: string;
  try {
    edited = carryOut(text, finding.remedy.to ?? [], finding.line ?? 1);
  } catch (error) {
    return `can't be carried out: ${error instanceof Error ? error.message : String(error)}`;
  }
  const after = await judge(edited);
  if (after.some((other) => placeOf(other) === placeOf(finding) && other.direction === finding.direction))
    return "the finding is still there";
  const known = new Set(before.map(placeOf));
  const come = after.filter((other) => !known.has(placeOf(other)) && other.severity !== "info" && !OF_CHARGES.has(other.code));
  const worse = come.filter((other) => RANK[other.severity] >= RANK[finding.severity]);
  if (worse.length > 0) return `came in its place: ${worse.map((other) => `${placeOf(other)} ${other.severity}`).join(", ")}`;
  return stake(after) > stake(before) ? "more is wrong than before" : undefined;
}

/** Trials of every exact remedy of a file. */
async function trials(text: string): Promise<{ tried: number; wrong: string[] }> {
  const before = await judge(text);
  const exact = before.filter(({ remedy }) => remedy.to !== undefined);
  const wrong: string[] = [];
  for (const finding of exact) {
    const fault = await trial(text, finding, before);
    if (fault !== undefined) wrong.push(`${placeOf(finding)} (${JSON.stringify(finding.remedy.to)}): ${fault}`);
  }
  return { tried: exact.length, wrong };
}

describe("an exact remedy, carried out in the file, ends its finding and brings nothing worse", () => {
  test.each(EXAMPLE_FILES.filter(({ layout }) => layout?.element === undefined || layout.element === "*").map(({ name }) => name))(
    "in %s",
    async (name) => {
      const text = readFileSync(path.resolve(import.meta.dirname, "../../examples", name), "utf8");
      const { wrong } = await trials(text);
      expect(wrong).toEqual([]);
    },
  );

  describe("in the labelled claims", () => {
    const patients = new Map<string, ClaimSpec[]>();
    beforeAll(() => {
      const kinds = new Map<string, number>();
      for (const { claim, expected, what } of labelledClaims()) {
        if (expected.length === 0 && !claim.id.startsWith("cross")) continue;
        // Two of each kind: they differ in practice and payer.
        const seen = (kinds.get(what) ?? 0) + 1;
        kinds.set(what, seen);
        if (seen > (claim.id.startsWith("cross") ? 4 : 2)) continue;
        const patient = claim.dependent?.person ?? claim.subscriber;
        const key = [claim.coverage.payer.id, claim.coverage.memberId, patient.first, patient.birthDate].join(" ");
        patients.set(key, [...(patients.get(key) ?? []), claim]);
      }
    });
    test("each patient's claims in a file of their own", async () => {
      let tried = 0;
      const wrong: string[] = [];
      for (const claims of patients.values()) {
        const result = await trials([...write837p(claims)].join(""));
        tried += result.tried;
        wrong.push(...result.wrong);
      }
      expect(wrong).toEqual([]);
      expect(tried).toBeGreaterThan(40);
    });
  });
});
