import { configOpener } from "@claimscrub/files";
import { type ConfigOpener, type ReadTerms, readTerms, RefusedChoices } from "@claimscrub/scrub-claims";
import type { Environment } from "../env.ts";
import { wrongUsage } from "../failure.ts";

/** Where an operator's choices are read from. */
export function openConfigs(environment: Environment): ConfigOpener {
  return configOpener(environment, import.meta.url);
}

/**
 * What a configuration folder tells of payment (docs/payers.md).
 * @param config As asked for; else `config` in the data folder, else the one that comes with the program.
 * @throws Failure with every fault of every file.
 */
export function readPaymentConfig(config: string | undefined, environment: Environment): Promise<ReadTerms> {
  return orFailure(readTerms({ config }, openConfigs(environment)));
}

/** Choices that can't be used are wrong usage. */
export async function orFailure<Read>(reading: Promise<Read>): Promise<Read> {
  return reading.catch((error: unknown) => {
    throw error instanceof RefusedChoices ? wrongUsage(error.message, error.remedy) : error;
  });
}
