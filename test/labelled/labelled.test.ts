import type { Claim } from "@claimscrub/claim";
import { priceDay } from "@claimscrub/pricing";
import { starterReference } from "@claimscrub/reference";
import { allRules, createEngine } from "@claimscrub/rules";
import { describe, expect, test } from "vitest";
import { asClaim } from "../generator/as-claim.ts";
import { CROSS_CLAIM_ERRORS, LABELLED_ERRORS } from "../generator/labelled-errors.ts";
import { type Labelled, labelledClaims } from "./labelled-claims.ts";

const FILE = { fileId: "0".repeat(64), name: "labelled.837", order: 0 };

/** Codes found on each claim, all claims of a patient judged together. */
function judgeAll(labelled: readonly Labelled[]): Map<string, readonly string[]> {
  const engine = createEngine({ reference: starterReference(), rules: allRules, priceDay, version: "labelled" });
  const patients = new Map<string, Claim[]>();
  for (const [at, { claim }] of labelled.entries()) {
    const view = asClaim(claim, FILE, at + 1);
    const key = view.patientIdentity();
    patients.set(key, [...(patients.get(key) ?? []), view]);
  }
  const found = new Map<string, Set<string>>();
  for (const claims of patients.values()) {
    for (const { claim, code } of engine.judgePatient(claims).findings) {
      const id = claim ?? "";
      found.set(id, (found.get(id) ?? new Set()).add(code));
    }
  }
  return new Map([...found].map(([id, codes]) => [id, [...codes].sort()]));
}

interface Score {
  right: number;
  missed: number;
  false: number;
}

function scores(labelled: readonly Labelled[], found: ReadonlyMap<string, readonly string[]>): Map<string, Score> {
  const byRule = new Map<string, Score>();
  const of = (code: string): Score => {
    const known = byRule.get(code) ?? { right: 0, missed: 0, false: 0 };
    byRule.set(code, known);
    return known;
  };
  for (const { claim, expected } of labelled) {
    const codes = found.get(claim.id) ?? [];
    for (const code of expected) of(code)[codes.includes(code) ? "right" : "missed"] += 1;
    for (const code of codes) if (!expected.includes(code)) of(code).false += 1;
  }
  return byRule;
}

describe("the labelled file", () => {
  const labelled = labelledClaims();
  const found = judgeAll(labelled);
  const byRule = scores(labelled, found);

  test("holds 1,000 clean claims or more and 50 kinds of error or more", () => {
    expect(labelled.filter(({ expected }) => expected.length === 0).length).toBeGreaterThanOrEqual(1000);
    expect(new Set(labelled.filter(({ expected }) => expected.length > 0).map(({ what }) => what)).size).toBe(
      LABELLED_ERRORS.length + CROSS_CLAIM_ERRORS.length,
    );
    expect(LABELLED_ERRORS.length).toBeGreaterThanOrEqual(50);
  });

  test("every injected error is named by its rule, and by that rule only", () => {
    const wrong = labelled
      .map(({ claim, what, expected }) => ({ claim: claim.id, what, expected, found: found.get(claim.id) ?? [] }))
      .filter(({ expected, found }) => [...expected].sort().join() !== found.join());
    expect(wrong).toEqual([]);
  });

  test("precision and recall are one for every rule", () => {
    const table = [...byRule]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { right, missed, false: wrong }]) => ({
        code,
        found: right,
        missed,
        false: wrong,
        precision: right + wrong === 0 ? 1 : right / (right + wrong),
        recall: right + missed === 0 ? 1 : right / (right + missed),
      }));
    console.log(
      table
        .map(
          (row) =>
            `${row.code}  precision ${row.precision.toFixed(3)}  recall ${row.recall.toFixed(3)}  (${row.found} found, ${row.missed} missed, ${row.false} false)`,
        )
        .join("\n"),
    );
    expect(table.filter((row) => row.precision < 1 || row.recall < 1)).toEqual([]);
  });
});
