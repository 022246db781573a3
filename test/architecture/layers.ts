import path from "node:path";

export interface Layer {
  readonly folder: string;
  readonly may: readonly string[];
  readonly builtins: "any" | readonly string[];
  readonly libraries: readonly string[];
}

export interface Layers {
  readonly packages: Readonly<Record<string, Layer>>;
  /** Folders of tests and maintainers' scripts inside packages, each with the libraries that it may use besides its package's. */
  readonly workshops: Readonly<Record<string, string | readonly string[]>>;
  readonly environmentOnlyIn: string;
  readonly folderNamesRefused: readonly string[];
  readonly topLevel: readonly string[];
}

/** Module names that a source imports, statically or not, in order of appearance. */
export function imports(source: string): string[] {
  const pattern = /(?:^|\n)\s*(?:import|export)\b(?:[^"';]*?\bfrom)?\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g;
  return [...source.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? "");
}

/** Imports of `file` (of the package `name`) that config/layers does not allow, as sentences. */
export function violations(file: string, source: string, name: string, layers: Layers): string[] {
  const layer = layers.packages[name];
  if (!layer) return [`${file}: ${name} is not in config/layers`];
  const library = (specifier: string) =>
    specifier
      .split("/")
      .slice(0, specifier.startsWith("@") ? 2 : 1)
      .join("/");
  const workshop = workshopOf(file, layers);
  const extra = workshop === undefined ? [] : (layers.workshops[workshop] as readonly string[]);
  return imports(source).flatMap((specifier) => {
    if (specifier.startsWith(".")) {
      const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
      const into = workshopOf(target, layers);
      return target.startsWith(`${layer.folder}/`) && (into === undefined || into === workshop) ? [] : [`${file} reaches into ${target}`];
    }
    if (specifier.startsWith("node:")) {
      return workshop !== undefined || layer.builtins === "any" || layer.builtins.includes(specifier) ? [] : [`${file} uses ${specifier}`];
    }
    if (specifier.startsWith("@claimscrub/")) {
      return layer.may.includes(specifier.slice("@claimscrub/".length)) ? [] : [`${file} knows ${specifier}`];
    }
    return [...layer.libraries, ...extra].includes(library(specifier)) ? [] : [`${file} uses ${specifier}`];
  });
}

/** The workshop that a file lies in, if it lies in one. */
function workshopOf(file: string, layers: Layers): string | undefined {
  return Object.keys(layers.workshops).find((folder) => file.startsWith(`${folder}/`));
}
