import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { asJson, BUILT, claim, claimscrub, CLEAN, type Ended, file837, FLAGGED, makeFolder, NOT_BUILT } from "./scrub-command.ts";

describe.skipIf(!BUILT)(`how scrub ends${BUILT ? "" : ` (${NOT_BUILT})`}`, () => {
  const folder = makeFolder();
  const home = path.join(folder, "home");
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const put = (name: string, text: string | Uint8Array): string => {
    fs.writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const scrub = (...args: string[]): Promise<Ended> => claimscrub(["scrub", "--no-store", "--format", "json", ...args], { home });
  const clean = put("clean.837", file837([claim("A1", CLEAN)]));
  const flagged = put("flagged.837", file837([claim("A1", FLAGGED)]));
  const remittance = put(
    "remit.835",
    file837([claim("A1", CLEAN)])
      .replaceAll("ST*837", "ST*835")
      .replace("GS*HC", "GS*HP"),
  );

  test("0 where nothing was found", async () => expect((await scrub(clean)).code).toBe(0));
  test("1 where an error was found", async () => expect((await scrub(flagged)).code).toBe(1));
  test("0 where an error was found and nothing should fail", async () => expect((await scrub(flagged, "--fail-on", "never")).code).toBe(0));

  test("1 where a count in the envelope is wrong and every claim was read", async () => {
    const ended = await scrub(put("count.837", file837([claim("A1", CLEAN)], { faults: ["wrong-segment-count"] })));
    expect(ended.code).toBe(1);
    const { summary, findings } = asJson(ended);
    expect(summary).toMatchObject({ claims: 1, cleanClaims: 1, unreadableClaims: 0 });
    expect(findings).toMatchObject([{ code: "ENV-010", direction: "rejection", claim: null, claimIndex: null, line: null }]);
  });

  test("3 where a file is no claim file, and the others were scrubbed", async () => {
    const ended = await scrub(remittance, flagged);
    expect(ended.code).toBe(3);
    const { summary, findings } = asJson(ended);
    expect(summary.filesWithoutResult).toMatchObject([{ file: remittance }]);
    expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(["ENV-001", "MOH-009"]));
  });

  test("3 where a claim is cut off, and the claims before it were scrubbed", async () => {
    const whole = file837([claim("A1", FLAGGED, 1), claim("A2", CLEAN, 2)]);
    const ended = await scrub(put("cut.837", whole.slice(0, whole.indexOf("LX*1", whole.indexOf("CLM*A2")) + 20)));
    expect(ended.code).toBe(3);
    const { summary, findings } = asJson(ended);
    expect(summary).toMatchObject({ claims: 2, flaggedClaims: 1, unreadableClaims: 1 });
    expect(findings.filter(({ claimIndex }) => claimIndex === 2).map(({ direction }) => direction)).toContain("rejection");
    expect(findings.map(({ code }) => code)).toContain("MOH-009");
  });

  test("3 where an archive is damaged, and the file beside it was scrubbed", async () => {
    const ended = await scrub(put("broken.837.gz", new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3])), flagged);
    expect(ended.code).toBe(3);
    expect(asJson(ended).summary).toMatchObject({
      files: 1,
      claims: 1,
      filesWithoutResult: [{ file: expect.stringContaining("broken.837.gz") }],
    });
  });

  test.each(["ndjson", "table"])("3 for it in %s too, and the file is named where a person reads", async (format) => {
    const broken = put("named.837.gz", new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]));
    const ended = await claimscrub(["scrub", "--no-store", "--format", format, broken], { home });
    expect(ended.code).toBe(3);
    const told = format === "table" ? ended.stdout : ended.stderr;
    // The table is folded to the width of a terminal.
    expect(told.replace(/\s+/g, " ")).toMatch(/o result for .*named\.837\.gz: the compressed data is damaged/);
  });

  test("3 where a file is empty", async () => expect((await scrub(put("empty.837", ""))).code).toBe(3));

  test.each([
    ["no path", ["scrub"]],
    ["an unknown option", ["scrub", "--no-such-option", "x"]],
    ["an unknown format", ["scrub", "x", "--format", "xml"]],
    ["an unknown severity", ["scrub", "x", "--fail-on", "sometimes"]],
    ["no number of threads", ["scrub", "x", "--jobs", "many"]],
    ["a store that is no PostgreSQL", ["scrub", "x", "--store", "mysql://host/db"]],
    ["a command that does not exist", ["scrab"]],
    ["a command beneath another without its argument", ["reference", "diff"]],
    ["a command beneath another without its option", ["reference", "fetch"]],
    ["a command beneath another with an unknown option", ["denials", "list", "--no-such-option"]],
    ["a report that ends before it begins", ["report", "--from", "2024-05-01", "--to", "2024-01-01"]],
    ["a path that does not exist", ["scrub", "--no-store", "/no/such/file.837"]],
    ["a rule that does not exist", ["scrub", "--no-store", clean, "--only", "MOH-999"]],
    ["a folder without files", ["scrub", "--no-store", fs.mkdtempSync(path.join(folder, "nothing-"))]],
  ])("2 for %s, with words on standard error and nothing on standard output", async (_, args) => {
    const ended = await claimscrub(args, { home });
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr.length).toBeGreaterThan(20);
    expect(ended.stderr).not.toContain("    at ");
  });

  test("4 where the store can not be reached, saying how to go on", async () => {
    const ended = await claimscrub(["scrub", clean, "--store", "postgres://nobody:secret-word@127.0.0.1:1/none"], { home });
    expect(ended.code).toBe(4);
    expect(ended.stderr).toContain("--no-store");
    expect(ended.stderr).not.toContain("secret-word");
  });

  test("4 where results can not be written, leaving no half file", async () => {
    const blocked = put("blocked", "a file, no folder");
    const ended = await scrub(clean, "--out", path.join(blocked, "deeper"));
    expect(ended.code).toBe(4);
    expect(ended.stderr).toContain("deeper");
    expect(ended.stderr).not.toContain("    at ");
  });

  test("0 for --help and --version, which tell the options and the exit codes", async () => {
    const help = await claimscrub(["scrub", "--help"], { home });
    expect(help.code).toBe(0);
    for (const words of ["--format", "--out", "--only", "--jobs", "--no-store", "--fail-on", "Exit codes", "Examples"])
      expect(help.stdout).toContain(words);
    expect((await claimscrub(["--version"], { home })).stdout).toBe("0.1.0\n");
    expect((await claimscrub(["--help"], { home })).stdout).toContain("submit");
  });

  test("no name, member id or birth date of a patient is said on standard error", async () => {
    const text = file837([claim("A1", FLAGGED)]);
    const member = /NM1\*IL\*1\*([^*]+)\*([^*]+)\*[^~]*\*MI\*([^~*]+)/.exec(text)!;
    const ended = await scrub(put("named.837", text.slice(0, -60)));
    for (const secret of member.slice(1)) expect(ended.stderr).not.toContain(secret);
  });
});
