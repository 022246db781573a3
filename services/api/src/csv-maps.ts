import path from "node:path";
import { listDocuments, OWN_CONFIG, readYamlFile } from "@claimscrub/files";
import { type CsvMaps, readCsvMaps } from "@claimscrub/scrub-claims";

/** The maps of columns of the data folder and the program's own: a file whose header is exactly that of one is read by it. @throws RangeError */
export async function readMaps(home: string): Promise<CsvMaps> {
  const read = await readCsvMaps(undefined, {
    listMaps: () => listDocuments([path.join(home, "config/csv-maps"), path.join(OWN_CONFIG, "csv-maps")]),
    findMap: async () => undefined,
    readYaml: readYamlFile,
  });
  if (!("faults" in read)) return read;
  throw new RangeError(`A map of columns can't be used: ${read.faults.join("; ")}`);
}
