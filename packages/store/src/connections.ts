import pg from "pg";
import { asStoreFault, StoreFault } from "./store-fault.ts";

/** Sessions with one PostgreSQL database. Every fault leaves as a StoreFault. */
export class Connections {
  readonly #pool: pg.Pool;

  constructor(url: string, max: number) {
    this.#pool = new pg.Pool({ ...settings(url), max });
    // An idle session that the server ends is no fault: the next query opens another.
    this.#pool.on("error", () => undefined);
    // One in use that the server ends fails its query, which is told; the event besides would end the process if nobody heard it.
    this.#pool.on("connect", (client) => void client.on("error", () => undefined));
  }

  /** Runs `work` on a session of its own. */
  async session<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
    let client: pg.PoolClient;
    try {
      client = await this.#pool.connect();
    } catch (error) {
      throw asStoreFault(error);
    }
    let broken = true;
    try {
      const result = await work(client);
      broken = false;
      return result;
    } catch (error) {
      const fault = asStoreFault(error);
      broken = fault instanceof StoreFault && fault.passing;
      throw fault;
    } finally {
      client.release(broken);
    }
  }

  /** Runs `work` in a transaction: it commits whole, or nothing of it happened. */
  transaction<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
    return this.session(async (client) => {
      await client.query("begin");
      try {
        const result = await work(client);
        await client.query("commit");
        return result;
      } catch (error) {
        // A session that is gone has rolled back already; the first error is the one to tell.
        await client.query("rollback").catch(() => undefined);
        throw error;
      }
    });
  }

  async query<Row extends pg.QueryResultRow>(statement: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.session(async (client) => (await client.query<Row>(statement, [...values])).rows);
  }

  /** Rows of a statement in batches, through a cursor: memory stays small however many there are. */
  async *stream<Row extends pg.QueryResultRow>(statement: string, values: readonly unknown[], batch = 2000): AsyncGenerator<Row> {
    let client: pg.PoolClient | undefined;
    let done = false;
    try {
      client = await this.#pool.connect();
      await client.query("begin read only");
      await client.query(`declare results no scroll cursor for ${statement}`, [...values]);
      for (;;) {
        const { rows } = await client.query<Row>(`fetch ${batch} from results`);
        yield* rows;
        if (rows.length < batch) break;
      }
      await client.query("commit");
      done = true;
    } catch (error) {
      throw asStoreFault(error);
    } finally {
      // A reader that stopped early, or a fault: the session is closed rather than tidied up.
      client?.release(!done);
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

function settings(url: string): pg.PoolConfig {
  let scheme = "";
  try {
    scheme = new URL(url).protocol;
  } catch {
    // Falls through to the message below; the text itself may hold a password.
  }
  if (scheme !== "postgres:" && scheme !== "postgresql:") {
    throw new StoreFault("The store is not a PostgreSQL address; write postgres://user:password@host:port/database.", "store-url", false);
  }
  return {
    connectionString: url,
    client_encoding: "UTF8",
    application_name: "claimscrub",
    connectionTimeoutMillis: 15_000,
    allowExitOnIdle: true,
  };
}
