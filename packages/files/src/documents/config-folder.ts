import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { type DocumentReading, readCsvFile, readYamlFile } from "./read-documents.ts";

/** The configuration folder that comes with the program. */
export const OWN_CONFIG = path.resolve(import.meta.dirname, "../../../../config");

/**
 * The folder of an operator's choices (payers/, rule-sets/, rosters): as asked for, else `config` in the data folder, else the program's own.
 * Undefined where the one asked for is none.
 * @param asked Absolute, or meant from `startedIn`.
 */
export async function findConfigFolder(
  asked: string | undefined,
  { home, startedIn }: { readonly home: string; readonly startedIn: string },
): Promise<string | undefined> {
  if (asked !== undefined) {
    const folder = path.resolve(startedIn, asked);
    return (await isFolder(folder)) ? folder : undefined;
  }
  const ofHome = path.join(home, "config");
  return (await isFolder(ofHome)) ? ofHome : OWN_CONFIG;
}

/** The documents of a folder, by their names below it with forward slashes. */
export interface FolderDocuments {
  /** Names of the YAML files that lie in a folder below, in order; none where there is no such folder. */
  yamlNames(below: string): Promise<readonly string[]>;
  readYaml(name: string): Promise<DocumentReading<unknown>>;
  readCsv(name: string): Promise<DocumentReading<readonly (readonly string[])[]>>;
}

export function documentsOf(folder: string): FolderDocuments {
  const at = (name: string): string => path.join(folder, ...name.split("/"));
  return {
    yamlNames: async (below) =>
      (await isFolder(at(below))) ? (await readdir(at(below))).filter((name) => /\.ya?ml$/.test(name)).sort() : [],
    readYaml: (name) => readYamlFile(at(name)),
    readCsv: (name) => readCsvFile(at(name)),
  };
}

async function isFolder(name: string): Promise<boolean> {
  return stat(name).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
