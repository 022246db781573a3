import { isBlank } from "./delimiters.ts";

/**
 * Whether a file that begins so is to be read as X12: the first that is no blank is ISA, GS or ST with something behind it that is neither
 * letter, digit nor blank. A file that only has X12 further down is not told by this.
 */
export function looksLikeX12(head: Uint8Array): boolean {
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (at < head.length && isBlank(head[at]!)) at++;
  const text = String.fromCharCode(...head.subarray(at, at + 4));
  return /^(?:ISA[^A-Za-z0-9 ]|(?:GS|ST)[^A-Za-z0-9 ])/.test(text) && !/^(?:GS|ST),/.test(text);
}
