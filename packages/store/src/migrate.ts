import fs from "node:fs";
import type pg from "pg";
import { CREATE_LEDGER, FIND_LEDGER, INSERT_MIGRATION, LOCK, SELECT_APPLIED, UNLOCK } from "./statements/migrations.ts";
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
  const list = files.sort().map((name) => {
    if (!/^\d{4}-/.test(name)) throw new Error(`migration ${name} should begin with a number of four digits`);
    return { number: Number(name.slice(0, 4)), name, sql: fs.readFileSync(new URL(name, folder), "utf8") };
  });
  if (new Set(list.map(({ number }) => number)).size < list.length) throw new Error("two migrations have one number");
  return list;
}

/** Brings the schema up to date; several processes at once wait for one another, and each migration commits whole or not at all. */
export async function migrate(client: pg.ClientBase, list: readonly Migration[] = migrations()): Promise<void> {
  const known = new Set(list.map(({ number }) => number));
  if (same(await applied(client), known)) return;
  await client.query(LOCK);
  try {
    await client.query(CREATE_LEDGER);
    const done = await applied(client);
    // Numbers may leave gaps: what is not in the ledger is applied, in order.
    for (const { number, name, sql } of list.filter((migration) => !done.has(migration.number))) {
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
    const newer = [...done].find((number) => !known.has(number));
    if (newer !== undefined) {
      throw new StoreFault(
        `The store was brought to version ${newer} by a newer Claimscrub; this one knows versions up to ${Math.max(...known)}. Use the newer one.`,
        "newer-schema",
        false,
      );
    }
  } finally {
    await client.query(UNLOCK);
  }
}

async function applied(client: pg.ClientBase): Promise<Set<number>> {
  const { rows } = await client.query<{ ledger: string | null }>(FIND_LEDGER);
  if (rows[0]?.ledger == null) return new Set();
  return new Set((await client.query<{ number: number }>(SELECT_APPLIED)).rows.map(({ number }) => number));
}

function same(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}
