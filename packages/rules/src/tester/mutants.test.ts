import { execFileSync } from "node:child_process";
import process from "node:process";
import { describe, expect, test, vi } from "vitest";
import type { AnyRule } from "../define-rule.ts";
import { allRules } from "../rules/index.ts";
import { casesFailed } from "./compare-cases.ts";
import { drawn, mutantsOf } from "./mutants.ts";
import type { RuleCases } from "./test-rule.ts";

/*
 * Do the tests of a rule notice that its condition is gone? Of rules drawn by a seed (the first eight digits of the commit) each mutant must fail
 * a case. Three rules with every run; `npm run mutants` draws thirty.
 */
const declared = vi.hoisted(() => new Map<string, { readonly rule: AnyRule; readonly cases: RuleCases }>());

vi.mock("./test-rule.ts", async (original) => ({
  ...(await original<typeof import("./test-rule.ts")>()),
  testRule: (rule: AnyRule, cases: RuleCases) => void declared.set(rule.id, { rule, cases }),
}));

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "HEAD"], { cwd: import.meta.dirname, encoding: "utf8", stdio: "pipe" }).slice(0, 8);
  } catch {
    return "00000000";
  }
}

const seed = process.env["MUTANTS_SEED"] ?? commit();
const count = Number(process.env["MUTANTS"] ?? 3);
const rules = drawn(allRules, count, seed);
process.stdout.write(`seed ${seed}: ${rules.map(({ id }) => id).join(", ")}\n`);

// While tests are collected: a few of these files declare tests besides the cases, which then run here too.
for (const { id } of rules) {
  const [authority, name] = id.split("/");
  await import(`../rules/${authority}/${name}.test.ts`);
}

describe(`mutants of ${rules.length} rules drawn by ${seed} are noticed`, () => {
  test.each(rules.map(({ id }) => id))("%s", (id) => {
    const found = declared.get(id);
    if (found === undefined) throw new Error(`${id}.test.ts declares no cases`);
    const { rule, cases } = found;
    expect(casesFailed(rule, cases), "as it is").toEqual([]);
    for (const mutant of mutantsOf(rule)) expect(casesFailed(mutant.rule, cases).length, mutant.what).toBeGreaterThan(0);
  });
});

test("the same seed draws the same, another one another", () => {
  const ids = allRules.map((rule) => rule.id);
  expect(drawn(ids, 30, "1a2b3c4d")).toEqual(drawn(ids, 30, "1a2b3c4d"));
  expect(drawn(ids, 30, "1a2b3c4d")).not.toEqual(drawn(ids, 30, "1a2b3c4e"));
  expect(new Set(drawn(ids, 30, "1a2b3c4d")).size).toBe(30);
});
