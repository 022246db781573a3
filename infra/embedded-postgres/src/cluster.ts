import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { Place } from "./place.ts";
import type { ServerAccount } from "./server-account.ts";
import type { Software } from "./software.ts";

export const ROLE = "claimscrub";
export const DATABASE = "postgres";

/**
 * The data folder by a name that works for an account that may not enter the folders above it: the server stands in it and
 * reaches it through itself. (Root's home is closed to others, and PostgreSQL does not run as root.)
 */
export const STANDING_IN_DATA = "/proc/self/cwd";

export const SERVER_ENVIRONMENT = { PATH: "/usr/bin:/bin", TZ: "UTC", LC_ALL: "C" };

/** Makes the database cluster on first use; a half-made one of an interrupted run is made anew. */
export function prepareCluster(place: Place, software: Software, account: ServerAccount | undefined): void {
  if (fs.existsSync(path.join(place.data, "PG_VERSION"))) return requireVersion(place, software);
  const partial = `${place.data}.partial`;
  const passwordFile = path.join(place.folder, "password.initdb");
  fs.rmSync(partial, { recursive: true, force: true });
  fs.mkdirSync(partial, { mode: 0o700 });
  fs.writeFileSync(passwordFile, place.password, { mode: 0o600 });
  if (account) for (const file of [partial, passwordFile]) fs.chownSync(file, account.uid, account.gid);
  const args = ["-D", STANDING_IN_DATA, "-U", ROLE, "--pwfile=../password.initdb", "-A", "scram-sha-256", "-E", "UTF8"];
  // The builtin provider sorts and folds alike on every system, whatever its C library.
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions"];
  const run = spawnSync(software.initdb, [...args, ...locale], {
    cwd: partial,
    encoding: "utf8",
    env: SERVER_ENVIRONMENT,
    stdio: ["ignore", "ignore", "pipe"],
    ...account,
  });
  fs.rmSync(passwordFile, { force: true });
  if (run.status !== 0) {
    throw new Error(`The embedded database could not be created in ${place.data}: ${run.error?.message ?? lastLines(run.stderr)}`);
  }
  fs.renameSync(partial, place.data);
}

function requireVersion(place: Place, software: Software): void {
  const made = fs.readFileSync(path.join(place.data, "PG_VERSION"), "utf8").trim();
  if (made === String(software.major)) return;
  throw new Error(
    `The embedded database in ${place.data} was made by PostgreSQL ${made}, and this Claimscrub brings ${software.major}. ` +
      "Move the folder away to begin anew, or serve it with its own PostgreSQL and use --store postgres://...",
  );
}

/** The end of a program's output: enough to act on. */
export function lastLines(text: string | null | undefined, count = 4): string {
  return (text ?? "").trim().split("\n").slice(-count).join(" ");
}
