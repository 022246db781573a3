import fs from "node:fs/promises";
import path from "node:path";
import type { Environment } from "../env.ts";
import { wrongUsage } from "../failure.ts";

export interface ReferenceSource {
  readonly name: string;
  readonly address: string;
  /** Whose terms must be accepted; undefined for none. */
  readonly licence: string | undefined;
}

export interface ReferenceSources {
  readonly licences: Readonly<Record<string, { readonly words: string; readonly terms: string }>>;
  readonly sources: readonly ReferenceSource[];
}

const FILE = "reference-sources.json";
const OWN_FOLDER = path.resolve(import.meta.dirname, "../../../../config");

/** The addresses: of `config` in the data folder, else those that come with the program. @throws Failure */
export async function readSources(environment: Environment): Promise<ReferenceSources> {
  const own = path.join(environment.home, "config", FILE);
  const text = await fs.readFile(own, "utf8").catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return fs.readFile(path.join(OWN_FOLDER, FILE), "utf8");
  });
  let value: Partial<ReferenceSources>;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrongUsage(`${FILE} is no JSON.`, `Correct ${own}.`);
  }
  const sources = Array.isArray(value.sources) ? value.sources : [];
  const licences = value.licences ?? {};
  for (const { name, address, licence } of sources)
    if (!/^[a-z0-9-]+$/.test(name ?? "") || !URL.canParse(address ?? "") || (licence !== undefined && !licences[licence]))
      throw wrongUsage(`${FILE}: the source ${name} needs a name, an address and a licence that is listed.`, `Correct ${own}.`);
  return { licences, sources };
}

/** The address of a release: `2026Q3` fills {yyyy} {yy} {q} {letter} {ncci}. */
export function addressOf({ address }: ReferenceSource, release: string): string {
  const [year, quarter] = [Number(release.slice(0, 4)), Number(release.slice(5))];
  const values: Readonly<Record<string, string>> = {
    yyyy: String(year),
    yy: String(year).slice(2),
    q: String(quarter),
    letter: "abcd"[quarter - 1] as string,
    // Versions count years from 1994 and quarters from 0: 322 is 2026 Q3.
    ncci: `${year - 1994}${quarter - 1}`,
  };
  return address.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
