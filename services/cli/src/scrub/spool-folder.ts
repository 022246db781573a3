import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import type { ByteSource } from "@claimscrub/claim";
import type { SpillWriter } from "@claimscrub/scrub-claims";

/** Each thread begins one file. */
const ATTEMPTS = 50;

/**
 * A folder of this process for what must not outlive it: decompressed claims and results on their way to the outputs. Readable by the
 * owner alone, removed at the end, by a signal too; what a killed process left behind goes when the next one starts.
 */
export class SpoolFolder {
  readonly path: string;

  constructor(home: string) {
    const parent = path.join(home, "spool");
    fs.mkdirSync(parent, { recursive: true, mode: 0o700 });
    removeAbandoned(parent);
    this.path = fs.mkdtempSync(path.join(parent, `scrub-${process.pid}-`));
    fs.chmodSync(this.path, 0o700);
  }

  file(name: string): string {
    return path.join(this.path, name);
  }

  /** Also while threads still begin their files in it: Node's own retries don't look again for what has come since. */
  remove(): void {
    for (let left = ATTEMPTS; ; left--) {
      try {
        return fs.rmSync(this.path, { recursive: true, force: true });
      } catch (error) {
        if (left <= 1 || (error as NodeJS.ErrnoException).code !== "ENOTEMPTY") throw error;
      }
    }
  }
}

function removeAbandoned(parent: string): void {
  for (const name of fs.readdirSync(parent)) {
    const pid = Number(/^scrub-(\d+)-/.exec(name)?.[1] ?? "0");
    if (pid > 0 && !isAlive(pid)) fs.rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** A spill of one thread: a file that only grows. */
export class SpillFile implements SpillWriter {
  readonly #path: string;
  #handle: number | undefined;
  #length = 0;

  constructor(file: string) {
    this.#path = file;
  }

  async append(bytes: Uint8Array): Promise<{ spill: string; from: number; to: number }> {
    this.#handle ??= fs.openSync(this.#path, "w", 0o600);
    const from = this.#length;
    let written = 0;
    while (written < bytes.length) written += fs.writeSync(this.#handle, bytes, written);
    this.#length += bytes.length;
    return { spill: this.#path, from, to: this.#length };
  }

  close(): void {
    if (this.#handle !== undefined) fs.closeSync(this.#handle);
    this.#handle = undefined;
  }
}

/** Opens spills for reading, each file once. */
export class SpillReader {
  readonly #open = new Map<string, { readonly handle: number; readonly source: ByteSource }>();

  async open(spill: string): Promise<ByteSource> {
    let opened = this.#open.get(spill);
    if (opened === undefined) {
      const handle = fs.openSync(spill, "r");
      opened = { handle, source: { byteLength: fs.fstatSync(handle).size, read: async (from, to) => readRange(handle, from, to) } };
      this.#open.set(spill, opened);
    }
    return opened.source;
  }

  close(): void {
    for (const { handle } of this.#open.values()) fs.closeSync(handle);
    this.#open.clear();
  }
}

function readRange(handle: number, from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(to - from);
  let read = 0;
  while (read < bytes.length) {
    const count = fs.readSync(handle, bytes, read, bytes.length - read, from + read);
    if (count === 0) return bytes.subarray(0, read);
    read += count;
  }
  return bytes;
}
