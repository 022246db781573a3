import type { ByteSource } from "@claimscrub/claim";
import { type OpenFile, openFile } from "@claimscrub/files";

/** Files that a thread keeps open at once; a run may have thousands, and the system allows a thousand or so. */
const KEPT_OPEN = 64;

/** Opens files on demand and closes those that were not asked for longest. */
export class OpenFiles {
  readonly #paths: ReadonlyMap<string, string>;
  readonly #open = new Map<string, OpenFile>();

  /** @param paths Where each file lies, by fileId. */
  constructor(paths: ReadonlyMap<string, string>) {
    this.#paths = paths;
  }

  async source(fileId: string): Promise<ByteSource> {
    const open = this.#open.get(fileId) ?? (await openFile(this.#paths.get(fileId)!));
    this.#open.delete(fileId);
    this.#open.set(fileId, open);
    for (const [oldest, file] of this.#open) {
      if (this.#open.size <= KEPT_OPEN) break;
      this.#open.delete(oldest);
      await file.close();
    }
    return open;
  }

  async close(): Promise<void> {
    for (const file of this.#open.values()) await file.close();
    this.#open.clear();
  }
}
