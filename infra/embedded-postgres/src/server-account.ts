import fs from "node:fs";
import { UnsupportedSystem } from "./unsupported-system.ts";

/** The operating-system account that the server runs under; undefined = the account of this process. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root. In this order: accounts that exist on nearly every system and own nothing of value. */
const CANDIDATES = ["postgres", "nobody"];

/**
 * The account to run under: this process's own, or, for root, an unprivileged one that exists already.
 * @param owner uid that owns an existing data folder; 0 or undefined where there is none. A cluster stays with its owner.
 */
export function serverAccount(owner: number | undefined, passwd = readPasswd()): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = parsePasswd(passwd);
  const found =
    owner !== undefined && owner !== 0
      ? accounts.find((account) => account.uid === owner)
      : CANDIDATES.map((name) => accounts.find((account) => account.name === name && account.uid !== 0)).find(
          (account) => account !== undefined,
        );
  if (found) return { uid: found.uid, gid: found.gid };
  throw new UnsupportedSystem(
    "PostgreSQL does not run as root, and /etc/passwd has no account named postgres or nobody to run it under; run Claimscrub as another user",
  );
}

function readPasswd(): string {
  try {
    return fs.readFileSync("/etc/passwd", "utf8");
  } catch {
    return "";
  }
}

function parsePasswd(text: string): { name: string; uid: number; gid: number }[] {
  return text.split("\n").flatMap((line) => {
    const [name = "", , uid = "", gid = ""] = line.split(":");
    return /^\d+$/.test(uid) && /^\d+$/.test(gid) ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}
