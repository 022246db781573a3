import { type CsvMap, csvMapFaultText, readCsvMap } from "@claimscrub/cms-1500";
import type { CsvMaps } from "./plan-files.ts";

/** The world, as far as reading maps of columns needs it. */
export interface CsvMapPorts {
  /** YAML files of the folders of maps, by path. */
  listMaps(): Promise<readonly string[]>;
  /** The file that a map's name or path means; undefined where there is none. */
  findMap(given: string): Promise<{ readonly path: string } | undefined>;
  readYaml(path: string): Promise<{ readonly value: unknown } | { readonly fault: string }>;
}

/** Reads the maps of the configuration, and the one that was asked for. Half a map would read a stranger's column: any fault refuses all. */
export async function readCsvMaps(
  given: string | undefined,
  ports: CsvMapPorts,
): Promise<CsvMaps | { readonly faults: readonly string[] }> {
  const faults: string[] = [];
  const read = async (path: string): Promise<CsvMap | undefined> => {
    const yaml = await ports.readYaml(path);
    if ("fault" in yaml) {
      faults.push(`${path}: ${yaml.fault}`);
      return undefined;
    }
    const { map, faults: ofMap } = readCsvMap(yaml.value, nameOf(path));
    for (const fault of ofMap) faults.push(`${path}: ${csvMapFaultText(fault)}`);
    return ofMap.length === 0 ? map : undefined;
  };
  const known: CsvMap[] = [];
  for (const path of await ports.listMaps()) {
    const map = await read(path);
    // A map of the operator's own stands before one of the same name that comes with the program.
    if (map !== undefined && !known.some(({ name }) => name === map.name)) known.push(map);
  }
  let chosen: CsvMap | undefined;
  if (given !== undefined) {
    const found = await ports.findMap(given);
    chosen = known.find(({ name }) => name === given);
    if (chosen === undefined && found !== undefined) chosen = await read(found.path);
    if (chosen === undefined && found === undefined)
      faults.push(`${given}: there is no such map (known: ${known.map(({ name }) => name).join(", ") || "none"}) and no such file`);
  }
  return faults.length > 0 ? { faults } : { given: chosen, known };
}

function nameOf(path: string): string {
  return (path.split(/[/\\]/).at(-1) ?? "").replace(/\.ya?ml$/, "");
}
