/**
 * pnpm new-rule mohs/some-bad-thing [CODE-001]
 *
 * Writes src/rules/mohs/some-bad-thing.ts, its test and its page, and lists it. The name is the bad thing and reads well after "allow".
 * The new rule compiles and says nothing; its test fails until there are cases that prove it.
 */
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { listText, ruleFiles } from "./list-rules.mjs";

// Written apart, so that a reader of imports does not take the text of a new file for imports of this one.
const IMPORT = "import";
const RULES = path.join(import.meta.dirname, "../src/rules");

/** Writes the files of a new rule below `rules`; throws RangeError with what is wrong with the name. Answers with the files written. */
export function newRule(id, code, rules = RULES) {
  if (!/^[a-z][a-z0-9]*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id ?? ""))
    throw new RangeError(`a rule is named authority/bad-thing, such as mohs/some-bad-thing, not ${id}`);
  if (!/^[A-Z]{3}-\d{3}$/.test(code)) throw new RangeError(`a code continues its series, such as MOH-050, not ${code}`);
  const file = path.join(rules, id);
  if (fs.existsSync(`${file}.ts`)) throw new RangeError(`${id} exists`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const written = { [`${file}.ts`]: rule(id, code), [`${file}.test.ts`]: test(path.basename(id)), [`${file}.md`]: page(id, code) };
  for (const [name, text] of Object.entries(written)) fs.writeFileSync(name, text);
  const list = path.join(rules, "index.ts");
  fs.writeFileSync(list, listText(ruleFiles(rules)));
  return [...Object.keys(written), list];
}

function sentence(id) {
  const words = path.basename(id).replaceAll("-", " ");
  return `${words[0].toUpperCase()}${words.slice(1)}`;
}

function rule(id, code) {
  return `${IMPORT} { nationalCorrectCodingManual } from "../../authorities/cms.ts";
${IMPORT} { defineRule } from "../../define-rule.ts";

export default defineRule({
  id: "${id}",
  code: "${code}",
  summary: "${sentence(id)}.",
  subject: "day",
  wakes: { codes: ["17311-17315"] },
  tables: ["fees"],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    wrong: "{procedure} is wrong because ...",
  },
  remedies: {
    mend: { kind: "document", text: "What the record must show, and what to change then." },
  },
  adjustmentGroup: "CO",
  carc: [],
  rarc: [],
  status277: [],
  citations: [nationalCorrectCodingManual("chapter ..., section ...")],
  yieldsTo: [],
  check(_day, _tables, _report) {
    // Report an edit for each line at fault: { at: line, message: "wrong", atRisk: [line] }.
  },
});
`;
}

function test(name) {
  return `${IMPORT} { day, testRule } from "../../tester/test-rule.ts";
${IMPORT} rule from "./${name}.ts";

/* Work one flagged case by hand here: the fees, the day as billed, the day without the line at risk or as corrected. */
testRule(rule, {
  clean: [{ name: "a near miss", day: day("2024-08-01", ["17311 C44311"]) }],
  flagged: [{ name: "the bad thing", day: day("2024-08-01", ["17311 C44311"]), findings: [{ message: "wrong", line: 1, cents: 0 }] }],
});
`;
}

function page(id, code) {
  return `# ${code} ${sentence(id)}

## What it checks
${sentence(id)}.

## Why it matters
What the payer does, and what it costs.

## Examples
\`\`\`flagged
day 2024-08-01
17311 C44311
-> line 1: denial, warning, 680.73
\`\`\`

\`\`\`clean
day 2024-08-01
17311 C44311
\`\`\`

## When it is silent
- What it does not model.

## Sources
- Medicare NCCI Policy Manual, chapter ..., section ....
`;
}

/** The next free code of the series that an authority's rules mostly use. */
export function nextCode(id, rules = RULES) {
  const codes = ruleFiles(rules).map(
    (known) => /code: "([A-Z]{3})-(\d{3})"/.exec(fs.readFileSync(path.join(rules, `${known}.ts`), "utf8")) ?? [],
  );
  const own = ruleFiles(rules).flatMap((known, at) => (known.split("/")[0] === id.split("/")[0] && codes[at]?.[1] ? [codes[at][1]] : []));
  const series = own.sort((a, b) => own.filter((x) => x === b).length - own.filter((x) => x === a).length)[0] ?? "NEW";
  // The catalogue's codes end below 100; a code is never used twice, so new ones begin above it.
  const last = Math.max(99, ...codes.filter((match) => match[1] === series).map((match) => Number(match[2])));
  return `${series}-${String(last + 1).padStart(3, "0")}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [id, code] = process.argv.slice(2);
  try {
    for (const file of newRule(id, code ?? nextCode(id ?? ""))) process.stdout.write(`${path.relative(process.cwd(), file)}\n`);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
