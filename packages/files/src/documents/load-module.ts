import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire, register } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** A module from outside the program, and what it is by its bytes. */
export interface LoadedModule {
  /** Absolute path of its file. */
  readonly location: string;
  /** 16 hex digits over the bytes of that file; what it imports in its turn is not in it. */
  readonly fingerprint: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

/**
 * Loads a module: a file (`./rules/weekend.mjs`, absolute or relative to `from`) or an npm package that `from` can see. Its imports of this
 * program's own packages (`@claimscrub/rules`) lead to the program, wherever the module lies.
 * @param own A module of the program from which its own packages can be seen.
 */
export async function loadModule(specifier: string, from: string, own: string): Promise<LoadedModule | { readonly fault: string }> {
  const location = locate(specifier, from);
  if (location === undefined) return { fault: "there is no such file, nor a package of that name to be seen from there" };
  leadOwnImports(own);
  const fingerprint = createHash("sha256").update(await readFile(location)).digest("hex").slice(0, 16); // biome-ignore format: one chain
  try {
    return { location, fingerprint, exports: (await import(pathToFileURL(location).href)) as Record<string, unknown> };
  } catch (error) {
    // A module of the operator's: its error is theirs to read.
    return { fault: `it can't be loaded: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function locate(specifier: string, from: string): string | undefined {
  const file = path.resolve(from, specifier);
  if (/[/\\]|\.[cm]?[jt]s$/.test(specifier) && existsSync(file) && !specifier.startsWith("@")) return file;
  try {
    return createRequire(path.join(from, "here.js")).resolve(specifier);
  } catch {
    return undefined;
  }
}

let led = false;

/** Once a thread: what can't be resolved and names a package of this program is looked for where the program lies. */
function leadOwnImports(own: string): void {
  if (led) return;
  led = true;
  const hook = `
let own;
export async function initialize(data) { own = data.own; }
export async function resolve(specifier, context, next) {
  if (!specifier.startsWith("@claimscrub/")) return next(specifier, context);
  try { return await next(specifier, context); } catch (error) { return next(specifier, { ...context, parentURL: own }); }
}`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`, { parentURL: import.meta.url, data: { own } });
}
