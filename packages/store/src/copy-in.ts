import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

const BATCH = 64 * 1024;

/** Sends rows of COPY's text format, in pieces of about 64 kB. */
export async function copyIn(client: pg.ClientBase, statement: string, rows: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(batches(rows)), client.query(copyFrom(statement)));
}

function* batches(rows: Iterable<string>): Generator<Buffer> {
  let batch = "";
  for (const row of rows) {
    batch += row;
    if (batch.length >= BATCH) {
      yield Buffer.from(batch);
      batch = "";
    }
  }
  if (batch !== "") yield Buffer.from(batch);
}
