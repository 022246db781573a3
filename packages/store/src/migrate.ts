import fs from "node:fs";
import type pg from "pg";
import { CREATE_LEDGER, FIND_LEDGER, INSERT_MIGRATION, LOCK, SELECT_LATEST, UNLOCK } from "./statements/migrations.ts";
import { StoreFault } from "./store-fault.ts";

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** The numbered SQL files, in order. They lie beside src and dist alike. */
export function migrations(): Migration[] {
  const folder = new URL("../migrations/", import.meta.url);
  const files = fs.readdirSync(folder).filter((name) => name.endsWith(".sql"));
  return files.sort().map((name, at) => {
    const number = Number(name.slice(0, 4));
    if (number !== at + 1) throw new Error(`migration ${name} should have the number ${at + 1}`);
    return { number, name, sql: fs.readFileSync(new URL(name, folder), "utf8") };
  });
}

/** Brings the schema up to date; several processes at once wait for one another, and each migration commits whole or not at all. */
export async function migrate(client: pg.ClientBase, list: readonly Migration[] = migrations()): Promise<void> {
  if ((await latest(client)) === list.length) return;
  await client.query(LOCK);
  try {
    await client.query(CREATE_LEDGER);
    const done = await latest(client);
    for (const { number, name, sql } of list.slice(done)) {
      await client.query("begin");
      try {
        await client.query(sql);
        await client.query(INSERT_MIGRATION, [number, name]);
        await client.query("commit");
      } catch (error) {
        await client.query("rollback");
        throw error;
      }
    }
    if (done > list.length) {
      throw new StoreFault(
        `The store was brought to version ${done} by a newer Claimscrub; this one knows versions up to ${list.length}. Use the newer one.`,
        "newer-schema",
        false,
      );
    }
  } finally {
    await client.query(UNLOCK);
  }
}

async function latest(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ ledger: string | null }>(FIND_LEDGER);
  if (rows[0]?.ledger == null) return 0;
  return (await client.query<{ number: number }>(SELECT_LATEST)).rows[0]?.number ?? 0;
}
