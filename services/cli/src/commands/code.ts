import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { codeAnswer } from "@claimscrub/pricing";
import { toolkitHtml } from "@claimscrub/report";
import type { DenialPattern } from "@claimscrub/store";
import { Command } from "commander";
import { hasEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import { readEnvironment } from "../env.ts";
import { Failure } from "../failure.ts";
import { codePageText } from "./code-text.ts";
import { asOption, importedReference, machineDate, type ReadingPorts, reportingUsage } from "./price.ts";

interface Options {
  readonly date?: string;
  readonly locality?: string;
  readonly json?: boolean;
  readonly toolkit?: string;
  readonly denials?: boolean;
  readonly store?: string;
}

const HELP = `
Prices are for one unit of the code alone; the tips price whole days. Figures are computed from the loaded tables, which the
page names with their releases; what no table covers is said to be not checked.

Examples:
  claimscrub code 17311 --date 2025-03-01
  claimscrub code 17311 --date 2024-08-01 --locality 10112-00
  claimscrub code 17311 --locality 13202-01 --toolkit 17311.html
  claimscrub code 64450 --json`;

interface CodePorts extends ReadingPorts {
  /** Denial patterns of a code; undefined where there is no store to ask. @param asked whether somebody wants them at any price */
  readonly patterns?: (code: string, store: string | undefined, asked: boolean) => Promise<readonly DenialPattern[] | undefined>;
}

/** `claimscrub code`: the calculator page of a procedure code. */
export function codeCommand(ports: CodePorts = {}): Command {
  const write = ports.write ?? ((text: string) => void process.stdout.write(text));
  const command = new Command("code")
    .description("everything about one code: price both ways, RVUs, indicators, NCCI pairs, limits, add-ons, tips with their dollars")
    .argument("<code>", "procedure code, as in 17311")
    .option("--date <yyyy-mm-dd>", "date of service (default: today where the loaded tables cover it, else their last day)")
    .option("--locality <id>", "payment locality, as in 10112-00 (default: the national amount)")
    .option("--json", "print one JSON object")
    .option("--toolkit <file.html>", "write the page to a self-contained file to print or keep")
    .option("--denials", "say so where the store has no denial patterns of the code (those that it has are shown anyway)")
    .option("--no-denials", "do not look for denial patterns: no database is started")
    .option("--store <url>", "take denial patterns from the PostgreSQL server at this postgres:// address instead of the data folder's own")
    .addHelpText("after", HELP);
  return command.action((text: string, options: Options) =>
    reportingUsage(command, async () => {
      const reference = await (ports.loadReference ?? importedReference)();
      const { page, plainWords, why, json } = codeAnswer(text, options, reference, (ports.today ?? machineDate)(), asOption);
      const asked = options.denials === true || options.store !== undefined;
      const found = options.denials === false ? undefined : await (ports.patterns ?? patternsOfStore)(page.procedure, options.store, asked);
      const patterns = found ?? [];
      if (options.toolkit !== undefined) {
        const file = path.resolve(readEnvironment().startedIn, options.toolkit);
        fs.writeFileSync(file, toolkitHtml(json, patterns));
        process.stderr.write(`claimscrub: wrote ${file}\n`);
      }
      const whole = found === undefined ? json : { ...json, denialPatterns: found };
      const said = asked || patterns.length > 0 ? `\n${(await import("./denials.ts")).patternText(patterns)}` : "";
      write(options.json ? `${JSON.stringify(whole)}\n` : `${codePageText(page, plainWords, why)}${said}`);
    }),
  );
}

/** Of the store named, or of the data folder's own where one was ever made: none is made or started for a page without it. */
async function patternsOfStore(code: string, store: string | undefined, asked: boolean): Promise<readonly DenialPattern[] | undefined> {
  const { home } = readEnvironment();
  if (store === undefined && !hasEmbeddedPostgres(home)) return asked ? [] : undefined;
  // The driver of the database is loaded where there is one to ask, and nowhere else.
  const { patternsOf } = await import("./denials.ts");
  if (asked) return patternsOf(code, store);
  try {
    return await patternsOf(code, store);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`claimscrub: no denial patterns: ${error.message}\n`);
    return undefined;
  }
}
