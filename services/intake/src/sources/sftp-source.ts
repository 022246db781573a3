import { createHash, timingSafeEqual } from "node:crypto";
import { createWriteStream } from "node:fs";
import fs from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import SftpClient from "ssh2-sftp-client";
import type { SftpConfig } from "../watch-config.ts";
import { type Arrival, asSourceFault, isWanted, type Source, SourceFault } from "./source.ts";

/** As it is since version 12; its published types are older. */
const Quiet = SftpClient as unknown as new (
  name: string,
  callbacks: { error(error: Error): void; end(): void; close(): void },
) => SftpClient;

/**
 * A folder of an SFTP server, known by its host key. At rest is what has the same size and time twice, `settleMs` apart.
 * @param password undefined where a key serves
 */
export function sftpSource(config: SftpConfig, password: string | undefined): Source {
  const place = (name: string) => `${config.path.replace(/\/+$/, "")}/${name}`;
  let client: SftpClient | undefined;

  const forget = (former: SftpClient) => {
    if (client === former) client = undefined;
  };

  async function open(): Promise<SftpClient> {
    if (client) return client;
    const fresh: SftpClient = new Quiet("sftp", {
      // A lost connection ends this look; the next one makes another. Left out, these would write to standard output.
      error: () => forget(fresh),
      end: () => forget(fresh),
      close: () => forget(fresh),
    });
    await fresh.connect({
      host: config.host,
      port: config.port,
      username: config.user,
      ...(password === undefined ? {} : { password }),
      ...(config.privateKeyFile === undefined ? {} : { privateKey: await fs.readFile(config.privateKeyFile) }),
      hostVerifier: (key: Buffer) => isHostKey(key, config.hostKey),
      readyTimeout: 20_000,
      retries: 0,
      keepaliveInterval: 10_000,
    });
    return (client = fresh);
  }

  async function look(sftp: SftpClient): Promise<Map<string, Arrival>> {
    const found = new Map<string, Arrival>();
    for (const { type, name, size, modifyTime } of await sftp.list(config.path))
      if (type === "-" && isWanted(name)) found.set(name, { name, version: `${size}-${modifyTime}`, changedAt: modifyTime });
    return found;
  }

  async function versionOf(sftp: SftpClient, name: string): Promise<string | undefined> {
    try {
      const { size, modifyTime } = await sftp.stat(place(name));
      return `${size}-${modifyTime}`;
    } catch (error) {
      if ((error as { code?: unknown }).code === "ENOENT") return undefined;
      throw error;
    }
  }

  /** Runs `work` on a connection, which is closed where that fails. */
  async function using<T>(work: (sftp: SftpClient) => Promise<T>): Promise<T> {
    try {
      return await work(await open());
    } catch (error) {
      const former = client;
      client = undefined;
      await former?.end().catch(() => undefined);
      throw asSourceFault(error, "sftp");
    }
  }

  return {
    name: config.name,
    list: () =>
      using(async (sftp) => {
        const before = await look(sftp);
        if (before.size === 0) return [];
        await delay(config.settleMs);
        const after = await look(sftp);
        return [...after.values()]
          .filter(({ name, version }) => before.get(name)?.version === version)
          .sort((a, b) => (a.name < b.name ? -1 : 1));
      }),
    fetch: (arrival, to) =>
      using(async (sftp) => {
        if ((await versionOf(sftp, arrival.name)) !== arrival.version) return false;
        await sftp.get(place(arrival.name), createWriteStream(to, { mode: 0o600 }));
        const { size } = await fs.stat(to);
        if (Number(arrival.version.split("-")[0]) !== size) throw new SourceFault("sftp-cut-short");
        return (await versionOf(sftp, arrival.name)) === arrival.version;
      }),
    putAway: (arrival, as) =>
      using(async (sftp) => {
        if (config.afterwards === "keep") return false;
        if ((await versionOf(sftp, arrival.name)) !== arrival.version) return true;
        if (config.afterwards === "delete" && as === "done") {
          await sftp.delete(place(arrival.name), true);
          return true;
        }
        const folder = place(as);
        if (!(await sftp.exists(folder))) await sftp.mkdir(folder, true);
        let target = `${folder}/${arrival.name}`;
        for (let copy = 2; await sftp.exists(target); copy++) target = `${folder}/${arrival.name}.${copy}`;
        await sftp.rename(place(arrival.name), target);
        return true;
      }),
    close: async () => {
      const former = client;
      client = undefined;
      await former?.end().catch(() => undefined);
    },
  };
}

/** Whether a host key has the fingerprint that the operator wrote down: `SHA256:` and base64, as ssh-keygen -lf prints it. */
export function isHostKey(key: Buffer, fingerprint: string): boolean {
  const found = createHash("sha256").update(key).digest();
  const wanted = Buffer.from(fingerprint.replace(/^SHA256:/, ""), "base64");
  return wanted.length === found.length && timingSafeEqual(wanted, found);
}
