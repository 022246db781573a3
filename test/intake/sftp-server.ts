import { createHash, generateKeyPairSync } from "node:crypto";
import fs from "node:fs";
import type { AddressInfo } from "node:net";
import path from "node:path";
import ssh2 from "ssh2";

const { STATUS_CODE } = ssh2.utils.sftp;

/** A real SFTP server over a folder, for one user with a password. */
export interface SftpServer {
  readonly port: number;
  /** `SHA256:...` */
  readonly hostKey: string;
  close(): Promise<void>;
}

export async function startSftpServer(root: string, user: string, password: string): Promise<SftpServer> {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
    publicKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  const parsed = ssh2.utils.parseKey(privateKey) as ssh2.ParsedKey;
  const hostKey = `SHA256:${createHash("sha256").update(parsed.getPublicSSH()).digest("base64").replace(/=+$/, "")}`;
  const clients = new Set<ssh2.Connection>();
  const server = new ssh2.Server({ hostKeys: [privateKey] }, (client) => {
    clients.add(client);
    client.on("error", () => undefined);
    client.on("close", () => clients.delete(client));
    client.on("authentication", (given) => {
      if (given.method === "password" && given.username === user && given.password === password) given.accept();
      else given.reject(["password"]);
    });
    client.on("session", (accept) => {
      accept().on("sftp", (acceptSftp) => serve(acceptSftp(), root));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hostKey,
    close: () =>
      new Promise((resolve) => {
        for (const client of clients) client.end();
        server.close(() => resolve());
      }),
  };
}

/** As much of the protocol as a client needs that lists, reads, renames and removes. */
function serve(sftp: ssh2.SFTPWrapper, root: string): void {
  const handles = new Map<number, { descriptor?: number; names?: string[] }>();
  let next = 0;
  const at = (name: string) => path.join(root, path.posix.normalize(`/${name}`));
  const opened = (handle: { descriptor?: number; names?: string[] }) => {
    handles.set(++next, handle);
    const id = Buffer.alloc(4);
    id.writeUInt32BE(next);
    return id;
  };
  const of = (id: Buffer) => handles.get(id.readUInt32BE(0));
  const guarded = (request: number, work: () => void) => {
    try {
      work();
    } catch (error) {
      sftp.status(request, (error as NodeJS.ErrnoException).code === "ENOENT" ? STATUS_CODE.NO_SUCH_FILE : STATUS_CODE.FAILURE);
    }
  };
  const attributes = (status: fs.Stats) => ({
    mode: status.mode,
    uid: 0,
    gid: 0,
    size: status.size,
    atime: Math.floor(status.atimeMs / 1000),
    mtime: Math.floor(status.mtimeMs / 1000),
  });
  sftp.on("REALPATH", (request, name) => {
    sftp.name(request, [{ filename: path.posix.normalize(`/${name}`), longname: "", attrs: {} as ssh2.Attributes }]);
  });
  for (const event of ["STAT", "LSTAT"] as const)
    sftp.on(event, (request: number, name: string) => guarded(request, () => sftp.attrs(request, attributes(fs.statSync(at(name))))));
  sftp.on("FSTAT", (request, id) => guarded(request, () => sftp.attrs(request, attributes(fs.fstatSync(of(id)!.descriptor!)))));
  sftp.on("OPENDIR", (request, name) =>
    guarded(request, () => sftp.handle(request, opened({ names: fs.readdirSync(at(name)).map((one) => path.posix.join(name, one)) }))),
  );
  sftp.on("READDIR", (request, id) => {
    const names = of(id)?.names?.splice(0) ?? [];
    if (names.length === 0) return void sftp.status(request, STATUS_CODE.EOF);
    const entries = names.map((name) => {
      const status = fs.statSync(at(name));
      const longname = `${status.isDirectory() ? "d" : "-"}rw-r--r-- 1 0 0 ${status.size} Jan 1 00:00 ${path.basename(name)}`;
      return { filename: path.basename(name), longname, attrs: attributes(status) };
    });
    sftp.name(request, entries);
  });
  sftp.on("OPEN", (request, name) => guarded(request, () => sftp.handle(request, opened({ descriptor: fs.openSync(at(name), "r") }))));
  sftp.on("READ", (request, id, offset, length) =>
    guarded(request, () => {
      const bytes = Buffer.alloc(length);
      const read = fs.readSync(of(id)!.descriptor!, bytes, 0, length, offset);
      if (read === 0) sftp.status(request, STATUS_CODE.EOF);
      else sftp.data(request, bytes.subarray(0, read));
    }),
  );
  sftp.on("CLOSE", (request, id) => {
    const { descriptor } = of(id) ?? {};
    if (descriptor !== undefined) fs.closeSync(descriptor);
    sftp.status(request, STATUS_CODE.OK);
  });
  const done = (request: number, work: () => void) =>
    guarded(request, () => {
      work();
      sftp.status(request, STATUS_CODE.OK);
    });
  sftp.on("RENAME", (request, from, to) => done(request, () => fs.renameSync(at(from), at(to))));
  sftp.on("REMOVE", (request, name) => done(request, () => fs.rmSync(at(name))));
  sftp.on("MKDIR", (request, name) => done(request, () => fs.mkdirSync(at(name))));
}
