import path from "node:path";
import { findDocument, listDocuments, OWN_CONFIG, readYamlFile } from "@claimscrub/files";
import { type CsvMaps, readCsvMaps } from "@claimscrub/scrub-claims";
import type { Environment } from "./env.ts";

/** The maps of columns of the data folder and the program's own, and the one asked for. @throws RangeError with every fault of every map */
export async function readMaps(given: string | undefined, { home, startedIn }: Pick<Environment, "home" | "startedIn">): Promise<CsvMaps> {
  const folder = path.join(home, "config/csv-maps");
  const read = await readCsvMaps(given, {
    listMaps: () => listDocuments([folder, path.join(OWN_CONFIG, "csv-maps")]),
    findMap: (name) => findDocument(name, startedIn, folder),
    readYaml: readYamlFile,
  });
  if (!("faults" in read)) return read;
  throw new RangeError(`The map of columns can't be used:\n${read.faults.map((fault) => `  ${fault}`).join("\n")}`);
}
