import path from "node:path";
import { findDocument, listDocuments, OWN_CONFIG, readYamlFile } from "@claimscrub/files";
import { type CsvMaps, readCsvMaps } from "@claimscrub/scrub-claims";
import type { Environment } from "../env.ts";
import { wrongUsage } from "../failure.ts";
import { configFolder } from "./payment-config.ts";

const FOLDER = "csv-maps";

/**
 * The maps of columns of the configuration, those that come with the program beneath them, and the one asked for with --csv-map.
 * @throws Failure with every fault of every map
 */
export async function readMaps(given: string | undefined, config: string | undefined, environment: Environment): Promise<CsvMaps> {
  const folder = path.join(await configFolder(config, environment), FOLDER);
  const read = await readCsvMaps(given, {
    listMaps: () => listDocuments([...new Set([folder, path.join(OWN_CONFIG, FOLDER)])]),
    findMap: (name) => findDocument(name, environment.startedIn, folder),
    readYaml: readYamlFile,
  });
  if (!("faults" in read)) return read;
  throw wrongUsage(
    `The map of columns can't be used:\n${read.faults.map((fault) => `  ${fault}`).join("\n")}`,
    "Correct it, or name another one; docs/csv.md shows how it is written.",
  );
}
