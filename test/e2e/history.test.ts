import fs from "node:fs";
import path from "node:path";
import type { Finding } from "@claimscrub/claim";
import { afterAll, describe, expect, test } from "vitest";
import { asJson, BUILT, claim, claimscrub, file837, makeFolder, NOT_BUILT } from "./scrub-command.ts";

/** The two halves of a pair of codes, and a service that can be repeated. */
const BIOPSY: Parameters<typeof claim>[1] = { diagnoses: ["D485"], lines: ["11102"] };
const DESTRUCTION: Parameters<typeof claim>[1] = { diagnoses: ["L570"], lines: ["17000"] };
const PATHOLOGY: Parameters<typeof claim>[1] = { diagnoses: ["D485"], lines: ["88305"] };
const said = (findings: readonly Finding[]) => findings.map(({ code, claim: id, related }) => `${code} ${id} ${related[0]?.claim}`);

/** Monday's file is sent; Tuesday's is judged, and what it means depends on whether Monday is remembered. */
describe.skipIf(!BUILT)(`history${BUILT ? "" : ` (skipped: ${NOT_BUILT})`}`, { timeout: 180_000 }, () => {
  const folder = makeFolder();
  const home = path.join(folder, "home");
  const run = async (...args: string[]) => {
    const ended = await claimscrub(args, { home });
    expect([args[0] === "worker" ? "" : ended.stderr, ended.code]).toEqual(["", 0]);
    return ended.stdout;
  };
  const scrub = async (...args: string[]) =>
    asJson({ stdout: await run("scrub", ...args, "--format", "json", "--fail-on", "never"), stderr: "", code: 0 });
  const write = (name: string, ...claims: ReturnType<typeof claim>[]): string => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, file837(claims));
    return file;
  };
  const monday = write("monday.837", claim("M-1", BIOPSY, 1), claim("M-2", PATHOLOGY, 2));
  const tuesday = write("tuesday.837", claim("T-1", DESTRUCTION, 1), claim("T-2", PATHOLOGY, 2), claim("T-3", DESTRUCTION, 3));
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  test("of sent claims is what later files are judged against; without it the coverage says so", async () => {
    await run("submit", monday, "--sent");
    await run("worker", "--until-empty");
    const without = await scrub(tuesday);
    expect(without.summary.notChecked).toContainEqual({ code: "PTP-008", reason: "no-history", count: 3 });
    expect([without.findings, without.summary.historyMark]).toEqual([[], undefined]);

    const { findings, summary } = await scrub(tuesday, "--history");
    expect(said(findings)).toEqual(["PTP-008 T-1 M-1", "DUP-001 T-2 M-2"]);
    expect(findings.every(({ file }) => file.endsWith("tuesday.837"))).toBe(true);
    expect(summary.notChecked.map(({ reason }) => reason)).not.toContain("no-history");
    expect([summary.claims, summary.lines, summary.historyMark]).toEqual([3, 3, 1]);
  });

  test("gives the same findings through the queue, bit for bit", async () => {
    const direct = await scrub(tuesday, "--history");
    const submission = JSON.parse(await run("submit", tuesday, "--history", "--only", "PTP-008", "DUP-001", "--json")) as { runId: string };
    await run("worker", "--until-empty");
    expect(await run("status", submission.runId, "--findings")).toBe(
      direct.findings.map((finding) => `${JSON.stringify(finding)}\n`).join(""),
    );
  });

  test("is a snapshot, in which of several scrubs of one claim the latest counts", async () => {
    expect((await scrub(monday, "--history")).findings).toEqual([]);
    // The same number with another code takes the place of what was sent under it.
    const fixed = write("fixed.837", claim("M-1", DESTRUCTION, 1), claim("M-9", BIOPSY, 3));
    await run("submit", fixed, "--sent");
    await run("worker", "--until-empty");
    const { findings, summary } = await scrub(tuesday, "--history", "--only", "PTP-008", "DUP-001");
    expect(said(findings)).toEqual(["DUP-001 T-1 M-1", "DUP-001 T-2 M-2", "PTP-008 T-3 M-9"]);
    expect(summary.historyMark).toBe(2);
    // Judged before, and sent now: nothing is queued, and the claims are history all the same.
    expect(JSON.parse(await run("submit", tuesday, "--sent", "--json"))).toMatchObject({ state: "finished" });
    expect((await scrub(write("friday.837", claim("F-1", BIOPSY, 9)), "--history")).summary.historyMark).toBe(3);
  });

  test("needs a store", async () => {
    const refused = await claimscrub(["scrub", tuesday, "--history", "--no-store"], { home });
    expect([refused.code, refused.stdout]).toEqual([2, ""]);
  });
});
