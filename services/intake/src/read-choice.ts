import { existsSync } from "node:fs";
import path from "node:path";
import { findDocument, loadModule, readCsvFile, readYamlFile } from "@claimscrub/files";
import { type GivenChoice, type ReadChoice, readRuleChoice } from "@claimscrub/scrub-claims";
import type { Environment } from "./env.ts";

/** The folder that comes with the program. */
const OWN_FOLDER = path.resolve(import.meta.dirname, "../../../config");

/** Reads what an operator chose of the rules; undefined where nothing was. @throws RangeError with every fault of every file */
export async function readChoice(given: GivenChoice, { home, startedIn }: Environment): Promise<ReadChoice | undefined> {
  if (given.rules === undefined && given.sidecar === undefined && (given.rulesFrom ?? []).length === 0) return undefined;
  const ofHome = path.join(home, "config");
  const folder = existsSync(ofHome) ? ofHome : OWN_FOLDER;
  const read = await readRuleChoice(given, {
    findRuleSet: (name) => findDocument(name, startedIn, path.join(folder, "rule-sets")),
    readYaml: readYamlFile,
    readCsv: (file) => readCsvFile(path.resolve(startedIn, file)),
    loadModule: (specifier, besides) => loadModule(specifier, besides ?? startedIn, import.meta.resolve("@claimscrub/scrub-claims")),
  });
  if (!("faults" in read)) return read;
  throw new RangeError(`The rules can't be used:\n${read.faults.map((fault) => `  ${fault}`).join("\n")}`);
}
