import fs from "node:fs";
import { promises } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PublishedFolder } from "./index.ts";

let folder = "";
beforeEach(() => {
  folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-published-")), "deep", "down");
});
afterEach(() => {
  vi.restoreAllMocks();
  fs.rmSync(path.join(folder, "../.."), { recursive: true, force: true });
});
const bytes = (text: string) => Buffer.from(text);
const inForce = async () => {
  const published = new PublishedFolder(folder);
  const lock = await published.readLock();
  const snapshot = lock === undefined ? undefined : await published.readSnapshot(`${lock}.snapshot`);
  return [lock, snapshot && Buffer.from(new Uint8Array(snapshot)).toString()];
};

test("nothing is published at first", async () => expect(await inForce()).toEqual([undefined, undefined]));

test("the lock and what it names come into force together, and the old goes", async () => {
  const published = new PublishedFolder(folder);
  await published.publish("a.snapshot", bytes("first"), "a");
  expect(await inForce()).toEqual(["a", "first"]);
  await published.publish("b.snapshot", bytes("second"), "b");
  expect(await inForce()).toEqual(["b", "second"]);
  expect(fs.readdirSync(folder).sort()).toEqual(["b.snapshot", "editions.json"]);
});

test("what is read may be shared between threads", async () => {
  await new PublishedFolder(folder).publish("a.snapshot", bytes("first"), "a");
  expect(await new PublishedFolder(folder).readSnapshot("a.snapshot")).toBeInstanceOf(SharedArrayBuffer);
});

test("a name that is not there is undefined; another fault throws", async () => {
  const published = new PublishedFolder(folder);
  await published.publish("a.snapshot", bytes("first"), "a");
  expect(await published.readSnapshot("c.snapshot")).toBeUndefined();
  fs.mkdirSync(path.join(folder, "d.snapshot"));
  await expect(published.readSnapshot("d.snapshot")).rejects.toThrow("EISDIR");
});

test.each([1, 2])("a fault at rename %i leaves the old pair in force and no debris that the next does not clear", async (which) => {
  const published = new PublishedFolder(folder);
  await published.publish("a.snapshot", bytes("first"), "a");
  const rename = promises.rename.bind(promises);
  let count = 0;
  vi.spyOn(promises, "rename").mockImplementation(async (from, to) => {
    if (++count === which) throw Object.assign(new Error("disk"), { code: "EIO" });
    return rename(from, to);
  });
  await expect(published.publish("b.snapshot", bytes("second"), "b")).rejects.toThrow("disk");
  expect(await inForce()).toEqual(["a", "first"]);
  vi.restoreAllMocks();
  await published.publish("c.snapshot", bytes("third"), "c");
  expect(fs.readdirSync(folder).sort()).toEqual(["c.snapshot", "editions.json"]);
});
