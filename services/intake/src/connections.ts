import { startEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import { openQueue, reasonOf, type ScrubQueue } from "@claimscrub/queue";
import { loadIdentityKey, openStore, type Store } from "@claimscrub/store";
import type { Environment } from "./env.ts";
import type { Log } from "@claimscrub/telemetry";

/** The store and the queue, open. */
export interface Connections {
  readonly store: Store;
  readonly queue: ScrubQueue;
  close(): Promise<void>;
}

/**
 * Opens the store (at `storeUrl`, else the data folder's own database) and the queue (Redis where REDIS_URL names one, else the store's
 * server). What was opened before a failure is closed again.
 */
export async function connect(storeUrl: string | undefined, environment: Environment, log: Log, telemetry?: unknown): Promise<Connections> {
  const opened: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const part of opened.splice(0).reverse()) await part();
  };
  try {
    let url = storeUrl ?? environment.storeUrl;
    if (url === undefined) {
      const server = await startEmbeddedPostgres({ home: environment.home });
      opened.push(() => server.stop());
      url = server.url;
    }
    const store = await openStore(url, { identityKey: loadIdentityKey(environment.home) });
    opened.push(() => store.close());
    const queue = await openQueue(environment.redisUrl ?? url, {
      onFault: (error) => log.warn({ reason: reasonOf(error) }, "the queue's server is away; waiting for it"),
      telemetry,
    });
    opened.push(() => queue.close());
    return { store, queue, close };
  } catch (error) {
    await close();
    throw error;
  }
}
