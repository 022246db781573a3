import type { Choices } from "./carried-choices.ts";
import type { CsvMaps } from "./plan-files.ts";
import { type CsvMapPorts, readCsvMaps } from "./read-csv-maps.ts";
import { type ReadTerms, readPaymentTerms, type TermsPorts } from "./read-payment-terms.ts";
import { type ChoicePorts, type GivenChoice, type ReadChoice, readRuleChoice } from "./read-rule-choice.ts";

/** Which configuration folder an operator asked for. */
export interface GivenConfig {
  /** payers/, rule-sets/, csv-maps/, rosters; where none is asked for, the data folder's or the program's own serves. */
  readonly config?: string | undefined;
  /** The option that named it. */
  readonly option?: string | undefined;
}

/** A configuration folder, as far as choices are read from it. */
export interface ConfigPorts {
  readonly folder: string;
  readonly terms: TermsPorts;
  readonly rules: ChoicePorts;
  readonly maps: CsvMapPorts;
}

/** Opens the folder asked for, else the one that serves without being asked; undefined where the one asked for is none. */
export type ConfigOpener = (asked: string | undefined) => Promise<ConfigPorts | undefined>;

/** What an operator chose can't be used: every fault of every file, for half a choice would judge by nobody's. */
export class RefusedChoices extends Error {
  override readonly name = "RefusedChoices";
  /** What to do about it. */
  readonly remedy: string;

  constructor(what: string, remedy: string) {
    super(what);
    this.remedy = remedy;
  }
}

/** What the configuration folder tells of payment (docs/payers.md). @throws RefusedChoices */
export async function readTerms(given: GivenConfig, open: ConfigOpener): Promise<ReadTerms> {
  const { folder, terms } = await opened(given, open);
  return usable(
    await readPaymentTerms(terms),
    `The configuration in ${folder}`,
    `Correct it, or name another folder with ${optionOf(given)}.`,
  );
}

/** What was chosen of the rules; undefined where nothing was asked for. @throws RefusedChoices */
export async function readRules(given: GivenConfig & GivenChoice, open: ConfigOpener): Promise<ReadChoice | undefined> {
  if (given.rules === undefined && given.sidecar === undefined && (given.rulesFrom ?? []).length === 0) return undefined;
  const { rules } = await opened(given, open);
  const remedy = "Correct it; docs/rule-sets.md and docs/sidecar.md show how it is written.";
  return usable(await readRuleChoice(given, rules), "The rules", remedy);
}

/** Payers' terms, always, and of the rules what was asked for. @throws RefusedChoices */
export async function readChoices(
  given: GivenConfig & GivenChoice,
  open: ConfigOpener,
): Promise<Choices & { readonly warnings: readonly string[] }> {
  const { setup: terms } = await readTerms(given, open);
  const read = await readRules(given, open);
  return read === undefined ? { terms, warnings: [] } : { terms, choice: read.choice, modules: read.modules, warnings: read.warnings };
}

/** The maps of columns of the configuration folder and the program's own, and the one asked for. @throws RefusedChoices */
export async function readMaps(given: GivenConfig & { readonly csvMap?: string | undefined }, open: ConfigOpener): Promise<CsvMaps> {
  const { maps } = await opened(given, open);
  const what = given.csvMap === undefined ? "A map of columns" : "The map of columns";
  return usable(await readCsvMaps(given.csvMap, maps), what, "Correct it, or name another one; docs/csv.md shows how it is written.");
}

async function opened(given: GivenConfig, open: ConfigOpener): Promise<ConfigPorts> {
  const found = await open(given.config);
  if (found !== undefined) return found;
  throw new RefusedChoices(`${optionOf(given)} ${given.config} is no folder.`, "Name a folder that holds payers/, as config/ does.");
}

function optionOf({ option = "--config" }: GivenConfig): string {
  return option;
}

function usable<Read extends object>(read: Read | { readonly faults: readonly string[] }, what: string, remedy: string): Read {
  if (!("faults" in read)) return read;
  throw new RefusedChoices(`${what} can't be used:\n${read.faults.map((fault) => `  ${fault}`).join("\n")}`, remedy);
}
