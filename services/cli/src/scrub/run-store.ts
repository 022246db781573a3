import { startEmbeddedPostgres, UnsupportedSystem } from "@claimscrub/embedded-postgres";
import type { ChunkResult, RunSummary } from "@claimscrub/claim";
import { DEFAULT_TENANT, FILE_LEVEL, loadIdentityKey, openStore, type RunPlan, type Store, StoreFault } from "@claimscrub/store";
import { ourFault } from "../failure.ts";
import type { StoreTarget } from "./chunk-runner.ts";
import { type PayerExperience, readExperience } from "./payer-experience.ts";
import { STORE_REMEDY } from "./told-failure.ts";

/** The store of a scrub: where a run is begun, and closed with its summary. */
export class RunStore {
  readonly #store: Store;
  readonly #url: string;
  readonly #identityKey: Uint8Array;
  readonly #stopServer: () => Promise<void>;
  #runId: string | undefined;
  #finished = false;

  constructor(store: Store, url: string, identityKey: Uint8Array, stopServer: () => Promise<void>) {
    this.#store = store;
    this.#url = url;
    this.#identityKey = identityKey;
    this.#stopServer = stopServer;
  }

  /** Opens the store at `url`, or the data folder's own database; @throws Failure with the ways out. */
  static async open(url: string | "embedded", home: string): Promise<RunStore> {
    return inWords(async () => {
      const identityKey = loadIdentityKey(home);
      if (url !== "embedded") return new RunStore(await openStore(url, { identityKey }), url, identityKey, async () => {});
      const server = await startEmbeddedPostgres({ home });
      try {
        return new RunStore(await openStore(server.url, { identityKey }), server.url, identityKey, () => server.stop());
      } catch (error) {
        await server.stop();
        throw error;
      }
    });
  }

  /** The history of sent claims as it is now: the snapshot that a run with history is judged against. */
  historyMark(): Promise<number> {
    return inWords(() => this.#store.historyMark());
  }

  /** Begins the run; undefined where this very judgement is stored already and no history is read: then no thread needs the store. */
  async begin(plan: RunPlan): Promise<StoreTarget | undefined> {
    return inWords(async () => {
      const { runId, state } = await this.#store.beginRun(plan);
      this.#runId = runId;
      this.#finished = state === "finished";
      const history = plan.historyMark !== undefined;
      if (this.#finished && !history) return undefined;
      return { url: this.#url, runId, identityKey: this.#identityKey, history, write: !this.#finished };
    });
  }

  /** Writes what is said of whole files. */
  async keepFileLevel(result: ChunkResult): Promise<void> {
    if (this.#finished) return;
    await inWords(() => this.#store.writeChunk(this.#runId!, FILE_LEVEL, result));
  }

  /** What payers did so far with lines on which these rules had spoken; undefined where no remittance tells. */
  experience(rules: readonly string[]): Promise<PayerExperience | undefined> {
    return inWords(() => readExperience(this.#store.forTenant(DEFAULT_TENANT), rules));
  }

  async finish(summary: RunSummary): Promise<void> {
    if (this.#finished) return;
    await inWords(() => this.#store.finishRun(this.#runId!, summary));
  }

  async close(): Promise<void> {
    await this.#store.close();
    await this.#stopServer();
  }
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreFault || error instanceof UnsupportedSystem) throw ourFault(error.message, STORE_REMEDY);
    const failure = ourFault(`The store could not be used: ${error instanceof Error ? error.message : String(error)}`, STORE_REMEDY);
    failure.cause = error;
    throw failure;
  }
}
