import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { startEmbeddedPostgres, UnsupportedSystem } from "@claimscrub/embedded-postgres";
import { collect, type CollectPorts, openSource, readWatchConfig } from "@claimscrub/intake";
import { loadIdentityKey, openStore, type Store } from "@claimscrub/store";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { claim, CLEAN, file837, FLAGGED, makeFolder } from "../e2e/scrub-command.ts";
import { type SftpServer, startSftpServer } from "./sftp-server.ts";

const folder = makeFolder();
const home = path.join(folder, "home");
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function database() {
  try {
    return await startEmbeddedPostgres({ home });
  } catch (error) {
    if (error instanceof UnsupportedSystem) return undefined;
    throw error;
  }
}
const postgres = await database();

/** A place where files can be put, and looked at, from outside. */
interface Place {
  readonly yaml: string;
  put(name: string, text: string): Promise<void>;
  /** Names at the source's top, in done/ and in failed/. */
  names(): Promise<{ top: string[]; done: string[]; failed: string[] }>;
}

const inFolder = (root: string) => ({
  put: async (name: string, text: string) => fs.writeFileSync(path.join(root, name), text),
  names: async () => {
    const below = (name: string) => (fs.existsSync(path.join(root, name)) ? fs.readdirSync(path.join(root, name)).sort() : []);
    return { top: below(".").filter((name) => name !== "done" && name !== "failed"), done: below("done"), failed: below("failed") };
  },
});

describe.skipIf(!postgres)(`taking files${postgres ? "" : " (skipped: the embedded PostgreSQL does not run here)"}`, () => {
  let store: Store;
  let s3: S3rver;
  let client: S3Client;
  let sftp: SftpServer;
  const queued: string[] = [];
  const places = new Map<string, Place>();

  beforeAll(async () => {
    store = await openStore(postgres!.url, { identityKey: loadIdentityKey(home) });
    const [plain, remote] = ["plain", "remote"].map((name) => path.join(folder, name));
    for (const root of [plain!, remote!]) fs.mkdirSync(root);
    places.set("folder", { yaml: `kind: folder\n    path: ${plain}\n    settle: 50ms`, ...inFolder(plain!) });

    sftp = await startSftpServer(remote!, "clinic", "a-password");
    places.set("sftp", {
      yaml: `kind: sftp\n    host: 127.0.0.1\n    port: ${sftp.port}\n    user: clinic\n    path: /\n    hostKey: ${sftp.hostKey}\n    settle: 50ms`,
      ...inFolder(remote!),
    });

    process.env["AWS_ACCESS_KEY_ID"] = "S3RVER";
    process.env["AWS_SECRET_ACCESS_KEY"] = "S3RVER";
    s3 = new S3rver({ address: "127.0.0.1", port: 0, silent: true, directory: path.join(folder, "s3") });
    const { port } = await s3.run();
    const endpoint = `http://127.0.0.1:${port}`;
    client = new S3Client({ endpoint, forcePathStyle: true, region: "us-east-1", requestChecksumCalculation: "WHEN_REQUIRED" });
    await client.send(new CreateBucketCommand({ Bucket: "claims" }));
    const keys = async () =>
      ((await client.send(new ListObjectsV2Command({ Bucket: "claims" }))).Contents ?? []).map(({ Key = "" }) => Key.replace(/^in\//, ""));
    places.set("s3", {
      yaml: `kind: s3\n    bucket: claims\n    prefix: in\n    endpoint: ${endpoint}`,
      put: async (name, Body) => void (await client.send(new PutObjectCommand({ Bucket: "claims", Key: `in/${name}`, Body }))),
      names: async () => {
        const all = await keys();
        const below = (prefix: string) => all.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
        return { top: all.filter((key) => !key.includes("/")), done: below("done/"), failed: below("failed/") };
      },
    });
  });
  afterAll(async () => {
    client?.destroy();
    await s3?.close();
    await sftp?.close();
    await store?.close();
    await postgres?.stop();
    fs.rmSync(folder, { recursive: true });
  });

  function opened(kind: string, further = "") {
    const config = readWatchConfig(
      `sources:\n  - name: ${kind}-source${further === "" ? "" : "-kept"}\n    tenant: north\n    ${places.get(kind)!.yaml}\n${further}`,
    ).sources[0]!;
    const ports: CollectPorts = {
      store,
      queue: {
        submit: async ({ runId }: { runId: string }, _: unknown, sender: { tenant: string }) => {
          queued.push(`${runId} ${sender.tenant}`);
          return "queued" as const;
        },
      } as unknown as CollectPorts["queue"],
      home,
      log: silent,
      reference: async () => undefined,
      choices: async () => undefined,
      crossCheck: { allBelowBytes: 1_000_000, share: 0 },
      now: () => Date.now(),
    };
    return {
      config,
      ports,
      take: async () => {
        const source = await openSource(config, { passwordOf: () => "a-password" });
        try {
          return await collect(source, config, ports);
        } finally {
          await source.close();
        }
      },
    };
  }

  describe.each(["folder", "s3", "sftp"])("from %s", (kind) => {
    const one = file837([claim(`${kind}-1`, CLEAN)]);
    const two = file837([claim(`${kind}-2`, FLAGGED, 2)]);

    test("all that is at rest becomes one run, is put away, and is not taken again", async () => {
      const place = places.get(kind)!;
      const { take } = opened(kind);
      expect(await take()).toEqual([]);
      await place.put("one.837", one);
      await place.put("two.837", two);
      await place.put("half.837.part", one);
      await place.put("letter.txt", "Dear Sir or Madam");
      const [submission] = (await take())!;
      expect(submission).toMatchObject({ state: "queued", files: 3, claims: 2, crossChecked: 2 });
      expect(queued).toContain(`${submission!.runId} north`);
      expect(submission!.withoutResult.map(({ file }) => file)).toEqual(["letter.txt"]);
      expect(await place.names()).toEqual({ top: ["half.837.part"], done: ["one.837", "two.837"], failed: ["letter.txt"] });
      expect(await take()).toEqual([]);
    });

    test("the same bytes under another name are the same file, and nothing of the same name is written over", async () => {
      const place = places.get(kind)!;
      const { take } = opened(kind);
      await place.put("again.837", one);
      const [first] = (await take())!;
      await place.put("again.837", one);
      const [second] = (await take())!;
      expect(second!.runId).toBe(first!.runId);
      const kept = (await place.names()).done.filter((name) => name.startsWith("again.837"));
      expect(kept).toEqual(kind === "s3" ? ["again.837"] : ["again.837", "again.837.2"]);
    });

    test("a batch of an intake that died is submitted as the very same run", async () => {
      const place = places.get(kind)!;
      const { take, ports, config } = opened(kind);
      await place.put("lost-1.837", file837([claim(`${kind}-lost-1`, CLEAN, 3)]));
      const dying = { ...ports, queue: { submit: () => Promise.reject(new Error("killed")) } as unknown as CollectPorts["queue"] };
      const source = await openSource(config, { passwordOf: () => "a-password" });
      await expect(collect(source, config, dying)).rejects.toThrow("killed");
      await source.close();
      const begun = (await store.runs(1))[0]!.runId;
      // What comes meanwhile is a run of its own.
      await place.put("later.837", file837([claim(`${kind}-later`, CLEAN, 4)]));
      const submissions = (await take())!;
      expect(submissions.map(({ runId }) => runId)).toEqual([begun, expect.not.stringContaining(begun)]);
      expect((await place.names()).top).toEqual(["half.837.part"]);
    });

    test("what is kept is taken once, until it changes", async () => {
      const place = places.get(kind)!;
      const { take } = opened(kind, "    afterwards: keep\n    together: false\n");
      await place.put("kept-1.837", file837([claim(`${kind}-kept`, CLEAN, 5)]));
      await place.put("kept-2.837", file837([claim(`${kind}-kept`, CLEAN, 6)]));
      expect((await take())!.map(({ files }) => files)).toEqual([1, 1]);
      expect(await take()).toEqual([]);
      await place.put("kept-1.837", file837([claim(`${kind}-kept-new`, FLAGGED, 5)]));
      expect((await take())!.map(({ claims }) => claims)).toEqual([1]);
      expect((await place.names()).top).toEqual(["half.837.part", "kept-1.837", "kept-2.837"]);
    });

    test("an interchange without an end is given time", async () => {
      const place = places.get(kind)!;
      const { take, ports } = opened(kind, "    afterwards: keep\n");
      await place.put("growing.837", one.slice(0, one.length - 40));
      expect(await take()).toEqual([]);
      const patient = { ...ports, now: () => Date.now() + 3_600_000 };
      const source = await openSource(opened(kind, "    afterwards: keep\n").config, { passwordOf: () => "a-password" });
      const [submission] = (await collect(source, opened(kind, "    afterwards: keep\n").config, patient))!;
      await source.close();
      expect(submission).toMatchObject({ files: 1, claims: 1 });
    });
  });

  test("a source is looked at by one intake at a time", async () => {
    const { config, ports, take } = opened("folder");
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => (release = resolve));
    let enter = () => undefined as void;
    const entered = new Promise<void>((resolve) => (enter = resolve));
    const waiting = ports.store.collecting(config.name, () => {
      enter();
      return held;
    });
    await entered;
    expect(await take()).toBeUndefined();
    release();
    await waiting;
    expect(await take()).toBeDefined();
  });

  test("a file still being written is left alone", async () => {
    const place = path.join(folder, "plain", "written.837");
    const { take } = opened("folder", "    afterwards: keep\n");
    const text = file837([claim("WRITTEN", CLEAN, 7)]);
    let more = 0;
    fs.writeFileSync(place, text.slice(0, 500));
    const writing = setInterval(() => fs.appendFileSync(place, text.slice(500 + more, 500 + ++more)), 5);
    expect(await take()).toEqual([]);
    clearInterval(writing);
    fs.rmSync(place);
  });

  test.each([
    ["another host key", (yaml: string) => yaml.replace(/SHA256:.{10}/, "SHA256:AAAAAAAAAA"), "a-password"],
    ["a wrong password", (yaml: string) => yaml, "wrong"],
  ])("an SFTP server with %s is not spoken to, and no name of it is told", async (_, change, password) => {
    const [config] = readWatchConfig(`sources:\n  - name: x\n    ${change(places.get("sftp")!.yaml)}\n`).sources;
    const source = await openSource(config!, { passwordOf: () => password });
    await expect(source.list()).rejects.toMatchObject({ name: "SourceFault", code: expect.stringMatching(/^sftp-\w+$/), passing: true });
    await source.close();
  });

  test("a bucket that is not there is a fault with a word", async () => {
    const [config] = readWatchConfig(
      `sources:\n  - name: x\n    ${places.get("s3")!.yaml.replace("bucket: claims", "bucket: nowhere")}\n`,
    ).sources;
    const source = await openSource(config!, { passwordOf: () => undefined });
    await expect(source.list()).rejects.toMatchObject({ code: "s3-NoSuchBucket" });
    await source.close();
  });

  test("an object of the bucket is what was put there", async () => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: "claims", Key: "in/done/one.837" }));
    expect(await Body!.transformToString()).toBe(file837([claim("s3-1", CLEAN)]));
  });
});
