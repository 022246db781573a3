import os from "node:os";
import path from "node:path";
import process from "node:process";

/** What the surroundings say. Read here and nowhere else. */
export interface Environment {
  /** CLAIMSCRUB_HOME: embedded database, keys, spool. */
  readonly home: string;
  /** CLAIMSCRUB_STORE: postgres:// address where `--store` is not given; in the environment a password is not seen in the list of processes. */
  readonly storeUrl: string | undefined;
  /** REDIS_URL: the queue is there; without it, in the store's PostgreSQL. */
  readonly redisUrl: string | undefined;
  /** CLAIMSCRUB_LOG: the least important level that is logged. */
  readonly logLevel: string;
  /** OTEL_EXPORTER_OTLP_ENDPOINT: where traces go; without it none are made. */
  readonly tracesTo: string | undefined;
}

export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const user = env["HOME"] || os.homedir();
  return {
    home: path.resolve(env["CLAIMSCRUB_HOME"] || path.join(env["XDG_DATA_HOME"] || path.join(user, ".local", "share"), "claimscrub")),
    storeUrl: env["CLAIMSCRUB_STORE"] || undefined,
    redisUrl: env["REDIS_URL"] || undefined,
    logLevel: env["CLAIMSCRUB_LOG"] || "info",
    tracesTo: env["OTEL_EXPORTER_OTLP_ENDPOINT"] || undefined,
  };
}
