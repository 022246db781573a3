import { startEmbeddedPostgres, UnsupportedSystem } from "@claimscrub/embedded-postgres";
import { loadIdentityKey, openStore, type Store, StoreFault } from "@claimscrub/store";
import { ourFault, wrongUsage } from "../failure.ts";

const REMEDY = "Name the server that holds the results: --store postgres://user:password@host/database.";

/** Opens the store, does `work`, and closes it. @throws Failure with the ways out. */
export async function withStore<T>(url: string | undefined, home: string, work: (store: Store) => Promise<T>): Promise<T> {
  if (url !== undefined && !/^postgres(ql)?:\/\//.test(url))
    throw wrongUsage("--store takes a URL that begins with postgres://.", "As in --store postgres://user:password@host:5432/database");
  try {
    const server = url === undefined ? await startEmbeddedPostgres({ home }) : undefined;
    try {
      const store = await openStore(server?.url ?? url!, { identityKey: loadIdentityKey(home), sessions: 2 });
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    } finally {
      await server?.stop();
    }
  } catch (error) {
    if (error instanceof StoreFault && (error.code === "unknown-run" || error.code === "no-run-before"))
      throw wrongUsage(error.message, "claimscrub status lists the runs.");
    if (error instanceof StoreFault || error instanceof UnsupportedSystem) throw ourFault(error.message, REMEDY);
    throw error;
  }
}
