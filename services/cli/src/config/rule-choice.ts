import path from "node:path";
import { loadModule } from "@claimscrub/files";
import { type ChoicePorts, type GivenChoice, type ReadChoice, readRules } from "@claimscrub/scrub-claims";
import type { Environment } from "../env.ts";
import { openConfigs, orFailure } from "./payment-config.ts";

/**
 * Reads what an operator chose of the rules: `--rules`, `--rules-from`, `--sidecar`; undefined where nothing was. Paths are meant from the folder
 * that the call was made in.
 * @throws Failure with every fault of every file
 */
export function readChoice(given: GivenChoice, config: string | undefined, environment: Environment): Promise<ReadChoice | undefined> {
  return orFailure(readRules({ ...given, config }, openConfigs(environment)));
}

/** Loads a module of rules again, in a thread. */
export const loadRules: ChoicePorts["loadModule"] = (specifier, from) =>
  loadModule(specifier, from ?? path.dirname(specifier), import.meta.url);
