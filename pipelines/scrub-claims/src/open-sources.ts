import type { ByteSource } from "@claimscrub/claim";

/** Files kept open at once; an export may have thousands. */
const KEPT_OPEN = 32;

interface Source {
  open(): Promise<ByteSource>;
  close?(): Promise<void>;
}

/** Opens sources again for a second look, and closes those that were not asked for longest. */
export class OpenSources {
  readonly #open = new Set<Source>();

  async open(source: Source): Promise<ByteSource> {
    this.#open.delete(source);
    this.#open.add(source);
    for (const oldest of this.#open) {
      if (this.#open.size <= KEPT_OPEN) break;
      this.#open.delete(oldest);
      await oldest.close?.();
    }
    return source.open();
  }

  async close(): Promise<void> {
    for (const source of this.#open) await source.close?.();
    this.#open.clear();
  }
}
