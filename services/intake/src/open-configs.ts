import { configOpener } from "@claimscrub/files";
import type { ConfigOpener } from "@claimscrub/scrub-claims";
import type { Environment } from "./env.ts";

/** Where choices are read from. Rules from outside see the program's packages as the pipeline does. */
export function openConfigs(environment: Environment): ConfigOpener {
  return configOpener(environment, import.meta.resolve("@claimscrub/scrub-claims"));
}
