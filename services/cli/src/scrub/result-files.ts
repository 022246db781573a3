import fs from "node:fs";
import path from "node:path";

const BUFFER_BYTES = 256 << 10;

/**
 * A file that is written from front to back through one buffer, under another name until it is whole: a scrub that broke off
 * leaves no file that looks finished.
 */
export class ResultFile {
  readonly #path: string;
  readonly #partial: string;
  #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  #filled = 0;
  #handle: number | undefined;
  #named = false;

  constructor(file: string) {
    this.#path = file;
    this.#partial = `${file}.${process.pid}.part`;
    this.#handle = fs.openSync(this.#partial, "w");
  }

  write(data: Uint8Array | string): void {
    const bytes = typeof data === "string" ? Buffer.from(data) : data;
    if (this.#filled + bytes.length > BUFFER_BYTES) this.#flush();
    if (bytes.length > BUFFER_BYTES) {
      this.#writeAll(bytes);
      return;
    }
    this.#buffer.set(bytes, this.#filled);
    this.#filled += bytes.length;
  }

  /** Ends the writing and lets go of the buffer and the handle; the file has no name yet. */
  seal(): void {
    if (this.#handle === undefined) return;
    this.#flush();
    fs.closeSync(this.#handle);
    this.#handle = undefined;
    this.#buffer = Buffer.alloc(0);
  }

  /** Gives the file its name. */
  finish(): void {
    this.seal();
    fs.renameSync(this.#partial, this.#path);
    this.#named = true;
  }

  /** Takes back what was written; does nothing after `finish`. */
  discard(): void {
    if (this.#named) return;
    if (this.#handle !== undefined) fs.closeSync(this.#handle);
    this.#handle = undefined;
    fs.rmSync(this.#partial, { force: true });
  }

  #flush(): void {
    this.#writeAll(this.#buffer.subarray(0, this.#filled));
    this.#filled = 0;
  }

  #writeAll(bytes: Uint8Array): void {
    let written = 0;
    while (written < bytes.length) written += fs.writeSync(this.#handle!, bytes, written);
  }
}

/** The files of `--out`, all of them or none. */
export class ResultFiles {
  readonly findingsNdjson: ResultFile;
  readonly findingsCsv: ResultFile;
  readonly linesCsv: ResultFile;
  readonly #folder: string;
  readonly #all: ResultFile[] = [];

  constructor(folder: string) {
    this.#folder = folder;
    fs.mkdirSync(folder, { recursive: true });
    this.findingsNdjson = this.#open("findings.ndjson");
    this.findingsCsv = this.#open("findings.csv");
    this.linesCsv = this.#open("lines.csv");
  }

  /** A file that is written at once, piece by piece. */
  add(name: string, pieces: Iterable<string>): void {
    const file = this.#open(name);
    for (const piece of pieces) file.write(piece);
    file.seal();
  }

  /** A file that is written as its pieces come; without any there is none. Resolves with whether there is one. */
  async addPieces(name: string, pieces: AsyncIterable<string>): Promise<boolean> {
    let file: ResultFile | undefined;
    for await (const piece of pieces) {
      file ??= this.#open(name);
      file.write(piece);
    }
    file?.seal();
    return file !== undefined;
  }

  finish(): void {
    for (const file of this.#all) file.finish();
  }

  discard(): void {
    for (const file of this.#all) file.discard();
  }

  #open(name: string): ResultFile {
    const file = new ResultFile(path.join(this.#folder, name));
    this.#all.push(file);
    return file;
  }
}
