import { type CsvMaps, readMaps as readMapsOf } from "@claimscrub/scrub-claims";
import type { Environment } from "../env.ts";
import { openConfigs, orFailure } from "./payment-config.ts";

/**
 * The maps of columns of the configuration, those that come with the program beneath them, and the one asked for with --csv-map.
 * @throws Failure with every fault of every map
 */
export function readMaps(csvMap: string | undefined, config: string | undefined, environment: Environment): Promise<CsvMaps> {
  return orFailure(readMapsOf({ csvMap, config }, openConfigs(environment)));
}
