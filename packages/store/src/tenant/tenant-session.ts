import pg from "pg";
import type { Connections } from "../connections.ts";

const ROLE = "claimscrub_api";

/**
 * Sessions that see one tenant. Each statement names the tenant itself; beneath that, where the roles of migration 0007 are there and this user
 * may act as them, row-level security holds the session to the tenant whatever a statement says.
 */
export class TenantSession {
  readonly tenant: string;
  readonly #connections: Connections;
  #hasRole: Promise<boolean> | undefined;

  constructor(connections: Connections, tenant: string) {
    this.#connections = connections;
    this.tenant = tenant;
  }

  /** Runs `work` in a transaction that sees this tenant's rows alone. */
  async run<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
    this.#hasRole ??= this.#mayActAsRole();
    const role = (await this.#hasRole) ? `set local role ${ROLE};` : "";
    return this.#connections.transaction(async (client) => {
      await client.query(`${role} set local claimscrub.tenant = ${pg.escapeLiteral(this.tenant)}`);
      return work(client);
    });
  }

  async rows<Row extends pg.QueryResultRow>(statement: string, values: readonly unknown[]): Promise<Row[]> {
    return this.run(async (client) => (await client.query<Row>(statement, [...values])).rows);
  }

  async #mayActAsRole(): Promise<boolean> {
    const rows = await this.#connections.query<{ may: boolean }>(
      "select pg_has_role(oid, 'member') as may from pg_catalog.pg_roles where rolname = $1",
      [ROLE],
    );
    return rows[0]?.may === true;
  }
}
