import fs from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";

export interface DownloadLimits {
  /** Longest time without a byte. */
  readonly stallMs: number;
  readonly attempts: number;
  /** Before the second attempt; doubled each time. */
  readonly waitMs: number;
  readonly bytes: number;
}

export const DOWNLOAD_LIMITS: DownloadLimits = { stallMs: 30_000, attempts: 5, waitMs: 1000, bytes: 2 ** 30 };

/** Why a download was given up; nothing of it is used. */
export class DownloadFailure extends Error {}

/** A failure that another attempt may cure. */
class Interrupted extends Error {}

/** What a partial download is a part of. */
interface Begun {
  readonly address: string;
  /** ETag or Last-Modified of the file: only the same file may be continued. */
  readonly validator: string;
}

/**
 * Downloads a zip archive to `target`. Breaks are resumed where the server allows it, and a part that an earlier call left behind, too. The
 * file appears under its name only when it is whole: its length as announced, its beginning and its end those of an archive.
 * @throws DownloadFailure
 */
export async function download(address: string, target: string, limits: DownloadLimits = DOWNLOAD_LIMITS): Promise<void> {
  requireSafe(address);
  const part = `${target}.part`;
  let last = "";
  for (let attempt = 0; attempt < limits.attempts; attempt++) {
    if (attempt > 0) await delay(limits.waitMs * 2 ** (attempt - 1));
    try {
      await receive(address, part, limits);
      await requireArchive(address, part);
      await fs.rename(part, target);
      await fs.rm(`${part}.json`, { force: true });
      return;
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      last = error.message;
    }
  }
  throw new DownloadFailure(`${address}: ${last}, after ${limits.attempts} attempts. What has arrived is kept; call again to go on`);
}

/** Encrypted, or a server of this very machine. */
function requireSafe(address: string): void {
  const { protocol, hostname } = new URL(address);
  if (protocol !== "https:" && !(protocol === "http:" && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname)))
    throw new DownloadFailure(`${address}: only https is downloaded from`);
}

async function receive(address: string, part: string, limits: DownloadLimits): Promise<void> {
  const begun = await readBegun(part, address);
  const have = begun ? await sizeOf(part) : 0;
  const stalled = new AbortController();
  let timer = setTimeout(() => stalled.abort(), limits.stallMs);
  const alive = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => stalled.abort(), limits.stallMs);
  };
  try {
    const headers: Record<string, string> = { "accept-encoding": "identity" };
    if (begun && have > 0) Object.assign(headers, { range: `bytes=${have}-`, "if-range": begun.validator });
    const response = await fetch(address, { headers, signal: stalled.signal, redirect: "follow" });
    requireSafe(response.url || address);
    const from = startOf(response, have);
    if (response.status === 416) {
      await fs.rm(part, { force: true });
      throw new Interrupted("the server has less of the file than has arrived");
    }
    if (response.status >= 500 || response.status === 429) throw new Interrupted(`the server answered ${response.status}`);
    if (!response.ok)
      throw new DownloadFailure(`${address}: the server answered ${response.status}. Correct the address in reference-sources.json`);
    const total = totalOf(response);
    if ((total ?? 0) > limits.bytes) throw new DownloadFailure(`${address}: it has ${total} bytes, more than any release`);
    if (from === 0) await writeBegun(part, address, response);
    await append(response, part, from, limits.bytes, alive);
    const size = await sizeOf(part);
    if (total !== undefined && size < total) throw new Interrupted(`it broke off after ${size} of ${total} bytes`);
    if (total !== undefined && size > total) {
      await fs.rm(part, { force: true });
      throw new Interrupted(`${size} bytes came of ${total}`);
    }
  } catch (error) {
    if (error instanceof DownloadFailure || error instanceof Interrupted) throw error;
    const { code, cause } = error as NodeJS.ErrnoException & { cause?: NodeJS.ErrnoException };
    if (code === "ENOSPC" || code === "EACCES" || code === "EROFS") throw error;
    throw new Interrupted(
      stalled.signal.aborted ? `nothing came for ${limits.stallMs / 1000} s` : `the connection broke (${cause?.code ?? code ?? "closed"})`,
    );
  } finally {
    clearTimeout(timer);
  }
}

/** Where in the file the answer begins: a server may send the whole of it although a part was asked for. */
function startOf(response: Response, asked: number): number {
  if (response.status !== 206) return 0;
  const from = Number(/^bytes (\d+)-/.exec(response.headers.get("content-range") ?? "")?.[1] ?? Number.NaN);
  if (from !== asked) throw new Interrupted("the server sent another part than was asked for");
  return from;
}

function totalOf(response: Response): number | undefined {
  const range = /\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1];
  const length = response.status === 206 ? range : response.headers.get("content-length");
  return length === null || length === undefined ? undefined : Number(length);
}

/** Writes each piece as it comes, so that what has arrived when a connection breaks is there to go on from. */
async function append(response: Response, part: string, from: number, most: number, alive: () => void): Promise<void> {
  if (!response.body) throw new Interrupted("the answer was empty");
  const handle = await fs.open(part, from > 0 ? "a" : "w");
  try {
    let bytes = from;
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      alive();
      bytes += chunk.length;
      if (bytes > most) throw new DownloadFailure(`more than ${most} bytes came`);
      await handle.writeFile(chunk);
    }
  } finally {
    await handle.close();
  }
}

async function readBegun(part: string, address: string): Promise<Begun | undefined> {
  try {
    const begun = JSON.parse(await fs.readFile(`${part}.json`, "utf8")) as Begun;
    return begun.address === address && begun.validator !== "" ? begun : undefined;
  } catch {
    return undefined;
  }
}

async function writeBegun(part: string, address: string, { headers }: Response): Promise<void> {
  const tag = headers.get("etag");
  // A weak tag does not promise the same bytes.
  const validator = tag && !tag.startsWith("W/") ? tag : (headers.get("last-modified") ?? "");
  await fs.writeFile(`${part}.json`, JSON.stringify({ address, validator } satisfies Begun));
}

async function sizeOf(file: string): Promise<number> {
  return (await fs.stat(file).catch(() => undefined))?.size ?? 0;
}

/** The marks at both ends of a zip archive: a page in its place (of terms to accept, or of an error) has neither. */
async function requireArchive(address: string, part: string): Promise<void> {
  const bytes = await fs.readFile(part);
  if (!bytes.subarray(0, 4).equals(Buffer.from("PK\x03\x04"))) {
    await fs.rm(part, { force: true });
    throw new DownloadFailure(
      `${address}: the answer is no zip archive but begins with ${JSON.stringify(bytes.subarray(0, 20).toString("latin1"))}`,
    );
  }
  if (bytes.subarray(-65_557).lastIndexOf("PK\x05\x06") < 0) {
    await fs.rm(part, { force: true });
    throw new Interrupted("the archive has no end");
  }
}
