import { createReadStream, createWriteStream } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, crc32 } from "node:zlib";
import yauzl from "yauzl";
import type { FoundFile } from "./find-files.ts";

/** Bounds on what an archive may unfold to. */
export interface SpoolLimits {
  /** Bytes of one decompressed file. */
  readonly fileBytes: number;
  /** Decompressed bytes for each compressed one; beyond it an archive is a bomb, not claims. */
  readonly ratio: number;
  /** Members of one archive. */
  readonly members: number;
}

export const SPOOL_LIMITS: SpoolLimits = { fileBytes: 64 * 2 ** 30, ratio: 200, members: 10_000 };

/** Archives in archives that are opened. */
const DEEPEST = 3;

/** Bytes that may unfold before the ratio counts: a short file of repeated text is no attack. */
const RATIO_FREE_BYTES = 16 * 2 ** 20;

/** A file that can be read by range, or why it can't. */
export type Arrival =
  | { readonly name: string; readonly path: string; readonly failure?: undefined }
  | { readonly name: string; readonly failure: string };

/** A reason of the file's own, told to the user; anything else is a fault of the machine. */
class Unreadable extends Error {}

/**
 * Makes what was found readable by range: plain files as they are; `.gz`, members of `.zip` (`archive.zip!member`; `.gz` and `.zip` among them too) and standard input
 * decompressed into `folder` (0600; the caller removes the folder). What can't be read is given with its reason; a full disk throws.
 */
export async function* arrive(
  found: readonly FoundFile[],
  folder: string,
  stdin: Readable,
  limits: SpoolLimits = SPOOL_LIMITS,
): AsyncGenerator<Arrival> {
  let spooled = 0;
  const next = (): string => path.join(folder, `input-${++spooled}`);
  for (const { name, path: file } of found) {
    try {
      if (file === "-") {
        const copy = next();
        await write([stdin], copy, Number.POSITIVE_INFINITY, limits);
        if (await isZip(copy)) yield* members(name, copy, next, limits);
        else yield (await isGzip(copy)) ? await unzipped(name, copy, next(), limits) : { name, path: copy };
      } else if (await isGzip(file)) yield await unzipped(name, file, next(), limits);
      else if ((await isZip(file)) && !(await isWorkbook(file))) yield* members(name, file, next, limits);
      else yield { name, path: file };
    } catch (error) {
      yield { name, failure: reasonOf(error) };
    }
  }
}

async function unzipped(name: string, file: string, to: string, limits: SpoolLimits): Promise<Arrival> {
  const { size } = await fs.stat(file);
  await write([createReadStream(file), createGunzip()], to, size, limits);
  return { name, path: to };
}

async function* members(name: string, file: string, next: () => string, limits: SpoolLimits, depth = 1): AsyncGenerator<Arrival> {
  const archive = await yauzl.openPromise(file, { strictFileNames: false, validateEntrySizes: true, lazyEntries: true, autoClose: false });
  let count = 0;
  try {
    for await (const entry of archive.eachEntry()) {
      if (entry.fileName.endsWith("/") || /(^|\/)(\.|__MACOSX\/)/.test(entry.fileName)) continue;
      if (++count > limits.members) throw new Unreadable(`the archive has more than ${limits.members} members`);
      const member = `${name}!${entry.fileName}`;
      try {
        if (entry.isEncrypted()) throw new Unreadable("it is encrypted; decrypt the archive first");
        const to = next();
        const checksum = await write([await archive.openReadStreamPromise(entry)], to, entry.compressedSize, limits);
        if (checksum !== entry.crc32) throw new Unreadable("the compressed data is damaged: its checksum is another one");
        if ((await isZip(to)) && depth < DEEPEST && !(await isWorkbook(to))) yield* members(member, to, next, limits, depth + 1);
        else if (await isGzip(to)) yield await unzipped(member, to, next(), limits);
        else yield { name: member, path: to };
      } catch (error) {
        yield { name: member, failure: reasonOf(error) };
      }
    }
    if (count === 0) yield { name, failure: "the archive is empty" };
  } finally {
    archive.close();
  }
}

/** An office document is a zip archive to look at, and one file to its reader. */
async function isWorkbook(file: string): Promise<boolean> {
  const archive = await yauzl.openPromise(file, { strictFileNames: false, lazyEntries: true, autoClose: false });
  try {
    for await (const entry of archive.eachEntry()) if (entry.fileName === "[Content_Types].xml") return true;
    return false;
  } finally {
    archive.close();
  }
}

/** Writes the end of a chain of streams to a file of the owner alone, within the limits; returns its CRC-32, which yauzl leaves unchecked. */
async function write(from: readonly (Readable | Transform)[], to: string, compressedBytes: number, limits: SpoolLimits): Promise<number> {
  let bytes = 0;
  let checksum = 0;
  const bound = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length;
      checksum = crc32(chunk, checksum);
      if (bytes > limits.fileBytes) done(new Unreadable(`it is larger than ${limits.fileBytes} bytes when decompressed`));
      else if (bytes > RATIO_FREE_BYTES && bytes > compressedBytes * limits.ratio)
        done(new Unreadable(`it unfolds to more than ${limits.ratio} times its size: not a claim file`));
      else done(null, chunk);
    },
  });
  await pipeline([...from, bound, createWriteStream(to, { mode: 0o600 })]);
  return checksum;
}

async function startsWith(file: string, magic: readonly number[]): Promise<boolean> {
  const handle = await fs.open(file, "r");
  try {
    const { bytesRead, buffer } = await handle.read(new Uint8Array(magic.length), 0, magic.length, 0);
    return bytesRead === magic.length && magic.every((byte, at) => buffer[at] === byte);
  } finally {
    await handle.close();
  }
}

const isGzip = (file: string): Promise<boolean> => startsWith(file, [0x1f, 0x8b]);
const isZip = (file: string): Promise<boolean> => startsWith(file, [0x50, 0x4b, 0x03, 0x04]);

/** The reason in words; throws on what is the machine's fault. */
function reasonOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT" || code === "EMFILE" || code === "EIO") throw error;
  if (code === "ENOENT") return "no such file or folder";
  if (code === "EACCES" || code === "EPERM") return "not allowed to read it";
  if (code === "EISDIR") return "it is a folder";
  if (code === "Z_BUF_ERROR" || code === "Z_DATA_ERROR" || code?.startsWith("Z_")) return "the compressed data is damaged or cut short";
  return `the archive can't be read (${message})`;
}
