import { createHash } from "node:crypto";
import type pg from "pg";
import { UPSERT_CHOICES } from "./statements/choices.ts";

/** Keeps what an operator chose for a run, once for all runs with the same choices; its number, or null where nothing was chosen. */
export async function keepChoices(client: pg.ClientBase, tenant: string, choices: string | undefined): Promise<string | null> {
  if (choices === undefined) return null;
  const digest = createHash("sha256").update(choices).digest();
  const { rows } = await client.query<{ choices_no: string }>(UPSERT_CHOICES, [tenant, digest, choices]);
  return rows[0]?.choices_no ?? null;
}
