import { createHash } from "node:crypto";
import path from "node:path";
import { documentsOf, findConfigFolder, type FolderDocuments, OWN_CONFIG } from "./config-folder.ts";
import { findDocument, listDocuments } from "./find-document.ts";
import { type LoadedModule, loadModule } from "./load-module.ts";
import { type DocumentReading, readCsvFile, readYamlFile } from "./read-documents.ts";

/** An operator's configuration folder, for those who read payers' terms, rules and maps of columns. */
export interface OpenConfig {
  /** Absolute. */
  readonly folder: string;
  readonly terms: FolderDocuments & { digest(text: string): string };
  readonly rules: {
    findRuleSet(given: string): ReturnType<typeof findDocument>;
    readYaml(file: string): Promise<DocumentReading<unknown>>;
    readCsv(file: string): Promise<DocumentReading<string[][]>>;
    loadModule(specifier: string, from?: string): Promise<LoadedModule | { readonly fault: string }>;
  };
  readonly maps: {
    listMaps(): Promise<string[]>;
    findMap(given: string): ReturnType<typeof findDocument>;
    readYaml(file: string): Promise<DocumentReading<unknown>>;
  };
}

/**
 * Opens configuration folders: the one asked for (undefined where it is none), else `config` in the data folder, else the program's own.
 * Maps of columns that come with the program serve beneath those of the folder. Paths that are given are meant from `startedIn`.
 * @param own A module of the program from which its packages can be seen.
 */
export function configOpener(
  place: { readonly home: string; readonly startedIn: string },
  own: string,
): (asked: string | undefined) => Promise<OpenConfig | undefined> {
  const { startedIn } = place;
  return async (asked) => {
    const folder = await findConfigFolder(asked, place);
    if (folder === undefined) return undefined;
    const [sets, maps] = [path.join(folder, "rule-sets"), path.join(folder, "csv-maps")];
    return {
      folder,
      terms: { ...documentsOf(folder), digest: (text) => createHash("sha256").update(text).digest("hex") },
      rules: {
        findRuleSet: (given) => findDocument(given, startedIn, sets),
        readYaml: readYamlFile,
        readCsv: (file) => readCsvFile(path.resolve(startedIn, file)),
        loadModule: (specifier, from) => loadModule(specifier, from ?? startedIn, own),
      },
      maps: {
        listMaps: () => listDocuments([...new Set([maps, path.join(OWN_CONFIG, "csv-maps")])]),
        findMap: (given) => findDocument(given, startedIn, maps),
        readYaml: readYamlFile,
      },
    };
  };
}
