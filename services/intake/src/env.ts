import os from "node:os";
import path from "node:path";
import process from "node:process";

/** What the surroundings say. Read here and nowhere else. */
export interface Environment {
  /** CLAIMSCRUB_HOME: embedded database, keys, spool. */
  readonly home: string;
  /** The folder that relative paths are meant from: INIT_CWD under npm, else the working folder. */
  readonly startedIn: string;
  /** CLAIMSCRUB_STORE: postgres:// address where `--store` is not given. */
  readonly storeUrl: string | undefined;
  /** REDIS_URL: the queue is there; without it, in the store's PostgreSQL. */
  readonly redisUrl: string | undefined;
  /** CLAIMSCRUB_LOG: the least important level that is logged. */
  readonly logLevel: string;
  /** OTEL_EXPORTER_OTLP_ENDPOINT: where traces go; without it none are made. */
  readonly tracesTo: string | undefined;
  /** Password of a source: CLAIMSCRUB_PASSWORD_ and its name in capitals, hyphens as underscores. */
  passwordOf(source: string): string | undefined;
}

export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const user = env["HOME"] || os.homedir();
  return {
    home: path.resolve(env["CLAIMSCRUB_HOME"] || path.join(env["XDG_DATA_HOME"] || path.join(user, ".local", "share"), "claimscrub")),
    startedIn: env["INIT_CWD"] || process.cwd(),
    storeUrl: env["CLAIMSCRUB_STORE"] || undefined,
    redisUrl: env["REDIS_URL"] || undefined,
    logLevel: env["CLAIMSCRUB_LOG"] || "info",
    tracesTo: env["OTEL_EXPORTER_OTLP_ENDPOINT"] || undefined,
    passwordOf: (source) => env[`CLAIMSCRUB_PASSWORD_${source.toUpperCase().replaceAll("-", "_")}`] || undefined,
  };
}
