import { startEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import { openQueue, reasonOf, type ScrubQueue } from "@claimscrub/queue";
import { loadIdentityKey, openStore, type Store } from "@claimscrub/store";
import type { Log } from "@claimscrub/telemetry";
import type { Environment } from "./env.ts";

/** The store and the queue, open. */
export interface Connections {
  readonly store: Store;
  /** Where the store is, for threads that open it for themselves. Holds a password: never shown. */
  readonly storeUrl: string;
  readonly identityKey: Uint8Array;
  readonly queue: ScrubQueue;
  close(): Promise<void>;
}

/**
 * Opens the store (at `storeUrl`, else the data folder's own database) and the queue (Redis where REDIS_URL names one, else the store's
 * server). What was opened before a failure is closed again.
 */
export async function connect(storeUrl: string | undefined, environment: Environment, log: Log, telemetry: unknown): Promise<Connections> {
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
    const identityKey = loadIdentityKey(environment.home);
    const store = await openStore(url, { identityKey, sessions: 2 });
    opened.push(() => store.close());
    const queue = await openQueue(environment.redisUrl ?? url, {
      onFault: (error) => log.warn({ reason: reasonOf(error) }, "the queue's server is away; waiting for it"),
      telemetry,
    });
    opened.push(() => queue.close());
    return { store, storeUrl: url, identityKey, queue, close };
  } catch (error) {
    await close();
    throw error;
  }
}
