import { stat } from "node:fs/promises";
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
