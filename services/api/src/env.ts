import os from "node:os";
import path from "node:path";
import process from "node:process";

/** What the surroundings say. Read here and nowhere else. */
export interface Environment {
  /** CLAIMSCRUB_HOME: embedded database, keys, imported reference, spool. */
  readonly home: string;
  /** The folder that relative paths are meant from: INIT_CWD under npm, else the working folder. */
  readonly startedIn: string;
  /** REDIS_URL: the queue is there; without it, in the store's PostgreSQL. */
  readonly redisUrl: string | undefined;
  /** CLAIMSCRUB_LOG: the least important level that is logged. */
  readonly logLevel: string;
  /** CLAIMSCRUB_TLS_CERT and CLAIMSCRUB_TLS_KEY: PEM files; with them the service speaks HTTPS alone. */
  readonly tlsCertificate: string | undefined;
  readonly tlsKey: string | undefined;
  /** CLAIMSCRUB_RATE: requests a second that one key may make. */
  readonly requestsPerSecond: number | undefined;
  /** CLAIMSCRUB_UPLOAD_MB: largest file that is taken. */
  readonly uploadMegabytes: number | undefined;
}

export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const user = env["HOME"] || os.homedir();
  return {
    home: path.resolve(env["CLAIMSCRUB_HOME"] || path.join(env["XDG_DATA_HOME"] || path.join(user, ".local", "share"), "claimscrub")),
    startedIn: env["INIT_CWD"] || process.cwd(),
    redisUrl: env["REDIS_URL"] || undefined,
    logLevel: env["CLAIMSCRUB_LOG"] || "info",
    tlsCertificate: env["CLAIMSCRUB_TLS_CERT"] || undefined,
    tlsKey: env["CLAIMSCRUB_TLS_KEY"] || undefined,
    requestsPerSecond: positive(env["CLAIMSCRUB_RATE"]),
    uploadMegabytes: positive(env["CLAIMSCRUB_UPLOAD_MB"]),
  };
}

function positive(text: string | undefined): number | undefined {
  const number = Number(text ?? "");
  return number > 0 && Number.isFinite(number) ? number : undefined;
}
