/** Where a page ended, as text for an address: the values of its last row, bound to the list that it came from. */
export function encodeCursor(values: readonly string[], list: string): string {
  return Buffer.from(JSON.stringify([list, ...values])).toString("base64url");
}

/** The values of a cursor; undefined where it is none, or one of another list. */
export function decodeCursor(cursor: string, list: string): string[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (!Array.isArray(parts) || parts[0] !== list || parts.some((part) => typeof part !== "string")) return undefined;
    return parts.slice(1) as string[];
  } catch {
    return undefined;
  }
}
