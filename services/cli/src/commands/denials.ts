import process from "node:process";
import { REMEDY_KINDS } from "@claimscrub/claim";
import type { DenialPattern, DenialReport } from "@claimscrub/store";
import { Command } from "commander";
import { readEnvironment } from "../env.ts";
import { wrongUsage } from "../failure.ts";
import { withStore } from "../report/report-store.ts";

/** Fewer reports than this are never shown: they could lead to who made them. */
export const LEAST_REPORTS = 5;

/** What each part of a report may be. Nothing else is taken, so that no words about a patient can come in. */
const SHAPES: readonly (readonly [option: string, shape: RegExp, example: string])[] = [
  ["code", /^(\d{4}[0-9A-Z]|[A-Z]\d{4})$/, "17312"],
  ["modifiers", /^([0-9A-Z]{2}(,[0-9A-Z]{2}){0,3})?$/, "59,RT"],
  ["pos", /^(\d{2})?$/, "11"],
  ["payer", /^(medicare|medicare-advantage|medicaid|commercial|other)$/, "medicare, medicare-advantage, medicaid, commercial or other"],
  ["group", /^(CO|PR|OA|PI|CR)?$/, "CO"],
  ["carc", /^[A-Z]?\d{1,3}$/, "97"],
  ["rarc", /^([A-Z]{1,2}\d{1,3})?$/, "N115"],
  [
    "cured",
    new RegExp(`^(${[...REMEDY_KINDS, "appeal", "reopening", "nothing"].join("|")})?$`),
    "add-modifier, appeal, reopening or nothing",
  ],
];

interface Added {
  readonly modifiers: string;
  readonly pos: string;
  readonly payer: string;
  readonly group: string;
  readonly carc: string;
  readonly rarc: string;
  readonly cured: string;
  readonly tenant: string;
  readonly store?: string;
}

/** A report out of what was typed. @throws Failure that names the option, never what was typed */
export function denialReportOf(given: Readonly<Record<string, string>>): DenialReport {
  const part = (wanted: string) => {
    const [, shape, example] = SHAPES.find(([option]) => option === wanted)!;
    const typed = given[wanted] ?? "";
    const text = wanted === "payer" || wanted === "cured" ? typed : typed.toUpperCase();
    if (!shape.test(text))
      throw wrongUsage(`The ${wanted} given is none; reports hold codes only, and no free text.`, `Write it as in ${example}.`);
    return text;
  };
  const modifiers = part("modifiers");
  return {
    code: part("code"),
    modifiers: modifiers === "" ? [] : modifiers.split(",").sort(),
    pos: part("pos"),
    payerKind: part("payer"),
    groupCode: part("group"),
    carc: part("carc"),
    rarc: part("rarc"),
    curedBy: part("cured"),
  };
}

/** The patterns of a code in the store, or of all codes. */
export function patternsOf(code: string | undefined, url: string | undefined, tenant = "default"): Promise<DenialPattern[]> {
  return withStore(url, readEnvironment().home, (store) => store.forTenant(tenant).denialPatterns(code, LEAST_REPORTS));
}

/** Patterns for a terminal. */
export function patternText(patterns: readonly DenialPattern[]): string {
  if (patterns.length === 0) return `Denial patterns: none with ${LEAST_REPORTS} reports or more\n`;
  const rows = patterns.map(
    ({ code, carc, payerKind, reports, curedBy }) =>
      `  ${code} denied with CARC ${carc} by ${payerKind}: ${reports} reports or more${curedBy.length === 0 ? "" : `; cured by ${curedBy.join(", ")}`}\n`,
  );
  return `Denial patterns\n${rows.join("")}`;
}

/** `claimscrub denials`: anonymous reports of denials, and what many of them have in common. */
export function denialsCommand(): Command {
  const store = ["--store <url>", "the PostgreSQL server at this postgres:// address instead of the data folder's own"] as const;
  const add = new Command("add")
    .description("report a denial: codes only; the same report again on the same day counts once")
    .argument("<code>", "procedure code, as in 17312")
    .requiredOption("--payer <kind>", "medicare, medicare-advantage, medicaid, commercial or other")
    .requiredOption("--carc <code>", "claim adjustment reason code, as in 97")
    .option("--group <code>", "CO, PR, OA, PI or CR", "")
    .option("--rarc <code>", "remittance advice remark code, as in N115", "")
    .option("--modifiers <list>", "as in 59,RT", "")
    .option("--pos <code>", "place of service, as in 11", "")
    .option("--cured <how>", "what cured it: the kind of a remedy, appeal, reopening or nothing", "")
    .option("--tenant <name>", "whose report", "default")
    .option(...store)
    .action(async (code: string, { tenant, store: url, ...given }: Added) => {
      const report = denialReportOf({ ...given, code });
      const day = new Date().toISOString().slice(0, 10);
      const counted = await withStore(url, readEnvironment().home, (opened) =>
        opened.forTenant(tenant).addDenialReport(report, "command line", day),
      );
      process.stdout.write(counted ? "Taken.\n" : "Known already today: counted once.\n");
    });
  const list = new Command("list")
    .description(`denial patterns, from ${LEAST_REPORTS} reports up`)
    .argument("[code]", "procedure code")
    .option("--json", "print one JSON object")
    .option("--tenant <name>", "whose reports", "default")
    .option(...store)
    .action(async (code: string | undefined, { json, tenant, store: url }: { json?: true; tenant: string; store?: string }) => {
      const items = await patternsOf(code?.toUpperCase(), url, tenant);
      process.stdout.write(json === true ? `${JSON.stringify({ least: LEAST_REPORTS, items })}\n` : patternText(items));
    });
  return new Command("denials").description("report denials anonymously and see what many have in common").addCommand(add).addCommand(list);
}
