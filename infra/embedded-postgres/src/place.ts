import { createHash, createHmac, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** Where the embedded server keeps its things, below the data folder. */
export interface Place {
  readonly home: string;
  /** `<home>/postgres`. */
  readonly folder: string;
  readonly data: string;
  readonly log: string;
  /** Password of the role `claimscrub`; the file is 0600. */
  readonly password: string;
  /** Name of the abstract socket at which the keeper of this very folder listens. It vanishes with the keeper, also by SIGKILL. */
  readonly socket: string;
  /** Proof between keeper and users that each has read the 0600 secret of this folder. */
  sign(text: string): string;
  /** The port of the run before, tried first, so that a program that was told it finds the server again; 0 where there was none. */
  lastPort(): number;
  rememberPort(port: number): void;
}

/** Opens (and on the first call makes) the folder. */
export function openPlace(home: string): Place {
  fs.mkdirSync(home, { recursive: true, mode: 0o700 });
  const root = fs.realpathSync(home);
  const folder = path.join(root, "postgres");
  // 0711: the server's account must pass through to the data folder below and may see nothing else.
  fs.mkdirSync(folder, { recursive: true, mode: 0o711 });
  const secret = secretFile(path.join(folder, "keeper-secret"));
  const portFile = path.join(folder, "port");
  const { dev, ino } = fs.statSync(folder);
  // The inode tells a copied data folder from the one it was copied from.
  const name = createHash("sha256").update(`${secret}\0${root}\0${dev}\0${ino}`).digest("hex").slice(0, 40);
  return {
    home: root,
    folder,
    data: path.join(folder, "data"),
    log: path.join(folder, "server.log"),
    password: secretFile(path.join(folder, "password")),
    socket: `\0claimscrub-${name}`,
    sign: (text) => createHmac("sha256", secret).update(text).digest("hex"),
    lastPort: () => Number(fs.existsSync(portFile) ? fs.readFileSync(portFile, "utf8") : 0) || 0,
    rememberPort: (port) => fs.writeFileSync(portFile, String(port)),
  };
}

/** Reads a random secret of 32 bytes in hex; makes it, 0600, where it is missing. Safe with two processes at once. */
function secretFile(file: string): string {
  for (;;) {
    try {
      return fs.readFileSync(file, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
    const draft = `${file}.${randomBytes(6).toString("hex")}`;
    fs.writeFileSync(draft, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
    try {
      fs.linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      fs.rmSync(draft, { force: true });
    }
  }
}
