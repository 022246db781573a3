/** Narrower than this no text is folded: the words would stand one below the other. */
const LEAST = 40;

/**
 * A text cut into lines of so many columns at most, between words; the lines behind the first begin with `indent`. A word that is longer
 * than a line stands whole on its own.
 */
export function fold(text: string, columns: number, indent: string): string {
  const width = Math.max(columns, LEAST);
  const begin = /^ */.exec(text)![0];
  const lines: string[] = [];
  let line = begin;
  let empty = true;
  for (const word of text.slice(begin.length).split(" ")) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  lines.push(line);
  return lines.join("\n");
}
