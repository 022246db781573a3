/**
 * Writes packages/rules/README.md: every id of the catalogue with the rule and the page that cover it, or why no rule does; then the rules that
 * the catalogue doesn't know.
 *
 *   node packages/rules/scaffold/list-catalogue.mjs
 */
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { ruleFiles } from "./list-rules.mjs";

const RULES = path.join(import.meta.dirname, "../src/rules");
const README = path.join(import.meta.dirname, "../README.md");

/** The catalogue: `series` with their ids, `elsewhere` by id, `kinds` in words. */
export function readCatalogue() {
  return JSON.parse(fs.readFileSync(path.join(import.meta.dirname, "catalogue.json"), "utf8"));
}

/** What a rule's file and page say of it. */
export function rulesInFiles(folder = RULES) {
  return ruleFiles(folder).map((id) => {
    const text = fs.readFileSync(path.join(folder, `${id}.ts`), "utf8");
    const member = (name) => new RegExp(`^  ${name}:\\s*"((?:[^"\\\\]|\\\\.)*)",$`, "m").exec(text)?.[1] ?? "";
    return { id, code: member("code"), summary: member("summary"), direction: member("direction"), severity: member("severity") };
  });
}

/** Codes of rules by catalogue id, and what is neither a rule nor explained. */
export function coverageOf({ series, elsewhere }, rules) {
  const ids = series.flatMap((one) => one.ids);
  const codes = new Set(rules.map(({ code }) => code));
  return {
    ids,
    covered: ids.filter((id) => codes.has(id)),
    explained: ids.filter((id) => !codes.has(id) && elsewhere[id] !== undefined),
    missing: ids.filter((id) => !codes.has(id) && elsewhere[id] === undefined),
    added: rules.filter(({ code }) => !ids.includes(code)),
  };
}

/** Text of the README. */
export function catalogueText(catalogue, rules) {
  const { series, elsewhere, kinds } = catalogue;
  const { ids, covered, explained, missing, added } = coverageOf(catalogue, rules);
  const parts = [
    "<!-- Written by scaffold/list-catalogue.mjs from the rule files and scaffold/catalogue.json; a test compares it with them. -->",
    "",
    "# Rules",
    "",
    "A rule is one file, its test and its page, under `src/rules/<authority>/`. Its page says what it checks, why it matters, when it is silent and its sources; its examples are run by the tests.",
    "",
    `Of the ${ids.length} ids of the catalogue ${covered.length} are rules and ${explained.length} are no rule of their own, for the reason that stands beside them${missing.length === 0 ? "" : `; ${missing.length} are missing: ${missing.join(", ")}`}. ${added.length === 0 ? "" : `${added.length} rules are not in the catalogue.`}`.trim(),
    "",
    "Direction and severity are those that a rule has where a case says no other.",
    "",
  ];
  const row = ({ id, code, summary, direction, severity }) =>
    `| ${code} | [${id}](src/rules/${id}.md) | ${summary.replaceAll("|", "\\|")} | ${direction}, ${severity} |`;
  const byCode = grouped(rules);
  for (const { series: prefix, name, ids: own } of series) {
    parts.push(`## ${prefix}: ${name}`, "", "| id | rule and page | what it checks | reports |", "|---|---|---|---|");
    for (const id of own) {
      const found = byCode.get(id);
      if (found !== undefined) parts.push(...found.map(row));
      else if (elsewhere[id] !== undefined)
        parts.push(`| ${id} | no rule: ${kinds[elsewhere[id].kind]} | ${elsewhere[id].what} | ${elsewhere[id].where} |`);
      else parts.push(`| ${id} | missing | | |`);
    }
    parts.push("");
  }
  if (added.length > 0) {
    parts.push("## Not in the catalogue", "", "| code | rule and page | what it checks | reports |", "|---|---|---|---|");
    parts.push(...[...added].sort((a, b) => (a.code < b.code ? -1 : 1)).map(row), "");
  }
  return `${parts.join("\n").trimEnd()}\n`;
}

function grouped(rules) {
  const groups = new Map();
  for (const rule of rules) groups.set(rule.code, [...(groups.get(rule.code) ?? []), rule]);
  return groups;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  fs.writeFileSync(README, catalogueText(readCatalogue(), rulesInFiles()));
}
