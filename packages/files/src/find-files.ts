import fs from "node:fs/promises";
import path from "node:path";

/** A path of the call that led to a file, `-` for standard input. */
export interface FoundFile {
  /** As outputs name it: the path as given, or the folder as given with the way to the file below it. */
  readonly name: string;
  /** Absolute; `-` for standard input. */
  readonly path: string;
}

export interface FileSearch {
  readonly found: readonly FoundFile[];
  /** What was named and led to nothing, with the reason. */
  readonly missing: readonly { readonly name: string; readonly reason: string }[];
}

/** What lies beside claim files and is none: pages, sidecars, rule sets, rules. Named by itself it is taken all the same. */
const BESIDE = /\.(?:md|csv|ya?ml|[cm]?[jt]s)$/i;
/** The same where claims are looked for in files of rows: a call that names a map of columns takes csv files of folders too. */
export const BESIDE_ROWS = /\.(?:md|ya?ml|[cm]?[jt]s)$/i;
/** What lies beside releases of reference tables, which are csv files themselves: pages. A glob says by its own ending what it wants. */
export const BESIDE_RELEASES = /\.md$/i;
const GLOB = /[*?[\]{}]/;

/**
 * The files that the arguments of a call name: files, folders (with everything below them but hidden entries and what is plainly about the files: pages,
 * tables, settings and programs by their names), globs (`*`, `?`, `[..]`,
 * `{a,b}`, `**`) and `-`. A path that exists is taken as it is, whatever characters it has. In the order of the arguments, each folder and
 * glob in order of path; a file named twice is found once.
 * @param leftOut Names of what lies in folders beside the files that are looked for.
 */
export async function findFiles(given: readonly string[], cwd: string, leftOut: RegExp = BESIDE): Promise<FileSearch> {
  const found: FoundFile[] = [];
  const missing: { name: string; reason: string }[] = [];
  const seen = new Set<string>();
  const add = (file: FoundFile): void => {
    if (seen.has(file.path)) return;
    seen.add(file.path);
    found.push(file);
  };
  for (const name of given) {
    if (name === "-") {
      add({ name: "-", path: "-" });
      continue;
    }
    const full = path.resolve(cwd, name);
    const status = await fs.stat(full).catch((error: NodeJS.ErrnoException) => error);
    if (!(status instanceof Error)) {
      if (status.isDirectory())
        for (const below of await filesBelow(full, leftOut)) add({ name: path.join(name, path.relative(full, below)), path: below });
      else add({ name, path: full });
      continue;
    }
    const matches = GLOB.test(name) ? await filesMatching(name, cwd) : [];
    for (const match of matches) add(match);
    if (matches.length === 0) missing.push({ name, reason: GLOB.test(name) ? "no file matches" : reasonOf(status) });
  }
  return { found, missing };
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "no such file or folder";
  if (error.code === "EACCES" || error.code === "EPERM") return "not allowed to read it";
  return `can't be read (${error.code ?? error.name})`;
}

/** All regular files below a folder, in order of path; hidden entries, files about the files and links that lead in circles are left out. */
async function filesBelow(folder: string, leftOut: RegExp): Promise<string[]> {
  const files: string[] = [];
  const visited = new Set<string>();
  const walk = async (at: string): Promise<void> => {
    const real = await fs.realpath(at);
    if (visited.has(real)) return;
    visited.add(real);
    const entries = await fs.readdir(at);
    for (const name of entries.sort(byText)) {
      if (name.startsWith(".") || leftOut.test(name)) continue;
      const full = path.join(at, name);
      const status = await fs.stat(full).catch(() => undefined);
      if (status?.isDirectory()) await walk(full);
      else if (status?.isFile()) files.push(full);
    }
  };
  await walk(folder);
  return files;
}

async function filesMatching(glob: string, cwd: string): Promise<FoundFile[]> {
  const steps = glob.split(path.sep);
  const literal = steps.findIndex((step) => GLOB.test(step));
  const root = steps.slice(0, literal).join(path.sep) || (path.isAbsolute(glob) ? path.sep : ".");
  const absolute = path.resolve(cwd, root);
  const exists = await fs.stat(absolute).catch(() => undefined);
  if (!exists?.isDirectory()) return [];
  const matches = globPattern(steps.slice(literal).join("/"));
  return (await filesBelow(absolute, BESIDE_RELEASES))
    .map((full) => ({ full, below: path.relative(absolute, full).split(path.sep).join("/") }))
    .filter(({ below }) => matches.test(below))
    .map(({ full, below }) => ({ name: root === "." ? below : path.join(root, below), path: full }));
}

/** A glob as a regular expression over a path with forward slashes. */
export function globPattern(glob: string): RegExp {
  let source = "";
  let depth = 0;
  for (let at = 0; at < glob.length; at++) {
    const char = glob[at]!;
    if (char === "*") {
      if (glob[at + 1] !== "*") source += "[^/]*";
      else {
        const wholeStep = glob[at + 2] === "/";
        source += wholeStep ? "(?:[^/]+/)*" : ".*";
        at += wholeStep ? 2 : 1;
      }
    } else if (char === "?") source += "[^/]";
    else if (char === "[") {
      const end = glob.indexOf("]", at + 2);
      if (end < 0) source += "\\[";
      else {
        source += `[${glob
          .slice(at + 1, end)
          .replace(/^!/, "^")
          .replaceAll("\\", "\\\\")}]`;
        at = end;
      }
    } else if (char === "{") {
      depth++;
      source += "(?:";
    } else if (char === "}" && depth > 0) {
      depth--;
      source += ")";
    } else if (char === "," && depth > 0) source += "|";
    else source += char.replace(/[.+^$()|\\\]}]/g, "\\$&");
  }
  return new RegExp(`^${source}${")".repeat(depth)}$`);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
