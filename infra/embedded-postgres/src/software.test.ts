import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { serverAccount } from "./server-account.ts";
import { completeLinks, findSoftware } from "./software.ts";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-software-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test("the programs of this system are found and run", async () => {
  const software = await findSoftware(serverAccount(undefined), folder);
  expect(software.major).toBe(18);
  expect(fs.existsSync(software.initdb)).toBe(true);
});

test("links that the install script would have made are made, and made once", () => {
  const native = path.join(folder, "native");
  fs.mkdirSync(path.join(native, "lib"), { recursive: true });
  fs.writeFileSync(path.join(native, "lib", "libx.so.60.2"), "library");
  fs.writeFileSync(
    path.join(native, "pg-symlinks.json"),
    JSON.stringify([{ source: "native/lib/libx.so.60.2", target: "native/lib/libx.so.60" }]),
  );
  expect([completeLinks(native), completeLinks(native)]).toEqual([true, true]);
  expect(fs.readFileSync(path.join(native, "lib", "libx.so.60"), "utf8")).toBe("library");
  expect(fs.readlinkSync(path.join(native, "lib", "libx.so.60"))).toBe("libx.so.60.2");
});
