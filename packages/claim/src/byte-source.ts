/**
 * Bytes at rest that can be read by range: a file, a spooled archive member, a stored object, a buffer in memory.
 * The only way in which the readers of claims and of reference tables see the world.
 */
export interface ByteSource {
  readonly byteLength: number;
  /** The bytes from `from` up to, not including, `to`. May be a view that is valid only until the next call. */
  read(from: number, to: number): Promise<Uint8Array>;
}

/** A source over bytes in memory. */
export function bytesInMemory(bytes: Uint8Array): ByteSource {
  return { byteLength: bytes.byteLength, read: async (from, to) => bytes.subarray(from, to) };
}
