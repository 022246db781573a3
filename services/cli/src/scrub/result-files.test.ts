import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ResultFile, ResultFiles } from "./result-files.ts";
import { SpillFile, SpillReader, SpoolFolder } from "./spool-folder.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-results-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe("ResultFile", () => {
  test("has its name only when it is whole", () => {
    const name = path.join(folder, "whole.txt");
    const file = new ResultFile(name);
    file.write("first ");
    expect(fs.existsSync(name)).toBe(false);
    file.write(new TextEncoder().encode("second"));
    file.finish();
    expect(fs.readFileSync(name, "utf8")).toBe("first second");
  });

  test("leaves nothing when it is taken back, and an older file as it was", () => {
    const name = path.join(folder, "older.txt");
    fs.writeFileSync(name, "older");
    const file = new ResultFile(name);
    file.write("x".repeat(600_000));
    file.discard();
    expect(fs.readFileSync(name, "utf8")).toBe("older");
    expect(fs.readdirSync(folder).filter((entry) => entry.endsWith(".part"))).toEqual([]);
  });

  test("keeps the order of pieces of every size", () => {
    const name = path.join(folder, "pieces.txt");
    const file = new ResultFile(name);
    const pieces = [1, 300_000, 5, 262_144, 262_143, 2].map((length, at) => String(at).repeat(length));
    for (const piece of pieces) file.write(piece);
    file.finish();
    expect(fs.readFileSync(name, "utf8")).toBe(pieces.join(""));
  });
});

test("ResultFiles makes its folder and finishes all files together", () => {
  const out = path.join(folder, "a", "b");
  const files = new ResultFiles(out);
  files.add("summary.json", ["{", "}"]);
  expect(fs.readdirSync(out).every((name) => name.endsWith(".part"))).toBe(true);
  files.finish();
  expect(fs.readdirSync(out).sort()).toEqual(["findings.csv", "findings.ndjson", "lines.csv", "summary.json"]);
});

describe("SpoolFolder", () => {
  test("can be read by its owner alone and goes when it is told to", () => {
    const spool = new SpoolFolder(path.join(folder, "home"));
    expect(fs.statSync(spool.path).mode & 0o777).toBe(0o700);
    spool.remove();
    expect(fs.existsSync(spool.path)).toBe(false);
  });

  test("clears away what a dead process left, and leaves a living one's alone", () => {
    const home = path.join(folder, "other-home");
    const dead = path.join(home, "spool", "scrub-999999999-x");
    const living = path.join(home, "spool", `scrub-${process.pid}-x`);
    fs.mkdirSync(dead, { recursive: true });
    fs.mkdirSync(living);
    new SpoolFolder(home).remove();
    expect([fs.existsSync(dead), fs.existsSync(living)]).toEqual([false, true]);
  });

  test("spills are 0600 and are read back by range", async () => {
    const name = path.join(folder, "one.spill");
    const spill = new SpillFile(name);
    await spill.append(new Uint8Array([1, 2, 3]));
    expect(await spill.append(new Uint8Array([4, 5]))).toEqual({ spill: name, from: 3, to: 5 });
    expect(fs.statSync(name).mode & 0o777).toBe(0o600);
    const reader = new SpillReader();
    expect([...(await (await reader.open(name)).read(2, 4))]).toEqual([3, 4]);
    reader.close();
    spill.close();
  });
});
