import path from "node:path";
import { findDocument, loadModule, readCsvFile, readYamlFile } from "@claimscrub/files";
import { type ChoicePorts, type GivenChoice, type ReadChoice, readRuleChoice } from "@claimscrub/scrub-claims";
import type { Environment } from "../env.ts";
import { wrongUsage } from "../failure.ts";
import { configFolder } from "./payment-config.ts";

/**
 * Reads what an operator chose of the rules: `--rules`, `--rules-from`, `--sidecar`; undefined where nothing was. Paths are meant from the folder
 * that the call was made in.
 * @throws Failure with every fault of every file: half a choice would judge by nobody's rules.
 */
export async function readChoice(
  given: GivenChoice,
  config: string | undefined,
  environment: Environment,
): Promise<ReadChoice | undefined> {
  if (given.rules === undefined && given.sidecar === undefined && (given.rulesFrom ?? []).length === 0) return undefined;
  const from = environment.startedIn;
  const read = await readRuleChoice(given, {
    findRuleSet: async (name) => findDocument(name, from, path.join(await configFolder(config, environment), "rule-sets")),
    readYaml: readYamlFile,
    readCsv: (file) => readCsvFile(path.resolve(from, file)),
    loadModule: (specifier, besides) => loadModule(specifier, besides ?? from, import.meta.url),
  });
  if (!("faults" in read)) return read;
  throw wrongUsage(
    `The rules can't be used:\n${read.faults.map((fault) => `  ${fault}`).join("\n")}`,
    "Correct it; docs/rule-sets.md and docs/sidecar.md show how it is written.",
  );
}

/** Loads a module of rules again, in a thread. */
export const loadRules: ChoicePorts["loadModule"] = (specifier, from) =>
  loadModule(specifier, from ?? path.dirname(specifier), import.meta.url);
