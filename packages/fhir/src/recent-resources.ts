import type { Element } from "./element.ts";

/** Bytes of source text that are kept parsed; a parsed resource takes about ten times as many. */
const KEPT_BYTES = 4 << 20;

/** Keeps what was parsed lately: the claims of a practice name the same few organizations again and again. */
export class RecentResources {
  readonly #kept = new Map<string, { readonly element: Element | undefined; readonly bytes: number }>();
  #bytes = 0;

  async get(key: string, bytes: number, read: () => Promise<Element | undefined>): Promise<Element | undefined> {
    const known = this.#kept.get(key);
    if (known !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known.element;
    }
    const element = await read();
    this.#kept.set(key, { element, bytes });
    this.#bytes += bytes;
    for (const [oldest, one] of this.#kept) {
      if (this.#bytes <= KEPT_BYTES || oldest === key) break;
      this.#kept.delete(oldest);
      this.#bytes -= one.bytes;
    }
    return element;
  }
}
