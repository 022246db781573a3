import { LIMITS } from "./limits.ts";

/**
 * Cuts bytes that come in chunks into lines. `line` gets each without its line feed, with its place in the file; of one that is longer
 * than a resource may be it gets nothing but word of it.
 */
export async function readLines(
  pass: (take: (chunk: Uint8Array, at: number) => void) => Promise<void>,
  line: (bytes: Uint8Array, at: number, tooLong: boolean) => void,
): Promise<void> {
  const parts: Uint8Array[] = [];
  let held = 0;
  let from = 0;
  let tooLong = false;
  const end = (next: number): void => {
    if (tooLong) line(new Uint8Array(0), from, true);
    else if (held > 0) line(joined(parts, held), from, false);
    parts.length = 0;
    held = 0;
    from = next;
    tooLong = false;
  };
  await pass((chunk, at) => {
    for (let done = 0; done < chunk.length; ) {
      const feed = chunk.indexOf(10, done);
      const to = feed < 0 ? chunk.length : feed;
      if (!tooLong && held + to - done > LIMITS.resourceBytes) {
        tooLong = true;
        parts.length = 0;
        held = 0;
      }
      // A copy: the chunk is valid during this call only.
      if (!tooLong && to > done) {
        parts.push(chunk.slice(done, to));
        held += to - done;
      }
      if (feed >= 0) end(at + feed + 1);
      done = to + 1;
    }
  });
  end(0);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
