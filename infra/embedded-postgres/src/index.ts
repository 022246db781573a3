import fs from "node:fs";
import path from "node:path";
import { DATABASE, ROLE } from "./cluster.ts";
import { Lease } from "./lease.ts";
import { openPlace } from "./place.ts";
import { UnsupportedSystem } from "./unsupported-system.ts";

export { UnsupportedSystem } from "./unsupported-system.ts";

/** Whether a database was ever made in the data folder; makes and starts nothing. */
export function hasEmbeddedPostgres(home: string): boolean {
  return fs.existsSync(path.join(home, "postgres", "data", "PG_VERSION"));
}

export interface EmbeddedPostgres {
  /** `postgres://claimscrub:<password>@127.0.0.1:<port>/postgres`. Holds the password: never log it. */
  readonly url: string;
  /** Ends this use. Where it was the last one, resolves when the server has stopped. */
  stop(): Promise<void>;
}

/**
 * The PostgreSQL 18 that npm installed, on the data folder `home` (made on first use), for this machine alone (loopback).
 * All processes that use one data folder share one server; it stops when the last of them ends, also by SIGKILL.
 * @throws UnsupportedSystem where it can't run here, naming the ways out; Error where it should and doesn't.
 */
export async function startEmbeddedPostgres(options: { readonly home: string }): Promise<EmbeddedPostgres> {
  if (process.platform !== "linux") throw new UnsupportedSystem(`it comes for Linux, and this is ${process.platform}`);
  const place = openPlace(options.home);
  const lease = await Lease.open(place);
  return { url: `postgres://${ROLE}:${place.password}@127.0.0.1:${lease.port}/${DATABASE}`, stop: () => lease.leave() };
}
