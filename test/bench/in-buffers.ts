import type { ByteSource } from "@claimscrub/claim";
import type { ClaimSpec } from "../generator/claim-spec.ts";
import { write837p } from "../generator/write-837p.ts";

const BUFFER_BYTES = 65_536;

/** A written claim file in buffers of equal size, each in memory of its own, as reads from a disk would be. */
export function writtenInBuffers(claims: Iterable<ClaimSpec>): ByteSource {
  const parts: Buffer[] = [];
  let text: string[] = [];
  for (const part of write837p(claims)) {
    text.push(part);
    if (text.length < 5000) continue;
    parts.push(Buffer.from(text.join("")));
    text = [];
  }
  const whole = Buffer.concat([...parts, Buffer.from(text.join(""))]);
  const buffers: Buffer[] = [];
  for (let at = 0; at < whole.length; at += BUFFER_BYTES) buffers.push(Buffer.from(whole.subarray(at, at + BUFFER_BYTES)));
  return {
    byteLength: whole.length,
    read: async (from, to) => {
      const buffer = buffers[Math.floor(from / BUFFER_BYTES)]!;
      const start = from % BUFFER_BYTES;
      return buffer.subarray(start, Math.min(buffer.length, start + to - from));
    },
  };
}
