/** A value of one column of COPY's text format. Strings may hold anything. */
export type CopyValue = string | number | Uint8Array | null;

const SPECIAL = /[\\\n\r\t\b\f\v\0]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\b": "\\b",
  "\f": "\\f",
  "\v": "\\v",
  // PostgreSQL's text can't hold U+0000. Its picture stands in, so that nothing is lost in silence.
  "\0": "\u2400",
};

/** One row in COPY's text format, its line break included. A lone surrogate becomes U+FFFD when the row is encoded. */
export function copyRow(values: readonly CopyValue[]): string {
  let row = "";
  for (let at = 0; at < values.length; at++) {
    if (at > 0) row += "\t";
    row += copyField(values[at] ?? null);
  }
  return `${row}\n`;
}

function copyField(value: CopyValue): string {
  if (value === null) return "\\N";
  if (typeof value === "number") return String(value);
  // The backslash of bytea's \x is itself escaped.
  if (typeof value !== "string") return `\\\\x${Buffer.from(value).toString("hex")}`;
  return value.replace(SPECIAL, (character) => ESCAPES[character] ?? character);
}
