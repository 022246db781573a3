import path from "node:path";
import { expect, test } from "vitest";
import { BUILT, claimscrub, makeFolder, NOT_BUILT } from "./scrub-command.ts";

const EXAMPLES = path.resolve(import.meta.dirname, "../../examples");

/** Which editions of the built-in tables served the examples, and how many checks could not be made. */
async function summaryOf(...options: readonly string[]): Promise<{ carried: string[]; notChecked: number; words: string }> {
  const { code, stdout, stderr } = await claimscrub(
    ["scrub", EXAMPLES, "--no-store", "--format", "json", "--fail-on", "never", ...options],
    { home: makeFolder() },
  );
  expect(code).toBe(0);
  const { summary } = JSON.parse(stdout) as { summary: { editions: string[]; notChecked: { count: number }[] } };
  const notChecked = summary.notChecked.reduce((sum, { count }) => sum + count, 0);
  return { carried: summary.editions.filter((label) => label.endsWith("(carried forward)")), notChecked, words: stderr };
}

test.skipIf(!BUILT)(`tables serve past their end only when they are asked to, and say so (${BUILT ? "built" : NOT_BUILT})`, async () => {
  const strict = await summaryOf();
  const carried = await summaryOf("--carry-forward");
  expect(strict.carried).toEqual([]);
  expect(carried.carried).toContain("ncci-ptp:2024Q3 (carried forward)");
  expect(carried.notChecked).toBeLessThan(strict.notChecked);
  expect(carried.words).toContain("12 months past their end");
});
