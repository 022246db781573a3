import type pg from "pg";
import { DELETE_COLLECTED, INSERT_COLLECTED, SELECT_COLLECTED, UPDATE_COLLECTED } from "./statements/collected.ts";

/** A file of a source: its name there, and what changes when it does. */
export interface CollectedFile {
  readonly name: string;
  readonly version: string;
}

/** One that intake has taken. `runId`: the run it went into; empty where nothing in it could be read; null while its batch is under way. */
export interface CollectedEntry extends CollectedFile {
  readonly runId: string | null;
}

/** What was taken from one source. Held by one intake at a time. */
export class CollectionLedger {
  readonly #client: pg.ClientBase;
  readonly #source: string;

  constructor(client: pg.ClientBase, source: string) {
    this.#client = client;
    this.#source = source;
  }

  async entries(): Promise<CollectedEntry[]> {
    const { rows } = await this.#client.query<{ name: string; version: string; run_id: string | null }>(SELECT_COLLECTED, [this.#source]);
    return rows.map(({ name, version, run_id }) => ({ name, version, runId: run_id }));
  }

  /** Notes a batch before it is submitted. */
  async begin(files: readonly CollectedFile[]): Promise<void> {
    await this.#client.query(INSERT_COLLECTED, this.#values(files));
  }

  /** Notes which run a batch went into. */
  async complete(files: readonly CollectedFile[], runId: string): Promise<void> {
    await this.#client.query(UPDATE_COLLECTED, [...this.#values(files), runId]);
  }

  /** Forgets files that are gone from the source. */
  async forget(files: readonly CollectedFile[]): Promise<void> {
    if (files.length > 0) await this.#client.query(DELETE_COLLECTED, this.#values(files));
  }

  #values(files: readonly CollectedFile[]): unknown[] {
    return [this.#source, files.map(({ name }) => name), files.map(({ version }) => version)];
  }
}
