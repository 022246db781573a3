import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { currentReview, faultsOfReview } from "../tester/review-page.ts";
import { allRules } from "./index.ts";

/*
 * docs/review holds one finding of each rule, read critically. Input and verdict are written by hand; the finding is what the product says now:
 *
 *   npx vitest run --config config/test/vitest.config.ts packages/rules/src/rules/reviews.test.ts -u
 *
 * writes it anew after a rule has changed. Then read the verdict again: it was about the old words and dollars.
 */
const FOLDER = path.join(import.meta.dirname, "../../../../docs/review");
const pages = fs.readdirSync(FOLDER).filter((file) => /^[A-Z]{3}-\d{3}\.md$/.test(file)); // biome-ignore format: one chain

const INTRODUCTION = `# Findings, read critically

One finding of each rule: the claim it was made from, the finding as the report shows it, what somebody who bills for a living says of its dollars
and its advice, and what was changed after that. The finding is made anew from the claim by the tests, so that a page can't go stale.

A new page: \`<CODE>.md\` with the heads Input (a fenced example, as in the rule's own page), The finding, Verdict, What was changed. Then

\`\`\`
npx vitest run --config config/test/vitest.config.ts packages/rules/src/rules/reviews.test.ts -u
\`\`\`

fills in the finding and this list. Read the verdict again whenever a finding changes.
`;

describe("docs/review", () => {
  const ruleOf = new Map(allRules.map((rule) => [`${rule.code}.md`, rule]));
  test("has no page of a rule that is gone", () => expect(pages.filter((page) => !ruleOf.has(page))).toEqual([]));
  test("has an index that tells which rules nobody has read yet", async () => {
    const rows = [...allRules]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map((rule) => [pages.includes(`${rule.code}.md`) ? `[${rule.code}](${rule.code}.md)` : `${rule.code} (not read yet)`, rule.summary]);
    const index = `${INTRODUCTION}\n| rule | what it checks |\n|---|---|\n${rows.map((row) => `| ${row.join(" | ")} |\n`).join("")}`;
    await expect(index).toMatchFileSnapshot(path.join(FOLDER, "README.md"));
  });
  test.each(pages)("%s is what the product says now", async (name) => {
    const file = path.join(FOLDER, name);
    const page = fs.readFileSync(file, "utf8");
    const rule = ruleOf.get(name);
    if (rule === undefined) throw new TypeError(`no rule for ${name}`);
    expect(faultsOfReview(page)).toEqual([]);
    const current = currentReview(rule, allRules, page);
    expect(current, "the example shows a finding of the rule").toContain("\n> ");
    await expect(current).toMatchFileSnapshot(file);
  });
});
