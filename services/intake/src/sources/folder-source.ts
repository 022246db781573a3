import fs from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { FolderConfig } from "../watch-config.ts";
import { type Arrival, isWanted, type Source } from "./source.ts";

/**
 * A folder on this machine or a network disk. A file is taken when it is at rest: the same size, time and inode twice, `settleMs` apart by
 * a clock that never jumps. One that arrives by being renamed into place is whole at the first look. What is taken is moved to `done/` or
 * `failed/` below, deleted, or left.
 */
export function folderSource(config: FolderConfig): Source {
  const place = (name: string) => path.join(config.path, name);

  /** Versions of the files that are there, by name. */
  async function look(): Promise<Map<string, Arrival>> {
    const found = new Map<string, Arrival>();
    const entries = await fs.readdir(config.path, { withFileTypes: true });
    for (const entry of entries) {
      if (!entry.isFile() || !isWanted(entry.name)) continue;
      const arrival = await versionOf(entry.name);
      if (arrival) found.set(entry.name, arrival);
    }
    return found;
  }

  async function versionOf(name: string): Promise<Arrival | undefined> {
    const status = await fs.lstat(place(name), { bigint: true }).catch(unlessGone);
    if (!status?.isFile()) return undefined;
    return { name, version: `${status.size}-${status.mtimeNs}-${status.ino}`, changedAt: Number(status.mtimeMs) };
  }

  return {
    name: config.name,
    async list() {
      const before = await look();
      if (before.size === 0) return [];
      await delay(config.settleMs);
      const after = await look();
      return [...after.values()]
        .filter(({ name, version }) => before.get(name)?.version === version)
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    async fetch(arrival, to) {
      if ((await versionOf(arrival.name))?.version !== arrival.version) return false;
      await fs.copyFile(place(arrival.name), to, fs.constants.COPYFILE_FICLONE);
      await fs.chmod(to, 0o600);
      return (await versionOf(arrival.name))?.version === arrival.version;
    },
    async putAway(arrival, as) {
      if (config.afterwards === "keep") return false;
      // Written over meanwhile: that is another file, and it is taken at the next look.
      if ((await versionOf(arrival.name))?.version !== arrival.version) return true;
      if (config.afterwards === "delete" && as === "done") await fs.rm(place(arrival.name), { force: true });
      else await moveTo(path.join(config.path, as), arrival);
      return true;
    },
    close: async () => undefined,
  };

  async function moveTo(folder: string, arrival: Arrival): Promise<void> {
    await fs.mkdir(folder, { recursive: true });
    let target = path.join(folder, arrival.name);
    // A link fails where there is one of that name; a rename would write over it.
    for (let copy = 2; ; copy++) {
      try {
        await fs.link(place(arrival.name), target);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "EEXIST") target = path.join(folder, `${arrival.name}.${copy}`);
        else if (["EPERM", "ENOTSUP", "EMLINK"].includes((error as NodeJS.ErrnoException).code ?? ""))
          return fs.rename(place(arrival.name), target);
        else throw error;
      }
    }
    await fs.rm(place(arrival.name), { force: true });
  }
}

function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
