import type { Edition } from "./edition.ts";

/** FNV-1a over 64 bits, in two halves, because a plain number holds no 64-bit product. */
function fnv64(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let at = 0; at < text.length; at++) {
    low = (low ^ text.charCodeAt(at)) >>> 0;
    // Times 2^40 + 0x1b3, modulo 2^64.
    const lowProduct = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(lowProduct / 0x100000000) + (low << 8)) >>> 0;
    low = lowProduct >>> 0;
  }
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}

/** Names the law that a run was judged by: a hash over label, both clocks and the digest of the rows of every edition. */
export function fingerprintOf(editions: readonly Edition<unknown>[]): string {
  const lines = editions.map(({ label, period, published, digest }) => `${label} ${period.from} ${period.until} ${published} ${digest}`);
  return fnv64(lines.sort().join("\n"));
}
