import fs from "node:fs";
import path from "node:path";
import { startEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import type { Finding } from "@claimscrub/claim";
import { loadIdentityKey, openStore } from "@claimscrub/store";
import { afterAll, describe, expect, test } from "vitest";
import { generateClaims } from "../generator/generate-claims.ts";
import { BUILT, claimscrub, file837, makeFolder, NOT_BUILT } from "./scrub-command.ts";

const WHY = !BUILT ? ` (${NOT_BUILT})` : process.platform === "linux" ? "" : " (the embedded PostgreSQL comes for Linux)";

describe.skipIf(!BUILT || process.platform !== "linux")(`what scrub keeps${WHY}`, () => {
  const folder = makeFolder();
  const home = path.join(folder, "home");
  const file = path.join(folder, "claims.837");
  // Enough for two threads, which write side by side.
  fs.writeFileSync(file, file837([...generateClaims({ claims: 4500, flagged: 0.05, seed: 11 })].map(({ claim }) => claim)));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  async function stored() {
    const server = await startEmbeddedPostgres({ home });
    const store = await openStore(server.url, { identityKey: loadIdentityKey(home) });
    try {
      const runs = await store.runs(10);
      const findings: Finding[] = [];
      for await (const finding of store.findings(runs[0]!.runId)) findings.push(finding);
      let lines = 0;
      for await (const line of store.lines(runs[0]!.runId)) lines += line.line > 0 ? 1 : 0;
      return { runs, findings, lines };
    } finally {
      await store.close();
      await server.stop();
    }
  }

  test("the data folder's own database holds what was printed, and scrubbing again adds nothing", async () => {
    const first = await claimscrub(["scrub", file, "--format", "ndjson", "--fail-on", "never"], { home });
    expect(first).toMatchObject({ code: 0, stderr: "" });
    const once = await stored();
    expect(once.findings.map((finding) => JSON.stringify(finding))).toEqual(first.stdout.trimEnd().split("\n"));
    expect(once.runs).toHaveLength(1);
    expect(once.runs[0]).toMatchObject({
      state: "finished",
      times: 1,
      summary: { claims: 4500, lines: once.lines, findings: once.findings.length },
    });
    const again = await claimscrub(["scrub", file, "--format", "ndjson", "--fail-on", "never"], { home });
    expect(again.stdout).toBe(first.stdout);
    const twice = await stored();
    expect(twice.runs).toMatchObject([{ times: 2 }]);
    expect(twice.findings).toEqual(once.findings);
    expect(twice.lines).toBe(once.lines);
  });

  test("a server named by --store holds the same", async () => {
    const other = path.join(folder, "other-home");
    const server = await startEmbeddedPostgres({ home: other });
    try {
      const ended = await claimscrub(["scrub", file, "--store", server.url, "--format", "ndjson", "--fail-on", "never"], {
        home: path.join(folder, "third-home"),
      });
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      const store = await openStore(server.url, { identityKey: loadIdentityKey(other) });
      const [run] = await store.runs(1);
      expect(run).toMatchObject({ state: "finished", summary: { claims: 4500 } });
      await store.close();
    } finally {
      await server.stop();
    }
  });

  test("--no-store makes no database", async () => {
    const bare = path.join(folder, "bare-home");
    await claimscrub(["scrub", file, "--no-store", "--format", "ndjson"], { home: bare });
    expect(fs.readdirSync(bare)).toEqual(["spool"]);
  });
});
