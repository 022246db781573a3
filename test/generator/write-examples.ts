import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { formatCents } from "@claimscrub/claim";
import { EXAMPLE_FILES } from "./expected-examples.ts";
import { claimsOf, type ExampleFile, type ExpectedFinding } from "./examples/example-file.ts";
import { write837p } from "./write-837p.ts";
import { writeCsv } from "./write-csv.ts";
import { DEFAULT_LAYOUT } from "./file-layout.ts";

export function textOfExample(file: ExampleFile): string {
  return [...write837p(claimsOf(file), file.layout)].join("");
}

/** The claims of one file once more, as an export in rows. */
export const ROWS_EXAMPLE = "birmingham-dermatology-2024-q3.csv";

export function textOfRows(): string {
  const file = EXAMPLE_FILES.find(({ name }) => name === ROWS_EXAMPLE.replace(".csv", ".837"))!;
  return writeCsv(claimsOf(file), file.layout.created ?? DEFAULT_LAYOUT.created);
}

function verdict([code, , direction, , cents]: ExpectedFinding): string {
  return `${code}, ${direction}${cents === 0 ? "" : ` ${formatCents(cents)}`}`;
}

/** The page that says what each claim of each file shows, so that it can't fall behind the files. */
export function readme(): string {
  const parts = EXAMPLE_FILES.map((file) => {
    const rows = file.claims.map(({ id, lines, pos = "11", shows, finding }) => {
      const services = lines.map((line) => line.replace(/ >[\d,]+/, "").replace(" lab", " (by a pathologist)")).join(", ");
      return `| ${id} | ${services}${pos === "11" ? "" : `; POS ${pos}`} | ${shows} | ${finding ? verdict(finding) : "clean"} |`;
    });
    return `## ${file.title}\n\n\`${file.name}\`. ${file.about}\n\n| claim | lines | what it shows | finding |\n|---|---|---|---|\n${rows.join("\n")}\n`;
  });
  return `# Example claim files

Professional claims (837P) that look like a practice's own: one segment a line, several payers, places of service and localities,
dates from 2024 to 2026. Every person, practice, hospital and number in them is invented; the Medicare contractors are real, the other payers are not.
Lines read as code, modifiers, units (\`x2\`), charge where it is not the practice's usual one (\`$1700\`), days after the first (\`+2\`).
Each claim holds one mistake or none; the dollars beside it are what Medicare's own tables make of it.

\`\`\`
npm run scrub -- examples
\`\`\`

\`${ROWS_EXAMPLE}\` has the claims of the first file once more, as an export in rows that the map of columns \`config/csv-maps/cms-1500-lines.yaml\` reads
(docs/csv.md). In a folder csv files are passed over, so name it: \`npm run scrub -- examples/${ROWS_EXAMPLE}\`.

The files and this page are written by \`node test/dist/generator/write-examples.js\` and checked by a test; don't edit them by hand.

${parts.join("\n")}`;
}

if (process.argv[1]?.endsWith("write-examples.js")) {
  const folder = path.resolve(import.meta.dirname, "../../../examples");
  mkdirSync(folder, { recursive: true });
  for (const file of EXAMPLE_FILES) writeFileSync(path.join(folder, file.name), textOfExample(file));
  writeFileSync(path.join(folder, ROWS_EXAMPLE), textOfRows());
  writeFileSync(path.join(folder, "README.md"), readme());
}
