import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { parseServiceDate } from "@claimscrub/claim";
import { dollars, practiceToolkitHtml, revenueCsv, revenueHtml, revenueJson, type RevenueReport } from "@claimscrub/report";
import { CUTS, gatherReport, gatherToolkit } from "@claimscrub/report-revenue";
import { CLAIMSCRUB_VERSION } from "@claimscrub/scrub-claims";
import type { FindingChange, Store, TenantStore } from "@claimscrub/store";
import { Command, Option } from "commander";
import { type Environment, readEnvironment } from "../env.ts";
import { ourFault, wrongUsage } from "../failure.ts";
import { loadReference } from "../reference/reference-home.ts";
import { type Digest, digestOf, digestText } from "../report/digest.ts";
import { postDigest } from "../report/post-digest.ts";
import { writeParquet } from "../report/parquet.ts";
import { withStore } from "../report/report-store.ts";
import { machineDate } from "./price.ts";
import { reportTable } from "../report/report-table.ts";

const FORMATS = ["table", "csv", "json", "html", "parquet"] as const;

interface Given {
  readonly by?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly dates: "service" | "received";
  readonly run?: string;
  readonly format?: (typeof FORMATS)[number];
  readonly json?: true;
  readonly out?: string;
  readonly practice?: true;
  readonly changes?: true;
  readonly against?: string;
  readonly stale?: true;
  readonly digest?: true;
  readonly toolkit?: true;
  readonly npi?: string;
  readonly webhook?: string;
  readonly attempts: string;
  readonly tenant: string;
  readonly store?: string;
}

const HELP = `
Counted are finished runs, and of several scrubs of one claim (billing NPI and CLM01) the latest. Each key figure is shown with its definition; those
that rest on what payers answer say what they wait for.

Examples:
  claimscrub report --from 2026-01-01 --to 2026-03-31 --by payer month
  claimscrub report --format html --out report.html
  claimscrub report --format parquet --out export/
  claimscrub report --stale                          files judged by other rules or tables than now; submit them again, then:
  claimscrub report --changes                        what the new judgement says otherwise than the one before
  claimscrub report --toolkit --out toolkit.html     what our own claims teach, with the law beside it
  claimscrub report --digest --webhook https://...   last night in a few lines`;

/** `claimscrub report`: revenue-cycle reports from the store. */
export function reportCommand(): Command {
  return new Command("report")
    .description("report claims, findings and dollars from the store: key figures, cuts, changes, a digest, files for BI tools")
    .addOption(new Option("--by <cut...>", `what to cut by: ${CUTS.join(", ")} (default: the usual ones)`))
    .option("--from <day>", "first day, yyyy-mm-dd")
    .option("--to <day>", "last day, yyyy-mm-dd")
    .addOption(new Option("--dates <which>", "which days --from and --to are").choices(["service", "received"]).default("service"))
    .option("--run <id>", "one run as it was judged, instead of all")
    .addOption(new Option("--format <format>", "what to write (default: table)").choices(FORMATS))
    .option("--json", "short for --format json")
    .option("--out <path>", "write to this file; for parquet, to this folder: claims, lines and findings")
    .option(
      "--practice",
      "add rates by physician (PTP-003, PTP-005, MOH-038, MOH-039) and charges beside the fee schedule (PRC-020, PRC-021)",
    )
    .option("--changes", "show what a run (--run, else the latest) says otherwise than the one before it over the same files")
    .option("--against <id>", "with --changes: the run to compare with")
    .option("--stale", "list files that were judged by other rules or another reference than now")
    .option(
      "--toolkit",
      "the practice's toolkit: denial triggers, modifier pitfalls, bundling conflicts and money left, with the law beside them; html to print",
    )
    .option("--npi <npi>", "with --toolkit: of this physician or billing group alone")
    .option("--digest", "a few lines on the runs received from --from to --to (default: today, UTC)")
    .option(
      "--webhook <url>",
      "with --digest: post it there as JSON (default: CLAIMSCRUB_DIGEST_WEBHOOK; signed with CLAIMSCRUB_DIGEST_SECRET)",
    )
    .option("--attempts <n>", "with --digest: try the webhook so many times, with growing pauses", "5")
    .option("--tenant <name>", "whose claims", "default")
    .option("--store <url>", "the PostgreSQL server at this postgres:// address instead of the data folder's own")
    .addHelpText("after", HELP)
    .action(async (given: Given) => {
      const environment = readEnvironment();
      check(given);
      await withStore(given.store, environment.home, (store) => answer(given, store, environment));
    });
}

function check(given: Given): void {
  for (const day of [given.from, given.to])
    if (day !== undefined && (!/^\d{4}-\d\d-\d\d$/.test(day) || parseServiceDate(day) === undefined))
      throw wrongUsage(`${day} is not a day.`, "Days are written as in 2026-03-31.");
  if (given.from !== undefined && given.to !== undefined && given.to < given.from)
    throw wrongUsage(`--to ${given.to} is before --from ${given.from}.`, "Give the first day in --from and the last one in --to.");
  const unknown = (cutsOf(given) ?? []).filter((cut) => !CUTS.includes(cut));
  if (unknown.length > 0) throw wrongUsage(`A report can't be cut by ${unknown.join(", ")}.`, `It can by ${CUTS.join(", ")}.`);
  if (given.json === true && given.format !== undefined && given.format !== "json")
    throw wrongUsage(`--json and --format ${given.format} were both given.`, "Choose one of them.");
  if (given.format === "parquet" && given.out === undefined)
    throw wrongUsage("Parquet is written to files.", "Name a folder for them: --out FOLDER.");
  if ([given.changes, given.stale, given.digest, given.toolkit].filter(Boolean).length > 1)
    throw wrongUsage("--changes, --stale, --digest and --toolkit are four reports.", "Choose one of them.");
  if (given.npi !== undefined && (given.toolkit !== true || !/^\d{10}$/.test(given.npi)))
    throw wrongUsage("--npi takes ten digits, and goes with --toolkit.", "As in --toolkit --npi 1234567893");
  if (given.toolkit === true && given.format !== undefined && given.format !== "json" && given.format !== "html")
    throw wrongUsage("A toolkit is written as html or json.", "Give --format html or --json.");
  if (given.webhook !== undefined && (given.digest !== true || !/^https?:\/\//.test(given.webhook)))
    throw wrongUsage("--webhook takes an http address, and goes with --digest.", "As in --digest --webhook https://example.org/hook");
  if (!/^[1-9]\d?$/.test(given.attempts)) throw wrongUsage(`--attempts ${given.attempts} is no number of tries.`, "Give one from 1 to 99.");
  if (given.against !== undefined && given.changes !== true) throw wrongUsage("--against goes with --changes.", "Give both.");
}

function cutsOf({ by }: Given): readonly string[] | undefined {
  return by === undefined ? undefined : by.flatMap((cut) => cut.split(",")).filter((cut) => cut !== "");
}

async function answer(given: Given, store: Store, environment: Environment): Promise<void> {
  const tenant = store.forTenant(given.tenant);
  const asJson = given.json === true || given.format === "json";
  const put = (text: string): void => write(text, given.out, environment);
  if (given.changes === true) put(await changes(tenant, given, asJson));
  else if (given.stale === true) put(await stale(tenant, environment, asJson));
  else if (given.digest === true)
    await digest(tenant, given, environment, (made) => put(asJson ? `${JSON.stringify(made)}\n` : digestText(made)));
  else if (given.toolkit === true) {
    const toolkit = await gatherToolkit(tenant, {
      from: given.from,
      to: given.to,
      npi: given.npi,
      today: machineDate(),
      reference: (await loadReference(environment)).reference,
      rulesVersion: CLAIMSCRUB_VERSION,
    });
    put(asJson ? `${JSON.stringify(toolkit)}\n` : practiceToolkitHtml(toolkit));
  } else if (given.format === "parquet") {
    const folder = path.resolve(environment.startedIn, given.out!);
    for (const { file, rows } of await writeParquet(tenant, folder, { from: given.from, to: given.to, run: given.run }))
      process.stderr.write(`${file}: ${rows} rows\n`);
  } else put(written(await gather(tenant, given, environment), asJson ? "json" : (given.format ?? "table")));
}

async function gather(tenant: TenantStore, given: Given, environment: Environment): Promise<RevenueReport> {
  return gatherReport(tenant, {
    by: cutsOf(given),
    from: given.from,
    to: given.to,
    dates: given.dates,
    run: given.run,
    today: machineDate(),
    practice: given.practice === true ? (await loadReference(environment)).reference : undefined,
  });
}

function written(report: RevenueReport, format: "table" | "csv" | "json" | "html"): string {
  switch (format) {
    case "table":
      return reportTable(report);
    case "csv":
      return [...revenueCsv(report)].join("");
    case "json":
      return revenueJson(report);
    case "html":
      return revenueHtml(report);
  }
}

async function changes(tenant: TenantStore, { run, against }: Given, asJson: boolean): Promise<string> {
  const found = await tenant.changes({ run, against });
  if (asJson) return `${JSON.stringify(found)}\n`;
  const counts = { new: 0, gone: 0, changed: 0 };
  for (const { change } of found.changes) counts[change]++;
  return [
    `Run ${found.runId} against ${found.against}: ${counts.new} new, ${counts.gone} gone, ${counts.changed} changed`,
    ...found.changes.map(changeText),
    "",
  ].join("\n");
}

function changeText({ change, file, claimIndex, line, code, procedure, before, after }: FindingChange): string {
  const said = (one: FindingChange["before"]) =>
    one === null ? "nothing" : `${one.direction} ${one.severity} ${one.cents === null ? "amount not known" : dollars(one.cents)}`;
  const place = claimIndex === null ? file : `${file} claim ${claimIndex}${line === null ? "" : ` line ${line}`}`;
  return `  ${change}: ${code}${procedure === null ? "" : ` ${procedure}`}, ${place}: ${said(before)} -> ${said(after)}`;
}

async function stale(tenant: TenantStore, environment: Environment, asJson: boolean): Promise<string> {
  const { reference } = await loadReference(environment);
  const files = await tenant.staleFiles({ rulesVersion: CLAIMSCRUB_VERSION, referenceFingerprint: reference.fingerprint });
  if (asJson) return `${JSON.stringify({ rulesVersion: CLAIMSCRUB_VERSION, referenceFingerprint: reference.fingerprint, files })}\n`;
  if (files.length === 0) return "Every file was judged by the rules and tables of now.\n";
  return files
    .map(
      ({ name, rulesVersion, referenceFingerprint, runId }) =>
        `${name}: rules ${rulesVersion}, reference ${referenceFingerprint} (run ${runId})\n`,
    )
    .join("");
}

async function digest(tenant: TenantStore, given: Given, environment: Environment, put: (made: Digest) => void): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const from = given.from ?? given.to ?? today;
  const to = given.to ?? (from > today ? from : today);
  const report = await gatherReport(tenant, {
    by: [],
    from,
    to,
    dates: "received",
    run: undefined,
    today: machineDate(),
    practice: undefined,
  });
  const causes = (await tenant.totals({ by: ["cause"], from, to, dates: "received" })).rows;
  const made = digestOf(report, causes, await tenant.runHealth({ from, to }));
  // The file first: it is there whatever becomes of the webhook.
  put(made);
  const url = given.webhook ?? environment.digestWebhook;
  if (url !== undefined) {
    try {
      await postDigest({ url, secret: environment.digestSecret, attempts: Number(given.attempts) }, made);
    } catch (error) {
      throw ourFault(
        `The digest could not be posted: ${error instanceof Error ? error.message : "unknown"}.`,
        "Check the address, and send it again.",
      );
    }
  }
}

function write(text: string, out: string | undefined, { startedIn }: Environment): void {
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  const file = path.resolve(startedIn, out);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.part`, text, { mode: 0o600 });
  fs.renameSync(`${file}.part`, file);
}
