import fs from "node:fs";

/** Names, member ids, birth dates and claim numbers that stand in claim files. */
export class Secrets {
  readonly #found = new Set<string>();

  /** Notes those of a file; says how many it has by now. */
  addFile(file: string): number {
    const text = fs.readFileSync(file, "utf8");
    for (const [, last = "", first = "", member = ""] of text.matchAll(
      /NM1\*(?:IL|QC)\*1\*([^*~]*)\*([^*~]*)(?:\*[^*~]*){0,3}(?:\*MI\*([^*~]*))?/g,
    )) {
      for (const secret of [last, first, member]) if (secret.length > 3) this.#found.add(secret);
    }
    for (const [, born = ""] of text.matchAll(/DMG\*D8\*(\d{8})/g)) this.#found.add(born);
    for (const [, id = ""] of text.matchAll(/CLM\*([^*~]+)/g)) this.#found.add(id);
    return this.#found.size;
  }

  /** The first of them that stands in a text as a word of its own. */
  findIn(text: string): string | undefined {
    for (const [word] of text.matchAll(/[\w.'-]+/g)) if (this.#found.has(word)) return word;
    for (const secret of this.#found) if (/[^\w.'-]/.test(secret) && text.includes(secret)) return secret;
    return undefined;
  }
}
