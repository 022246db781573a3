import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";

/** Name of the file that says what is in force. */
const LOCK = "editions.json";

/**
 * A folder with a lock file and the large file that the lock names. A new pair comes into force by one rename; whoever is killed before it
 * leaves the old pair in force and at most a file that the next publication clears away.
 */
export class PublishedFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The lock file as text; undefined where nothing was ever published. */
  async readLock(): Promise<string | undefined> {
    return fs.readFile(path.join(this.#folder, LOCK), "utf8").catch(unlessMissing);
  }

  /** A whole file in memory that threads may share; undefined where it is missing. */
  async readSnapshot(name: string): Promise<SharedArrayBuffer | undefined> {
    const handle = await fs.open(path.join(this.#folder, name), "r").catch(unlessMissing);
    if (!handle) return undefined;
    try {
      const { size } = await handle.stat();
      const buffer = new SharedArrayBuffer(size);
      const bytes = new Uint8Array(buffer);
      for (let at = 0; at < size; ) {
        const { bytesRead } = await handle.read(bytes, at, size - at, at);
        if (bytesRead === 0) throw new Error(`${name} became shorter while it was read`);
        at += bytesRead;
      }
      return buffer;
    } finally {
      await handle.close();
    }
  }

  /** Puts both in place, the lock last; everything is on the disk before it counts. */
  async publish(name: string, bytes: Uint8Array, lock: string): Promise<void> {
    await fs.mkdir(this.#folder, { recursive: true });
    await this.#write(name, bytes);
    await this.#write(LOCK, Buffer.from(lock));
    for (const entry of await fs.readdir(this.#folder))
      if (entry !== name && /\.(snapshot|part)$/.test(entry)) await fs.rm(path.join(this.#folder, entry), { force: true });
  }

  async #write(name: string, bytes: Uint8Array): Promise<void> {
    const temporary = path.join(this.#folder, `${name}.${randomUUID()}.part`);
    try {
      const handle = await fs.open(temporary, "wx", 0o644);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await fs.rename(temporary, path.join(this.#folder, name));
    } catch (error) {
      await fs.rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(this.#folder);
  }
}

/** A rename is on the disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders; there the rename itself is enough.
  const handle = await fs.open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
