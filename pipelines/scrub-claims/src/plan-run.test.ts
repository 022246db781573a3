import type { ClaimRange, FilePlan } from "@claimscrub/x12";
import { expect, test } from "vitest";
import { type PlannedFile, planRun } from "./plan-run.ts";

/** A plan of claims by these patients, which lies in no file. */
function planned(fileId: string, patients: readonly number[], flagged: readonly number[] = []): PlannedFile {
  const rangeOf = (index: number) =>
    ({ claimIndex: index + 1, from: index * 10, to: index * 10 + 10, segment: index + 1, loops: [] }) as unknown as ClaimRange;
  const plan = { claims: patients.length, keyHigh: () => 7, keyLow: (index: number) => patients[index]!, rangeOf } as unknown as FilePlan;
  return { fileId, name: `${fileId}.837`, plan, flagged: new Set(flagged) };
}

function contents(files: readonly PlannedFile[], chunkClaims: number): unknown[] {
  const run = planRun(files, chunkClaims);
  return Array.from({ length: run.chunks }, (_, chunk) =>
    run.job(chunk).files.map(({ fileId, ranges }) => `${fileId}: ${ranges.map(({ claimIndex }) => claimIndex).join(" ")}`),
  );
}

test("a chunk names whole patients over all files", () => {
  expect(contents([planned("a", [1, 2, 1]), planned("empty", []), planned("x", [2, 3])], 2)).toEqual([
    ["a: 1 3"],
    ["a: 2", "x: 1"],
    ["x: 2"],
  ]);
});

test("chunks do not depend on the order of the call, so that a run taken up again finds its own", () => {
  const [a, b, c] = [planned("a", [1, 2, 3]), planned("b", [3, 4]), planned("c", [1])];
  expect(contents([c!, a!, b!], 1)).toEqual(contents([a!, b!, c!], 1));
  expect(planRun([c!, a!, b!]).files.map(({ fileId, order }) => [fileId, order])).toEqual([
    ["a", 0],
    ["b", 1],
    ["c", 2],
  ]);
});

test("a claim that the plan complains of is named in its chunk, and no other", () => {
  const run = planRun([planned("a", [1, 2, 3, 1], [2, 4])], 1);
  expect(Array.from({ length: run.chunks }, (_, chunk) => run.job(chunk).files[0]!.flagged)).toEqual([[4], [2], undefined]);
});

test("a run without claims has no chunks", () => expect(planRun([planned("a", [])])).toMatchObject({ claims: 0, chunks: 0 }));
