import type { ByteSource } from "@claimscrub/claim";
import { refuse } from "./refusal.ts";

const CHUNK = 2 ** 18;
const LONGEST_LINE = 2 ** 16;

/** Calls `line` for each line of a file too large to hold, without its line end and with its number from 1. Latin-1, as CMS writes. */
export async function eachLine(source: ByteSource, line: (text: string, row: number) => void, chunk = CHUNK): Promise<void> {
  const decoder = new TextDecoder("latin1");
  let rest = "";
  let row = 0;
  for (let from = 0; from < source.byteLength; from += chunk) {
    const bytes = await source.read(from, Math.min(from + chunk, source.byteLength));
    const text = rest + decoder.decode(bytes);
    let start = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
      row += 1;
      line(text.slice(start, text[end - 1] === "\r" ? end - 1 : end), row);
      start = end + 1;
    }
    rest = text.slice(start);
    if (rest.length > LONGEST_LINE) refuse("layout", `lines of at most ${LONGEST_LINE} characters`, `${rest.length}`, row + 1);
  }
  if (rest !== "" && rest !== "\u001a") refuse("truncated", "a last line with its line end", JSON.stringify(rest.slice(-20)), row + 1);
}
