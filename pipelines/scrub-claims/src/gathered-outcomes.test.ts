import fc from "fast-check";
import { expect, test } from "vitest";
import { GatheredOutcomes } from "./gathered-outcomes.ts";
import type { ChunkOutcome } from "./run-chunk.ts";
import { emptySummary } from "./summaries.ts";

/** An outcome that tells its number by what it counts and whose results lie at a place of their own. */
function outcome(number: number): ChunkOutcome {
  const spilled = { spill: "a.spill", from: number * 10, to: number * 10 + 10, firstPlace: 0, firstClaim: number };
  return {
    summary: { ...emptySummary("1"), claims: number, notChecked: [{ code: `TST-${number % 3}`, reason: "no-edition", count: number }] },
    severities: { error: number, warning: 1, info: 0 },
    spilled,
    ...(number % 2 === 0 ? { spilledTumours: spilled } : {}),
  };
}

test("chunks add up to the same in whatever order they end", () => {
  const inOrder = new GatheredOutcomes(outcome(0));
  for (let chunk = 0; chunk < 8; chunk++) inOrder.take(chunk, outcome(chunk + 1));
  expect(inOrder.summary.claims).toBe(36);
  expect(inOrder.severities).toEqual({ error: 36, warning: 9, info: 0 });
  expect(inOrder.spilled.map(({ firstClaim }) => firstClaim)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(inOrder.spilledTumours.map(({ firstClaim }) => firstClaim)).toEqual([0, 2, 4, 6, 8]);
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }), (chunks) => {
      const gathered = new GatheredOutcomes(outcome(0));
      for (const chunk of chunks) gathered.take(chunk, outcome(chunk + 1));
      expect(JSON.stringify(gathered)).toBe(JSON.stringify(inOrder));
    }),
  );
});
