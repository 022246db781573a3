import { createHash } from "node:crypto";
import path from "node:path";
import { documentsOf, findConfigFolder, findDocument, loadModule, readCsvFile, readYamlFile } from "@claimscrub/files";
import { type Choices, readPaymentTerms, readRuleChoice } from "@claimscrub/scrub-claims";
import type { Environment } from "./env.ts";

/** What an operator asked for, as given. */
export interface GivenChoices {
  /** The configuration folder: payers/, rule-sets/, rosters. */
  readonly config?: string | undefined;
  readonly rules?: string | undefined;
  readonly rulesFrom?: readonly string[] | undefined;
}

/** Choices that can't be used: every fault of every file. */
export class RefusedChoices extends Error {
  override readonly name = "RefusedChoices";
}

/** Reads what an operator chose for the service, the way `scrub` does. @throws RefusedChoices */
export async function readChoices({ config, ...given }: GivenChoices, environment: Environment): Promise<Choices> {
  const { startedIn } = environment;
  const folder = await findConfigFolder(config, environment);
  if (folder === undefined) throw new RefusedChoices(`--config ${config} is no folder. Name a folder that holds payers/, as config/ does.`);
  const terms = await readPaymentTerms({ ...documentsOf(folder), digest: (text) => createHash("sha256").update(text).digest("hex") });
  if ("faults" in terms) throw refused(`The configuration in ${folder}`, terms.faults);
  if (given.rules === undefined && (given.rulesFrom ?? []).length === 0) return { terms: terms.setup };
  const read = await readRuleChoice(given, {
    findRuleSet: (name) => findDocument(name, startedIn, path.join(folder, "rule-sets")),
    readYaml: readYamlFile,
    readCsv: (file) => readCsvFile(path.resolve(startedIn, file)),
    loadModule: (specifier, besides) => loadModule(specifier, besides ?? startedIn, import.meta.url),
  });
  if ("faults" in read) throw refused("The rules", read.faults);
  return { terms: terms.setup, choice: read.choice, modules: read.modules };
}

function refused(what: string, faults: readonly string[]): RefusedChoices {
  return new RefusedChoices(`${what} can't be used:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
}
