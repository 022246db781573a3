import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { crc32, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { arrive, BESIDE_RELEASES, findFiles, globPattern, openFile, SPOOL_LIMITS, type SpoolLimits } from "./index.ts";

/** A zip archive whose members are stored uncompressed (APPNOTE.TXT 4.3). */
function zip(members: Readonly<Record<string, string | Buffer>>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(content.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), head, Buffer.from(name), Buffer.from(content)]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), head, rest, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, ...directory, Buffer.from("PK\x05\x06"), end]);
}

let folder = "";
let spool = "";
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-files-"));
  spool = path.join(folder, "spool");
  fs.mkdirSync(path.join(folder, "in/deep"), { recursive: true });
  fs.mkdirSync(spool);
  fs.writeFileSync(path.join(folder, "in/b.837"), "ISA*b");
  fs.writeFileSync(path.join(folder, "in/a.837"), "ISA*a");
  fs.writeFileSync(path.join(folder, "in/.hidden"), "x");
  fs.writeFileSync(path.join(folder, "in/README.md"), "what these files are");
  fs.writeFileSync(path.join(folder, "in/deep/c[1].txt"), "ISA*c");
  fs.symlinkSync("..", path.join(folder, "in/deep/circle"));
  fs.writeFileSync(path.join(folder, "packed.837.gz"), gzipSync("ISA*packed"));
  fs.writeFileSync(path.join(folder, "cut.gz"), gzipSync("ISA*packed".repeat(1000)).subarray(0, 30));
  fs.writeFileSync(path.join(folder, "bomb.gz"), gzipSync(Buffer.alloc(40 << 20)));
  fs.writeFileSync(path.join(folder, "empty"), "");
  fs.writeFileSync(path.join(folder, "both.zip"), zip({ "one.837": "ISA*one", "sub/": "", "sub/two.837": "ISA*two" }));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const names = async (...given: string[]) => (await findFiles(given, folder)).found.map(({ name }) => name);

describe("findFiles", () => {
  test("takes a folder with everything below it, in order, hidden entries, pages and circles left out", async () => {
    expect(await names("in")).toEqual(["in/a.837", "in/b.837", "in/deep/c[1].txt"]);
  });
  test.each([
    ["in/*.837", ["in/a.837", "in/b.837"]],
    ["in/**/*.txt", ["in/deep/c[1].txt"]],
    ["in/{b,zzz}.837", ["in/b.837"]],
    ["in/[!b].837", ["in/a.837"]],
    ["in/deep/c[1].txt", ["in/deep/c[1].txt"]],
    ["in/README.md", ["in/README.md"]],
    ["in/?.837", ["in/a.837", "in/b.837"]],
  ])("matches %s", async (glob, expected) => expect(await names(glob)).toEqual(expected));
  test("finds a file named twice once, and names what leads to nothing", async () => {
    const { found, missing } = await findFiles(["in/a.837", "./in/a.837", "nowhere.837", "in/*.x12", "-"], folder);
    expect(found.map(({ name }) => name)).toEqual(["in/a.837", "-"]);
    expect(missing).toEqual([
      { name: "nowhere.837", reason: "no such file or folder" },
      { name: "in/*.x12", reason: "no file matches" },
    ]);
  });
  test("takes tables of a folder where those are looked for, or a glob names them", async () => {
    fs.writeFileSync(path.join(folder, "in", "releases.csv"), "");
    try {
      const releases = await findFiles(["in"], folder, BESIDE_RELEASES);
      expect(releases.found.map(({ name }) => name)).toContain("in/releases.csv");
      expect([await names("in"), await names("in/*.csv")].map((found) => found.includes("in/releases.csv"))).toEqual([false, true]);
    } finally {
      fs.rmSync(path.join(folder, "in", "releases.csv"));
    }
  });
  test("a dot in a glob is a dot", () => expect(globPattern("*.837").test("ax837")).toBe(false));
});

const text = async (file: string) => {
  const source = await openFile(file);
  const bytes = await source.read(0, source.byteLength);
  await source.close();
  return Buffer.from(bytes).toString();
};

async function arrivals(name: string, stdin: string | Buffer = "", limits: SpoolLimits = SPOOL_LIMITS) {
  const { found } = await findFiles([name], folder);
  const all: { name: string; text?: string; failure?: string }[] = [];
  for await (const one of arrive(found, spool, Readable.from([Buffer.from(stdin)]), limits))
    all.push(one.failure === undefined ? { name: one.name, text: await text(one.path) } : { name: one.name, failure: one.failure });
  return all;
}

describe("arrive", () => {
  test("leaves a plain file where it is", async () => expect(await arrivals("in/a.837")).toEqual([{ name: "in/a.837", text: "ISA*a" }]));
  test("takes an empty file for a file", async () => expect(await arrivals("empty")).toEqual([{ name: "empty", text: "" }]));
  test("decompresses gzip", async () => expect(await arrivals("packed.837.gz")).toEqual([{ name: "packed.837.gz", text: "ISA*packed" }]));
  test("gives no member whose checksum is another one", async () => {
    const damaged = zip({ "one.837": "ISA*one" });
    damaged[damaged.indexOf("ISA*one") + 4] = 0x30;
    fs.writeFileSync(path.join(folder, "damaged.zip"), damaged);
    expect(await arrivals("damaged.zip")).toEqual([{ name: "damaged.zip!one.837", failure: expect.stringMatching(/checksum/) }]);
  });
  test("takes the members of a zip apart", async () =>
    expect(await arrivals("both.zip")).toEqual([
      { name: "both.zip!one.837", text: "ISA*one" },
      { name: "both.zip!sub/two.837", text: "ISA*two" },
    ]));
  test("decompresses gzip inside a zip, and either that comes by standard input", async () => {
    const nested = zip({ "one.837.gz": gzipSync("ISA*one"), "two.837": "ISA*two" });
    fs.writeFileSync(path.join(folder, "nested.zip"), nested);
    const expected = (name: string) => [
      { name: `${name}!one.837.gz`, text: "ISA*one" },
      { name: `${name}!two.837`, text: "ISA*two" },
    ];
    expect(await arrivals("nested.zip")).toEqual(expected("nested.zip"));
    expect(await arrivals("-", nested)).toEqual(expected("-"));
    expect(await arrivals("-", gzipSync("ISA*in"))).toEqual([{ name: "-", text: "ISA*in" }]);
  });
  test("reads standard input", async () => expect(await arrivals("-", "ISA*in")).toEqual([{ name: "-", text: "ISA*in" }]));
  test("says of a damaged archive that it is one", async () =>
    expect(await arrivals("cut.gz")).toEqual([{ name: "cut.gz", failure: "the compressed data is damaged or cut short" }]));
  test("refuses a bomb", async () =>
    expect((await arrivals("bomb.gz"))[0]?.failure).toBe("it unfolds to more than 200 times its size: not a claim file"));
  test("refuses what is too large", async () =>
    expect((await arrivals("-", "ISA*in", { ...SPOOL_LIMITS, fileBytes: 3 }))[0]?.failure).toBe(
      "it is larger than 3 bytes when decompressed",
    ));
  test("spooled claims are for the owner's eyes only", async () => {
    await arrivals("packed.837.gz");
    for (const name of fs.readdirSync(spool)) expect(fs.statSync(path.join(spool, name)).mode & 0o777).toBe(0o600);
  });
});

describe("openFile", () => {
  test("reads a range", async () => {
    const source = await openFile(path.join(folder, "in/a.837"));
    expect(Buffer.from(await source.read(1, 4)).toString()).toBe("SA*");
    expect(source.byteLength).toBe(5);
    await source.close();
  });
  test("refuses a folder", async () => expect(openFile(folder)).rejects.toMatchObject({ code: "EISDIR" }));
  test("notices that a file became shorter", async () => {
    const file = path.join(folder, "shrinking");
    fs.writeFileSync(file, "0123456789");
    const source = await openFile(file);
    fs.truncateSync(file, 4);
    await expect(source.read(0, 10)).rejects.toThrow("became shorter");
    await source.close();
  });
});
