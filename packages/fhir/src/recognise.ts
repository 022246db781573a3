/** Bytes that are enough to tell a FHIR file by. */
export const HEAD_BYTES = 65_536;

const decoder = new TextDecoder("latin1");

/** `{`, `[`, `<` and the first bytes of byte-order marks. */
const BEGINNINGS = new Set([0x7b, 0x5b, 0x3c, 0xef, 0xff, 0xfe]);

/**
 * Whether a file that begins so is to be read as FHIR: JSON, which no X12 file can begin like, or XML that has the namespace of FHIR or a
 * Claim or Bundle at its root. Content decides, never a name.
 */
export function looksLikeFhir(head: Uint8Array): boolean {
  const start = head.find((byte) => byte > 32) ?? 0;
  if (!BEGINNINGS.has(start)) return false;
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const bytes = wide ? head.filter((byte) => byte !== 0) : head;
  const from = wide ? 2 : bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const text = decoder.decode(bytes.subarray(from, HEAD_BYTES));
  if (/^\s*(\{\s*["}]|\[\s*[{\]]|[{[]\s*$)/.test(text)) return true;
  return /^\s*<[?!A-Za-z]/.test(text) && /["']http:\/\/hl7\.org\/fhir["']|<([\w.-]+:)?(Claim|Bundle)[\s>/]/.test(text);
}
