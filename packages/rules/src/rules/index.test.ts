import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { catalogueText, coverageOf, readCatalogue, rulesInFiles } from "../../scaffold/list-catalogue.mjs";
import { listText, ruleFiles } from "../../scaffold/list-rules.mjs";
import { newRule, nextCode } from "../../scaffold/new-rule.mjs";
import { allRules } from "./index.ts";

const folder = import.meta.dirname;
const bare = (text: string): string => text.replace(/\s+/g, " ");

describe("the list of rules", () => {
  test("holds every rule file and nothing else", () =>
    expect(bare(fs.readFileSync(path.join(folder, "index.ts"), "utf8")), "run node packages/rules/scaffold/list-rules.mjs").toBe(
      bare(listText(ruleFiles())),
    ));
  test("names each rule by its file", () => expect(allRules.map((rule) => rule.id)).toEqual(ruleFiles()));
  test("gives no code twice", () => expect(new Set(allRules.map((rule) => rule.code)).size).toBe(allRules.length));
  test.each(allRules.map((rule) => [rule.id, rule] as const))("%s has a test and a page", (id) => {
    expect(fs.readFileSync(path.join(folder, `${id}.test.ts`), "utf8")).toContain("testRule(");
    expect(fs.existsSync(path.join(folder, `${id}.md`))).toBe(true);
  });
  test.each(allRules.map((rule) => [rule.code, rule] as const))("%s has a code, a summary and codes of the right shape", (_, rule) => {
    expect(rule.code).toMatch(/^[A-Z]{3}-\d{3}$/);
    expect(rule.summary).toMatch(/^[A-Z\d].*\.$/);
    for (const code of rule.status277) expect(code).toMatch(/^[AE]\d:\d{2,3}(:\w{2})?$/);
    expect(rule.direction === "denial" && rule.carc.length === 0, "a denial has a reason code").toBe(false);
    for (const owner of rule.yieldsTo) expect(owner).not.toBe(rule.code);
  });
  test("lets no two rules yield to each other", () => {
    const mutual = allRules.flatMap((rule) =>
      allRules
        .filter((other) => rule.yieldsTo.includes(other.code) && other.yieldsTo.includes(rule.code))
        .map((other) => [rule.code, other.code]),
    );
    expect(mutual).toEqual([]);
  });
});

describe("the catalogue", () => {
  const catalogue = readCatalogue();
  const rules = rulesInFiles();
  test("reads of each rule what the rule says of itself", () =>
    expect(rules).toEqual(allRules.map(({ id, code, summary, direction, severity }) => ({ id, code, summary, direction, severity }))));
  test("is written down in the README", () =>
    expect(fs.readFileSync(path.join(folder, "../../README.md"), "utf8"), "run npm run rule-index").toBe(catalogueText(catalogue, rules)));
  test("says of every id which rule covers it, or why none does", () => {
    const { ids, covered, explained, missing } = coverageOf(catalogue, rules);
    expect(missing).toEqual([]);
    expect(covered.length + explained.length).toBe(ids.length);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [id, { kind, what, where }] of Object.entries(catalogue.elsewhere)) {
      expect(ids, id).toContain(id);
      expect(Object.keys(catalogue.kinds), id).toContain(kind);
      expect(what.length * where.length, id).toBeGreaterThan(0);
    }
  });
  test("counts an id that nobody covers or explains", () =>
    expect(coverageOf({ ...catalogue, series: [{ series: "ZZZ", name: "none", ids: ["ZZZ-001"] }] }, rules).missing).toEqual(["ZZZ-001"]));
});

describe("a new rule", () => {
  const written = (): string => {
    const rules = fs.mkdtempSync(path.join(os.tmpdir(), "rules-"));
    newRule("mohs/some-bad-thing", "MOH-100", rules);
    return rules;
  };
  test("comes with its test, its page and its place in the list", () => {
    const rules = written();
    expect(fs.readdirSync(path.join(rules, "mohs")).sort()).toEqual(["some-bad-thing.md", "some-bad-thing.test.ts", "some-bad-thing.ts"]);
    expect(fs.readFileSync(path.join(rules, "index.ts"), "utf8")).toContain('import mohsSomeBadThing from "./mohs/some-bad-thing.ts";');
    fs.rmSync(rules, { recursive: true });
  });
  test("is refused when it exists or is badly named", () => {
    const rules = written();
    for (const id of ["mohs/some-bad-thing", "some-bad-thing", "mohs/Bad", "../x", undefined])
      expect(() => newRule(id as string, "MOH-101", rules)).toThrow(RangeError);
    expect(() => newRule("mohs/other", "MOH", rules)).toThrow(RangeError);
    fs.rmSync(rules, { recursive: true });
  });
  test("continues the series of its authority", () => expect(nextCode("mohs/some-bad-thing")).toMatch(/^MOH-1\d\d$/));
});
