import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { imports, type Layers, violations } from "./layers.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const LAYERS = JSON.parse(fs.readFileSync(path.join(ROOT, "config/layers/layers.json"), "utf8")) as Layers;
const TRACKED = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: ROOT, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && fs.existsSync(path.join(ROOT, file)));

const packages = Object.entries(LAYERS.packages);

describe("every import keeps to config/layers", () => {
  test.each(packages)("%s", (name, layer) => {
    const sources = TRACKED.filter(
      (file) => file.startsWith(`${layer.folder}/`) && /\.(tsx?|mjs)$/.test(file) && !file.endsWith(".test.ts"),
    );
    expect(sources.length, `${layer.folder} has no source`).toBeGreaterThan(0);
    const wrong = sources.flatMap((file) => violations(file, fs.readFileSync(path.join(ROOT, file), "utf8"), name, LAYERS));
    expect(wrong).toEqual([]);
  });
});

describe("every package.json keeps to config/layers", () => {
  test.each(packages)("%s", (_name, layer) => {
    const manifest = JSON.parse(fs.readFileSync(path.join(ROOT, layer.folder, "package.json"), "utf8"));
    const declared = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
    const allowed = new Set([...layer.may.map((other) => `@claimscrub/${other}`), ...layer.libraries]);
    expect(declared.filter((dependency) => !allowed.has(dependency))).toEqual([]);
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies });
    expect(versions.filter((version) => version !== "workspace:*" && version !== "catalog:")).toEqual([]);
  });
  test("and no package is missing from it", () => {
    const manifests = TRACKED.filter((file) => /^(packages|pipelines|services|infra)\/[^/]+\/package\.json$/.test(file)).map((file) =>
      path.dirname(file),
    );
    expect(manifests.sort()).toEqual(packages.map(([, layer]) => layer.folder).sort());
  });
});

test("a package is opened as one file an entry, not as hundreds", () => {
  const manifests = TRACKED.filter((file) => /^(packages|pipelines)\/[^/]+\/package\.json$/.test(file));
  const loose = manifests.filter((file) => {
    const { exports, scripts } = JSON.parse(fs.readFileSync(path.join(ROOT, file), "utf8"));
    const bundled = Object.values<{ default: string }>(exports).every((entry) => /^\.\/dist\/bundle(-\w+)?\.js$/.test(entry.default));
    return !bundled || !scripts.build.endsWith("&& node ../../infra/set-up/bundle.mjs");
  });
  expect(loose).toEqual([]);
});

test("only env.ts reads the environment", () => {
  const readers = TRACKED.filter((file) => /^(packages|pipelines|services)\/.*\.tsx?$/.test(file) && !file.endsWith(".test.ts")).filter(
    (file) => path.basename(file) !== LAYERS.environmentOnlyIn && /process\.env\b/.test(fs.readFileSync(path.join(ROOT, file), "utf8")),
  );
  expect(readers).toEqual([]);
});

test("the top level is the one of the architecture", () => {
  const top = [...new Set(TRACKED.map((file) => file.split("/")[0] as string))];
  expect(top.filter((name) => !LAYERS.topLevel.includes(name))).toEqual([]);
});

test("no folder or file is named for a kind of syntax", () => {
  const refused = new Set(LAYERS.folderNamesRefused);
  expect(TRACKED.filter((file) => file.split("/").some((part) => refused.has(part.replace(/\.\w+$/, ""))))).toEqual([]);
});

test("rules and pricing compare no date with a literal", () => {
  const sources = TRACKED.filter((file) => /^packages\/(rules|pricing)\/src\/.*\.ts$/.test(file) && !file.endsWith(".test.ts"));
  const literal = /(?:[<>]=?|===|!==)\s*(?:19|20)\d{6}\b|\b(?:19|20)\d{6}\s*(?:[<>]=?|===|!==)|new Date\(|Date\.now/;
  expect(sources.filter((file) => literal.test(fs.readFileSync(path.join(ROOT, file), "utf8")))).toEqual([]);
});

/** Numbers that are days of the calendar, comments aside: under whatever name, a rule that holds one compares it with something. */
function datesIn(source: string): string[] {
  const code = source.replaceAll(/\/\*[^]*?\*\/|(?<!:)\/\/.*/g, "");
  return code.match(/(?<![\w.])(?:1[89]|2[01])\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\w.])/g) ?? [];
}

describe("rules and pricing hold no date of their own", () => {
  const sources = TRACKED.filter((file) => /^packages\/(rules|pricing)\/src\/.*\.ts$/.test(file) && !/\.test\.ts$|\/tester\//.test(file));
  test("in any file", () => {
    expect(sources.length).toBeGreaterThan(200);
    expect(sources.flatMap((file) => datesIn(fs.readFileSync(path.join(ROOT, file), "utf8")).map((date) => `${file}: ${date}`))).toEqual(
      [],
    );
  });
  test.each([
    ["const FROM = 20240101;", 1],
    ["if (line.date < 20151001) return;", 1],
    ["/* since 20240101 */ const a = 1; // 20240101", 0],
    ["const most = 99_999_999, cents = 20249999, text = `a20240101`;", 0],
  ])("the check sees what it should: %s", (source, dates) => expect(datesIn(source)).toHaveLength(dates));
});

test("nothing names a machine's own paths", () => {
  const text = TRACKED.filter((file) => /\.(tsx?|mjs|json|md|sql|yaml|yml|sh|css|html)$/.test(file) && file !== "pnpm-lock.yaml");
  const path_ = /(^|[^A-Za-z0-9_.-])\/(work|root|tmp\/bash_jobs)\//m;
  expect(text.filter((file) => path_.test(fs.readFileSync(path.join(ROOT, file), "utf8")))).toEqual([]);
});

describe("the check itself fails when an arrow is added the wrong way", () => {
  test.each([
    ["packages/claim/src/x.ts", "claim", 'import { planFile } from "@claimscrub/x12";'],
    ["packages/rules/src/x.ts", "rules", 'import { Pool } from "pg";'],
    ["packages/rules/src/x.ts", "rules", 'import fs from "node:fs";'],
    ["packages/rules/src/x.ts", "rules", 'import { day } from "./tester/day.ts";'],
    ["packages/rules/src/tester/x.ts", "rules", 'import { Pool } from "pg";'],
    ["packages/x12/src/x.ts", "x12", 'export { engine } from "@claimscrub/rules";'],
    ["pipelines/scrub-claims/src/x.ts", "scrub-claims", 'const pg = await import("@claimscrub/store");'],
    ["services/cli/src/x.ts", "cli", 'import { main } from "../../intake/src/main.ts";'],
    ["packages/pricing/src/x.ts", "pricing", 'import type { Rule } from "../../rules/src/index.ts";'],
    ["packages/report/src/x.ts", "report", 'import { generate } from "@claimscrub/test";'],
  ])("%s: %s", (file, name, source) => expect(violations(file, source, name, LAYERS)).toHaveLength(1));
  test("and lets the right way pass", () => {
    expect(
      violations(
        "packages/rules/src/x.ts",
        'import type { Cents } from "@claimscrub/claim";\nimport { a } from "./b.ts";',
        "rules",
        LAYERS,
      ),
    ).toEqual([]);
  });
  test("imports are found in every form", () => {
    expect(imports('import "a";\nimport b from "b";\nexport * from "c";\nawait import("d");\nimport {\n  e,\n} from "e";')).toEqual([
      "a",
      "b",
      "c",
      "d",
      "e",
    ]);
  });
});
