import fs from "node:fs/promises";
import type { ByteSource } from "@claimscrub/claim";

/** A file on disk that is read by range. Each read gives bytes of its own. */
export interface OpenFile extends ByteSource {
  close(): Promise<void>;
}

/**
 * Opens a regular file for reading by range. Throws the system's error (ENOENT, EACCES, EISDIR) where it can't be opened, and an Error where
 * the file turns out shorter than it was: somebody is writing to it, and half a claim file must not pass for a whole one.
 */
export async function openFile(path: string): Promise<OpenFile> {
  const handle = await fs.open(path, "r");
  const status = await handle.stat();
  if (status.isDirectory()) {
    await handle.close();
    throw Object.assign(new Error(`${path} is a folder`), { code: "EISDIR" });
  }
  const byteLength = status.size;
  return {
    byteLength,
    async read(from, to) {
      const end = Math.min(to, byteLength);
      const bytes = new Uint8Array(Math.max(0, end - from));
      let read = 0;
      while (read < bytes.length) {
        const { bytesRead } = await handle.read(bytes, read, bytes.length - read, from + read);
        if (bytesRead === 0)
          throw new Error(`the file became shorter while it was read: ${byteLength} bytes at first, now at most ${from + read}`);
        read += bytesRead;
      }
      return bytes;
    },
    close: () => handle.close(),
  };
}
