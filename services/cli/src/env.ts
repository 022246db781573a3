import os from "node:os";
import path from "node:path";
import process from "node:process";

/** What the surroundings say. Read here and nowhere else. */
export interface Environment {
  /** CLAIMSCRUB_HOME: embedded database, keys, spool. */
  readonly home: string;
  /** The folder that relative paths are meant from: INIT_CWD under npm, else the working folder. */
  readonly startedIn: string;
  /** CLAIMSCRUB_DIGEST_WEBHOOK: where `report --digest` posts, where --webhook names no other place. */
  readonly digestWebhook?: string | undefined;
  /** CLAIMSCRUB_DIGEST_SECRET: signs what is posted. Not an option, as those can be seen by whoever lists processes. */
  readonly digestSecret?: string | undefined;
}

export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  return {
    home: path.resolve(env["CLAIMSCRUB_HOME"] || perUserDataFolder(env)),
    startedIn: env["INIT_CWD"] || process.cwd(),
    digestWebhook: env["CLAIMSCRUB_DIGEST_WEBHOOK"] || undefined,
    digestSecret: env["CLAIMSCRUB_DIGEST_SECRET"] || undefined,
  };
}

/** For child processes: the same data folder and starting point, whatever they would take by themselves. */
export function childEnvironment(environment: Environment, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return { ...env, CLAIMSCRUB_HOME: environment.home, INIT_CWD: environment.startedIn };
}

function perUserDataFolder(env: NodeJS.ProcessEnv): string {
  const user = env["HOME"] || os.homedir();
  if (process.platform === "darwin") return path.join(user, "Library", "Application Support", "Claimscrub");
  if (process.platform === "win32") return path.join(env["LOCALAPPDATA"] || path.join(user, "AppData", "Local"), "Claimscrub");
  return path.join(env["XDG_DATA_HOME"] || path.join(user, ".local", "share"), "claimscrub");
}
