import os from "node:os";
import path from "node:path";
import process from "node:process";
import { Command, InvalidArgumentError, Option } from "commander";
import { allRules, type AnyRule, rulesCalled } from "@claimscrub/rules";
import type { ReadChoice } from "@claimscrub/scrub-claims";
import { readChoice } from "../config/rule-choice.ts";
import { type Environment, readEnvironment } from "../env.ts";
import { wrongUsage } from "../failure.ts";
import { ruleNames } from "../scrub/rule-names.ts";
import { runScrub } from "../scrub/run-scrub.ts";
import { FAIL_ON, FORMATS, type Format, type ScrubOptions } from "../scrub/scrub-options.ts";

const HELP = `
All files of one call are judged together: a patient's claims may stand in several of them. Nothing but these files is judged; with --history,
they are judged against what was sent before.

Exit codes: 0 no findings, 1 findings at or above --fail-on, 2 wrong usage, 3 a claim or a file gave no result (the rest was scrubbed),
4 a fault of this program, of the machine or of a server.

Examples:
  claimscrub scrub claims.837
  claimscrub scrub inbox/ --out report
  claimscrub scrub 'batch-*.837' archive.zip --format ndjson > findings.ndjson
  claimscrub scrub export.csv --csv-map our-system
  claimscrub scrub inbox/ --rules cautious --sidecar mohs-log.csv
  zcat claims.837.gz | claimscrub scrub - --no-store --format csv`;

interface Given {
  readonly format?: Format;
  readonly json?: boolean;
  readonly out?: string;
  readonly only?: readonly string[];
  readonly jobs?: number;
  readonly store?: string | false;
  readonly failOn: ScrubOptions["failOn"];
  readonly config?: string;
  readonly history?: true;
  readonly carryForward?: true;
  readonly rules?: string;
  readonly rulesFrom?: readonly string[];
  readonly sidecar?: string;
  readonly csvMap?: string;
}

/** `claimscrub scrub`: judges claim files and reports each finding with its dollars. */
export function scrubCommand(setExitCode: (code: number) => void): Command {
  return new Command("scrub")
    .description("judge claim files (837P, 837I, 837D, FHIR, rows): price every line, run every rule, report each finding with its dollars")
    .argument("[path...]", "files, folders, globs, .gz and .zip, or - for standard input")
    .addOption(new Option("--format <format>", "what to print (default: table on a terminal or with --out, else ndjson)").choices(FORMATS))
    .option("--json", "short for --format json")
    .option(
      "--out <folder>",
      "write findings.ndjson, findings.csv, lines.csv, summary.json, report.html and each file's 999 and 277CA there",
    )
    .option("--only <rule...>", "run only these rules, by code (MOH-001), id (mohs/...) or authority (mohs)")
    .option(
      "--rules <file|name>",
      "a rule set: rules turned off, severities, suppressions (a name means rule-sets/<name>.yaml of --config)",
    )
    .option("--rules-from <file|package>", "further rules: a module of your own; may be given again", collect)
    .option("--sidecar <file>", "a csv file with the practice's own record of each Mohs tumour (docs/sidecar.md)")
    .option("--csv-map <name|file>", "the map of columns of files in rows (csv-maps/<name>.yaml of --config, or a file; docs/csv.md)")
    .option("--jobs <n>", "threads to use (default: one for each core)", wholeNumber)
    .option("--store <url>", "write results to this PostgreSQL server, postgres://... (default: the data folder's own)")
    .option("--config <folder>", "payer policies (payers/*.yaml) and rosters (default: config in the data folder, else the program's own)")
    .option("--no-store", "write no results to a database")
    .option("--carry-forward", "let the last loaded NCCI, MUE, add-on and fee tables serve up to 12 months past their end")
    .option("--history", "judge against the patients' claims that were sent before (submit --sent), as the store has them now")
    .addOption(new Option("--fail-on <severity>", "from which severity on findings make the exit code 1").choices(FAIL_ON).default("error"))
    .addHelpText("after", HELP)
    .action(async (paths: string[], given: Given) => {
      const environment = readEnvironment();
      const choice = await readChoice(given, given.config, environment);
      setExitCode(await runScrub(readOptions(paths, given, environment, choice), environment));
    });
}

function readOptions(paths: readonly string[], given: Given, environment: Environment, choice: ReadChoice | undefined): ScrubOptions {
  if (given.json === true && given.format !== undefined && given.format !== "json")
    throw wrongUsage(`--json and --format ${given.format} were both given.`, "Choose one of them.");
  if (typeof given.store === "string" && !/^postgres(ql)?:\/\//.test(given.store))
    throw wrongUsage("--store takes a URL that begins with postgres://.", "As in --store postgres://user:password@host:5432/database");
  if (given.history === true && given.store === false)
    throw wrongUsage("--history reads the store, and --no-store was given too.", "Leave one of them out.");
  const { rules, further } = splitOnly(given.only, choice?.rules ?? allRules);
  const all = [...paths, ...further];
  if (all.length === 0) throw wrongUsage("No path was given.", "Name files, folders or globs, or - for standard input.");
  const out = given.out === undefined ? undefined : path.resolve(environment.startedIn, given.out);
  return {
    paths: all,
    format: given.json === true ? "json" : (given.format ?? (process.stdout.isTTY || out !== undefined ? "table" : "ndjson")),
    out,
    only: rules,
    jobs: given.jobs ?? os.availableParallelism(),
    jobsGiven: given.jobs !== undefined,
    store: given.store === false ? undefined : (given.store ?? "embedded"),
    failOn: given.failOn,
    history: given.history === true,
    carryForward: given.carryForward === true,
    config: given.config,
    csvMap: given.csvMap,
    choice,
  };
}

/** `--only MOH-001 claims.837`: an option that takes several values swallows the paths behind it. What is no rule but a path, is a path. */
function splitOnly(
  only: readonly string[] | undefined,
  rules: readonly AnyRule[],
): { rules: readonly string[] | undefined; further: readonly string[] } {
  if (only === undefined) return { rules: undefined, further: [] };
  const names = only.flatMap((name) => name.split(",")).filter((name) => name !== "");
  const isRuleName = (name: string): boolean => rulesCalled(name, rules).length > 0;
  const named = names.filter(isRuleName);
  const further = only.filter((name) => !name.split(",").some(isRuleName));
  const unknown = names.filter((name) => !isRuleName(name) && !further.includes(name));
  const lost = named.length === 0 ? [...unknown, ...further] : unknown;
  if (lost.length > 0)
    throw wrongUsage(`No rule is called ${lost.join(", ")}.`, `Rules are named by code, by id or by authority: ${ruleNames(rules)}.`);
  return { rules: named, further };
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d{1,4}$/.test(text) || number < 1) throw new InvalidArgumentError("It takes a whole number from 1.");
  return number;
}

/** `--rules-from a --rules-from b`. */
function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}
