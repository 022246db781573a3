import path from "node:path";
import { listDocuments, readYamlFile } from "@claimscrub/files";
import { type CsvMaps, readCsvMaps } from "@claimscrub/scrub-claims";

/** The folder that comes with the program. */
const OWN_FOLDER = path.resolve(import.meta.dirname, "../../../config/csv-maps");

/** The maps of columns of the data folder and the program's own: a file whose header is exactly that of one is read by it. @throws RangeError */
export async function readMaps(home: string): Promise<CsvMaps> {
  const read = await readCsvMaps(undefined, {
    listMaps: () => listDocuments([path.join(home, "config/csv-maps"), OWN_FOLDER]),
    findMap: async () => undefined,
    readYaml: readYamlFile,
  });
  if (!("faults" in read)) return read;
  throw new RangeError(`A map of columns can't be used: ${read.faults.join("; ")}`);
}
