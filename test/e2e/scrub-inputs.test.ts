import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { asJson, BUILT, claim, claimscrub, CLEAN, file837, FLAGGED, makeFolder, NOT_BUILT, type Surroundings } from "./scrub-command.ts";
import { zipOf } from "./scrub-zip-archive.ts";

describe.skipIf(!BUILT)(`what scrub reads${BUILT ? "" : ` (${NOT_BUILT})`}`, () => {
  const folder = makeFolder();
  const home = path.join(folder, "home");
  const inbox = path.join(folder, "inbox");
  fs.mkdirSync(path.join(inbox, "deeper"), { recursive: true });
  const one = file837([claim("A1", FLAGGED, 1)]);
  const two = file837([claim("B1", FLAGGED, 2), claim("B2", CLEAN, 3)]);
  fs.writeFileSync(path.join(inbox, "one.837"), one);
  fs.writeFileSync(path.join(inbox, "deeper", "two.edi"), two);
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const scrub = async (paths: string[], surroundings: Surroundings = {}) =>
    asJson(await claimscrub(["scrub", ...paths, "--no-store", "--format", "json"], { home, cwd: folder, ...surroundings }));

  test("a folder, with the folders in it", async () => {
    const { summary } = await scrub(["inbox"]);
    expect(summary).toMatchObject({ files: 2, claims: 3, findings: 2 });
  });

  test("a glob that the shell did not expand", async () =>
    expect((await scrub(["inbox/**/*.edi"])).summary).toMatchObject({ files: 1, claims: 2 }));

  test("standard input", async () => {
    const { summary, findings } = await scrub(["-"], { input: two });
    expect(summary).toMatchObject({ files: 1, claims: 2 });
    expect(findings[0]!.file).toBe("-");
  });

  test("a gzipped file, whose findings have the ids of the plain file's", async () => {
    const zipped = path.join(folder, "one.837.gz");
    fs.writeFileSync(zipped, gzipSync(one));
    const ids = (result: { findings: readonly { id: string }[] }) => result.findings.map(({ id }) => id);
    expect(ids(await scrub([zipped]))).toEqual(ids(await scrub(["inbox/one.837"])));
    expect(fs.readdirSync(path.join(home, "spool"))).toEqual([]);
  });

  test("the members of a zip archive, each under its own name", async () => {
    const archive = path.join(folder, "batch.zip");
    fs.writeFileSync(archive, zipOf({ "a/one.837": one, "two.837": two }));
    const { summary, findings } = await scrub(["batch.zip"]);
    expect(summary).toMatchObject({ files: 2, claims: 3 });
    expect(findings.map(({ file }) => file)).toEqual(["batch.zip!a/one.837", "batch.zip!two.837"]);
  });

  test("the same bytes twice are judged once, and that is said", async () => {
    fs.writeFileSync(path.join(folder, "copy.837"), one);
    const ended = await claimscrub(["scrub", "inbox/one.837", "copy.837", "--no-store", "--format", "json"], { home, cwd: folder });
    expect(asJson(ended).summary).toMatchObject({ files: 1, claims: 1, findings: 1 });
    expect(ended.stderr).toContain("copy.837 holds the same bytes as");
  });

  test("good files beside bad ones: each good claim judged, each bad file named", async () => {
    fs.writeFileSync(path.join(folder, "note.txt"), "this is no claim file");
    const { summary } = await scrub(["note.txt", "inbox"]);
    expect(summary).toMatchObject({ claims: 3, findings: 3 });
    expect(summary.filesWithoutResult).toMatchObject([{ file: "note.txt" }]);
  });

  test("a patient in two files is judged as one: the second first stage of the day is found", async () => {
    fs.writeFileSync(path.join(folder, "early.837"), file837([claim("C1", { diagnoses: ["C44311"], lines: ["17311"] }, 9)]));
    fs.writeFileSync(path.join(folder, "late.837"), file837([claim("C2", { diagnoses: ["C44311"], lines: ["17312"] }, 9)]));
    const together = await scrub(["early.837", "late.837"]);
    const apart = await scrub(["late.837"]);
    expect(together.findings.map(({ code }) => code)).not.toContain("MOH-001");
    expect(apart.findings.map(({ code }) => code)).toContain("MOH-001");
  });
});
