import { send } from "./client.ts";

/**
 * Follows server-sent events. Not by EventSource, which can't send the key in a header and would need it in the address.
 * Resolves when the stream ends. @throws Problem
 */
export async function follow(path: string, take: (data: unknown) => void, signal: AbortSignal): Promise<void> {
  const response = await send(path, { headers: { accept: "text/event-stream" }, signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) return;
  const events = new EventReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    for (const data of events.add(value)) take(JSON.parse(data));
  }
}

/** Cuts a stream of text into the data of its events, wherever the pieces are cut. */
export class EventReader {
  private rest = "";
  /** The data of every event that `text` completes. */
  add(text: string): string[] {
    const blocks = (this.rest + text).split(/\r?\n\r?\n/);
    this.rest = blocks.pop() ?? "";
    return blocks.map(dataOf).filter((data) => data !== "");
  }
}

function dataOf(block: string): string {
  return block
    .split(/\r?\n/)
    .filter((line) => line.startsWith("data:"))
    .map((line) => line.slice(5).trimStart())
    .join("\n");
}
