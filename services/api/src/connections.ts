import { startEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import { loadIdentityKey, openStore, type Store } from "@claimscrub/store";
import type { Environment } from "./env.ts";

/** The store, open, with its server's address for the queue. */
export interface OpenRecords {
  readonly store: Store;
  /** Holds a password: never shown. */
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the store at `storeUrl`, else the data folder's own database. What was opened before a failure is closed again. */
export async function openRecords(storeUrl: string | undefined, { home }: Environment, sessions: number): Promise<OpenRecords> {
  const server = storeUrl === undefined ? await startEmbeddedPostgres({ home }) : undefined;
  try {
    const url = storeUrl ?? server!.url;
    const store = await openStore(url, { identityKey: loadIdentityKey(home), sessions });
    return {
      store,
      url,
      close: async () => {
        await store.close();
        await server?.stop();
      },
    };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}
