import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { codeAnswer } from "@claimscrub/pricing";
import { toolkitHtml } from "@claimscrub/report";
import { Command } from "commander";
import { readEnvironment } from "../env.ts";
import { codePageText } from "./code-text.ts";
import { patternsOf, patternText } from "./denials.ts";
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

/** `claimscrub code`: the calculator page of a procedure code. */
export function codeCommand(ports: ReadingPorts = {}): Command {
  const write = ports.write ?? ((text: string) => void process.stdout.write(text));
  const command = new Command("code")
    .description("everything about one code: price both ways, RVUs, indicators, NCCI pairs, limits, add-ons, tips with their dollars")
    .argument("<code>", "procedure code, as in 17311")
    .option("--date <yyyy-mm-dd>", "date of service (default: today where the loaded tables cover it, else their last day)")
    .option("--locality <id>", "payment locality, as in 10112-00 (default: the national amount)")
    .option("--json", "print one JSON object")
    .option("--toolkit <file.html>", "write the page to a self-contained file to print or keep")
    .option("--denials", "add the denial patterns of the store, where there are enough reports")
    .option("--store <url>", "the same, of the PostgreSQL server at this postgres:// address")
    .addHelpText("after", HELP);
  return command.action((text: string, options: Options) =>
    reportingUsage(command, async () => {
      const reference = await (ports.loadReference ?? importedReference)();
      const { page, plainWords, why, json } = codeAnswer(text, options, reference, (ports.today ?? machineDate)(), asOption);
      const wanted = options.denials === true || options.store !== undefined;
      const patterns = wanted ? await patternsOf(page.procedure, options.store) : [];
      if (options.toolkit !== undefined) {
        const file = path.resolve(readEnvironment().startedIn, options.toolkit);
        fs.writeFileSync(file, toolkitHtml(json, patterns));
        process.stderr.write(`claimscrub: wrote ${file}\n`);
      }
      const whole = wanted ? { ...json, denialPatterns: patterns } : json;
      write(
        options.json ? `${JSON.stringify(whole)}\n` : `${codePageText(page, plainWords, why)}${wanted ? `\n${patternText(patterns)}` : ""}`,
      );
    }),
  );
}
