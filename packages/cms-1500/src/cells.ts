const QUOTE = 34;
const utf8 = new TextDecoder("utf-8", { fatal: true });
const latin1 = new TextDecoder("latin1");

/** The cells of one row in memory: where each begins and ends, quotes included. */
export interface Cells {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Set where the row can't be cut into cells: a quote that nothing closes, or text behind one that closes. */
  readonly problem: { readonly kind: "csv-open-quote" | "csv-quote-inside"; readonly at: number } | undefined;
}

/** Cuts the row `from` to `to` (its line break left out) into cells, no more than `most` and one. */
export function cutCells(bytes: Uint8Array, from: number, to: number, delimiter: number, most: number): Cells {
  const starts: number[] = [];
  const ends: number[] = [];
  let problem: Cells["problem"];
  let at = from;
  for (;;) {
    const start = at;
    if (bytes[at] === QUOTE && at < to) {
      at = behindQuotes(bytes, at, to);
      if (at < 0) {
        problem ??= { kind: "csv-open-quote", at: start };
        at = to;
      } else if (at < to && bytes[at] !== delimiter) problem ??= { kind: "csv-quote-inside", at };
    }
    while (at < to && bytes[at] !== delimiter) at++;
    starts.push(start);
    ends.push(at);
    if (at >= to || starts.length > most) break;
    at++;
  }
  return { from: starts, to: ends, problem };
}

/** Behind the quote that closes the one at `at`; -1 where none does. */
function behindQuotes(bytes: Uint8Array, at: number, to: number): number {
  for (let next = at + 1; next < to; next++) {
    if (bytes[next] !== QUOTE) continue;
    if (bytes[next + 1] !== QUOTE || next + 1 >= to) return next + 1;
    next++;
  }
  return -1;
}

/** The text of a cell without its quotes and the blanks around it. UTF-8 where it is that, else Latin-1. */
export function cellText(bytes: Uint8Array, from: number, to: number): string {
  if (from >= to) return "";
  const quoted = bytes[from] === QUOTE && bytes[to - 1] === QUOTE && to - from > 1;
  const part = quoted ? bytes.subarray(from + 1, to - 1) : bytes.subarray(from, to);
  let text: string;
  try {
    text = utf8.decode(part);
  } catch {
    text = latin1.decode(part);
  }
  if (quoted) text = text.replaceAll('""', '"');
  // Spreadsheets write ="00123" to keep leading zeros.
  return (/^="([^"]*)"$/.exec(text)?.[1] ?? text).trim();
}
