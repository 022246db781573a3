import { readdir, stat } from "node:fs/promises";
import path from "node:path";

/**
 * The YAML file that is meant by a path, or by a bare name in a folder of such files; undefined where there is none.
 * @param from The folder that a relative path is meant from.
 */
export async function findDocument(
  given: string,
  from: string,
  folder: string,
): Promise<{ readonly path: string; readonly folder: string } | undefined> {
  const here = path.resolve(from, given);
  const candidates = /[/\\]|\.ya?ml$/.test(given) ? [here] : [path.join(folder, `${given}.yaml`), path.join(folder, `${given}.yml`), here];
  for (const candidate of candidates) if (await isFile(candidate)) return { path: candidate, folder: path.dirname(candidate) };
  return undefined;
}

async function isFile(name: string): Promise<boolean> {
  return stat(name).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** The YAML files of some folders by path, in order of folder and name; a folder that is not there has none. */
export async function listDocuments(folders: readonly string[]): Promise<string[]> {
  const paths: string[] = [];
  for (const folder of folders) {
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
      throw error;
    });
    for (const name of names.filter((one) => /\.ya?ml$/.test(one)).sort()) paths.push(path.join(folder, name));
  }
  return paths;
}
