import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { Command, InvalidArgumentError } from "commander";
import { type Environment, readEnvironment } from "../env.ts";
import { ourFault, wrongUsage } from "../failure.ts";
import { download, DOWNLOAD_LIMITS, DownloadFailure, type DownloadLimits } from "../reference/download.ts";
import { addressOf, readSources, type ReferenceSource, type ReferenceSources } from "../reference/sources.ts";
import { importPaths, outcomeText } from "./reference-import.ts";
import { machineDate } from "./price.ts";

interface Given {
  readonly release: string;
  readonly acceptLicense: readonly string[];
}

const HELP = `
The addresses stand in config/reference-sources.json; a copy in the folder "config" of the data folder comes first. The publisher's terms
are downloaded, too: their address, the day and their SHA-256 are kept in reference/licences.json as what you have accepted.

Example:
  claimscrub reference fetch --release 2026Q3 --accept-license ama`;

/** `claimscrub reference fetch`: downloads the releases of a quarter and imports them. */
export function referenceFetchCommand(setExitCode: (code: number) => void): Command {
  return new Command("fetch")
    .description("download the releases of a quarter from the addresses in config/reference-sources.json, and import them")
    .argument("[source...]", "names of the sources to fetch (default: all)")
    .requiredOption("--release <quarter>", "quarter, as in 2026Q3", quarter)
    .option(
      "--accept-license <name>",
      "say that you accept these terms: ama",
      (name: string, all: string[]) => [...all, name.toLowerCase()],
      [],
    )
    .addHelpText("after", HELP)
    .action(async (names: string[], given: Given) => {
      const { text, refused } = await fetchReleases(names, given.release, given.acceptLicense, readEnvironment());
      process.stdout.write(text);
      setExitCode(refused ? 3 : 0);
    });
}

function quarter(text: string): string {
  if (!/^20\d\dQ[1-4]$/i.test(text)) throw new InvalidArgumentError("It takes a quarter, as in 2026Q3.");
  return text.toUpperCase();
}

/** Downloads, then imports what has arrived. @throws Failure */
export async function fetchReleases(
  names: readonly string[],
  release: string,
  accepted: readonly string[],
  environment: Environment,
  limits: DownloadLimits = DOWNLOAD_LIMITS,
): Promise<{ readonly text: string; readonly refused: boolean }> {
  const all = await readSources(environment);
  const sources = chosen(names, all);
  const licences = [...new Set(sources.flatMap(({ licence }) => (licence === undefined ? [] : [licence])))];
  for (const licence of licences)
    if (!accepted.includes(licence)) {
      const { words, terms } = all.licences[licence] as ReferenceSources["licences"][string];
      throw wrongUsage(`${words} Terms: ${terms}`, `Read them; if you accept them, add --accept-license ${licence}.`);
    }
  for (const licence of licences) await keepAcceptance(licence, all, environment, limits);
  const folder = path.join(environment.home, "downloads", release);
  await fs.mkdir(folder, { recursive: true });
  const failures: string[] = [];
  const arrived: string[] = [];
  for (const source of sources) {
    const address = addressOf(source, release);
    const target = path.join(folder, path.basename(new URL(address).pathname));
    try {
      if (process.stderr.isTTY) process.stderr.write(`fetching ${address}\n`);
      await download(address, target, limits);
      arrived.push(target);
    } catch (error) {
      if (!(error instanceof DownloadFailure)) throw error;
      failures.push(`NOT FETCHED  ${error.message}`);
    }
  }
  if (arrived.length === 0) throw ourFault(`Nothing could be fetched. ${failures.join(" ")}`, "What was in force is untouched.");
  const outcome = await importPaths(arrived, {}, environment);
  return {
    text: `${[...failures, ""].join("\n")}${outcomeText(outcome)}`.trimStart(),
    refused: failures.length + outcome.refused.length + outcome.leftAside.filter(({ damaged }) => damaged).length > 0,
  };
}

function chosen(names: readonly string[], { sources }: ReferenceSources): readonly ReferenceSource[] {
  const unknown = names.filter((name) => !sources.some((source) => source.name === name));
  if (unknown.length > 0)
    throw wrongUsage(`No source is called ${unknown.join(", ")}.`, `Sources: ${sources.map(({ name }) => name).join(", ")}.`);
  return names.length === 0 ? sources : sources.filter(({ name }) => names.includes(name));
}

/** Keeps what was accepted: the terms as they stand today, by their hash. */
async function keepAcceptance(
  licence: string,
  { licences }: ReferenceSources,
  { home }: Environment,
  limits: DownloadLimits,
): Promise<void> {
  const { terms } = licences[licence] as ReferenceSources["licences"][string];
  const response = await fetch(terms, { signal: AbortSignal.timeout(limits.stallMs) }).catch(() => undefined);
  if (!response?.ok)
    throw ourFault(
      `The terms at ${terms} can't be read, so they can't be accepted.`,
      "Correct their address in reference-sources.json, or try again later.",
    );
  const sha256 = createHash("sha256")
    .update(new Uint8Array(await response.arrayBuffer()))
    .digest("hex");
  const folder = path.join(home, "reference");
  const file = path.join(folder, "licences.json");
  await fs.mkdir(folder, { recursive: true });
  const kept = await fs.readFile(file, "utf8").then(
    (text) => JSON.parse(text) as object[],
    () => [],
  );
  const acceptance = { licence, terms, sha256, acceptedOn: machineDate() };
  await fs.writeFile(`${file}.part`, `${JSON.stringify([...kept, acceptance], null, 2)}\n`);
  await fs.rename(`${file}.part`, file);
}
