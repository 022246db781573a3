import { createHash } from "node:crypto";
import path from "node:path";
import { documentsOf, findConfigFolder, findDocument, loadModule, readCsvFile, readYamlFile } from "@claimscrub/files";
import { type Choices, type GivenChoice, readPaymentTerms, readRuleChoice } from "@claimscrub/scrub-claims";
import type { Environment } from "./env.ts";

/** What an operator asked for, as given. */
export interface GivenChoices extends GivenChoice {
  /** The configuration folder: payers/, rule-sets/, rosters. */
  readonly config?: string | undefined;
}

/**
 * Reads what an operator chose for runs, the way `scrub` does: payers' terms always (the configuration folder of the data folder serves without
 * being asked for), and of the rules what was asked for.
 * @throws RangeError with every fault of every file
 */
export async function readChoices(
  { config, ...given }: GivenChoices,
  environment: Environment,
): Promise<Choices & { readonly warnings: readonly string[] }> {
  const { startedIn } = environment;
  const folder = await findConfigFolder(config, environment);
  if (folder === undefined) throw new RangeError(`--config ${config} is no folder. Name a folder that holds payers/, as config/ does.`);
  const terms = await readPaymentTerms({ ...documentsOf(folder), digest: (text) => createHash("sha256").update(text).digest("hex") });
  if ("faults" in terms) throw refused(`The configuration in ${folder}`, terms.faults);
  const asked = given.rules !== undefined || given.sidecar !== undefined || (given.rulesFrom ?? []).length > 0;
  if (!asked) return { terms: terms.setup, warnings: [] };
  const read = await readRuleChoice(given, {
    findRuleSet: (name) => findDocument(name, startedIn, path.join(folder, "rule-sets")),
    readYaml: readYamlFile,
    readCsv: (file) => readCsvFile(path.resolve(startedIn, file)),
    loadModule: (specifier, besides) => loadModule(specifier, besides ?? startedIn, import.meta.resolve("@claimscrub/scrub-claims")),
  });
  if ("faults" in read) throw refused("The rules", read.faults);
  return { terms: terms.setup, choice: read.choice, modules: read.modules, warnings: read.warnings };
}

function refused(what: string, faults: readonly string[]): RangeError {
  return new RangeError(`${what} can't be used:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
}
