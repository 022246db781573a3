import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadIdentityKey, patientHash } from "./identity.ts";

let home: string;
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-keys-"));
});
afterEach(() => fs.rmSync(home, { recursive: true }));

test("the key is made once, for the owner alone", () => {
  const key = loadIdentityKey(home);
  expect(key).toHaveLength(32);
  expect(loadIdentityKey(home)).toEqual(key);
  expect(fs.statSync(path.join(home, "keys", "identity")).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(path.join(home, "keys"))).toEqual(["identity"]);
});

test("a file that is no key is refused rather than used", () => {
  loadIdentityKey(home);
  fs.writeFileSync(path.join(home, "keys", "identity"), "short");
  expect(() => loadIdentityKey(home)).toThrow("64 hexadecimal digits");
});

test("one patient has one hash under one key, and another under another", () => {
  const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  expect(patientHash(key, "A|B")).toEqual(patientHash(key, "A|B"));
  expect(patientHash(key, "A|B")).not.toEqual(patientHash(other, "A|B"));
  expect(patientHash(key, "A|B")).not.toEqual(patientHash(key, "A|C"));
  expect(patientHash(key, "A|B")).toHaveLength(16);
});
