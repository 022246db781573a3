import type { Connections } from "./connections.ts";

/** Why no work should be given to this process; undefined where it can work. */
export async function readiness({ store, queue }: Connections): Promise<string | undefined> {
  const [ofStore, ofQueue] = await Promise.allSettled([store.runs(0), queue.workers()]);
  if (ofStore.status === "rejected") return "store-away";
  return ofQueue.status === "rejected" ? "queue-away" : undefined;
}

/** Seconds between the day of a publication (yyyymmdd) and a moment in milliseconds since 1970. */
export function secondsSincePublished(published: number | undefined, now: number): number | undefined {
  if (published === undefined) return undefined;
  const day = Date.UTC(Math.floor(published / 10_000), (Math.floor(published / 100) % 100) - 1, published % 100);
  return Math.max(0, Math.round((now - day) / 1000));
}
