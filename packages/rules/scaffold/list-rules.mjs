/** Writes src/rules/index.ts from the rule files: every `src/rules/<authority>/<bad-thing>.ts` has its rule as default export. */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const RULES = path.join(import.meta.dirname, "../src/rules");

/** `mohs/add-on-without-first-stage` for each rule file, sorted. */
export function ruleFiles(folder = RULES) {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) =>
      fs
        .readdirSync(path.join(folder, entry.name))
        .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== "index.ts")
        .map((file) => `${entry.name}/${file.slice(0, -3)}`),
    )
    .sort();
}

/** Name of a rule in the list, authority and all, since two authorities may know the same bad thing: `mohsAddOnWithoutFirstStage`. */
export function listName(id) {
  return id.replace(/[-/](\w)/g, (_, letter) => letter.toUpperCase());
}

/** Text of src/rules/index.ts for these rules. */
export function listText(ids) {
  const imports = ids.map((id) => `import ${listName(id)} from "./${id}.ts";\n`).join("");
  const members = ids.map((id) => `  ${listName(id)},\n`).join("");
  return `/* Written by scaffold/list-rules.mjs from the rule files; a test compares it with them. */\nimport type { AnyRule } from "../define-rule.ts";\n${imports}\n/** Every rule, in order of its id. */\nexport const allRules: readonly AnyRule[] = ${ids.length === 0 ? "[]" : `[\n${members}]`};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  fs.writeFileSync(path.join(RULES, "index.ts"), listText(ruleFiles()));
}
