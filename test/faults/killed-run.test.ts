import fs from "node:fs";
import path from "node:path";
import { startEmbeddedPostgres, UnsupportedSystem } from "@claimscrub/embedded-postgres";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { asJson, BUILT, claimscrub, file837, makeFolder, NOT_BUILT } from "../e2e/scrub-command.ts";
import { generateClaims } from "../generator/generate-claims.ts";

/** Claims enough for several chunks, so that a run can be killed between two. */
const CLAIMS = 5000;
const TABLES = ["files", "runs", "run_files", "chunks", "claims", "lines", "findings"] as const;

async function canRun(home: string): Promise<boolean> {
  try {
    await (await startEmbeddedPostgres({ home })).stop();
    return true;
  } catch (error) {
    if (error instanceof UnsupportedSystem) return false;
    throw error;
  }
}

const folder = makeFolder();
const embedded = BUILT && (await canRun(path.join(folder, "probe")));
const why = BUILT ? (embedded ? "" : " (the embedded PostgreSQL does not run here)") : ` (${NOT_BUILT})`;

describe.skipIf(!embedded)(`a run that is killed in the middle${why}`, () => {
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  test("and begun again leaves the same totals as a run that nothing disturbed, and a third run adds nothing", async () => {
    const file = path.join(folder, "claims.837");
    fs.writeFileSync(file, file837([...generateClaims({ claims: CLAIMS, seed: 9, flagged: 0.05 })].map(({ claim }) => claim)));
    const scrub = (home: string, started?: (child: { kill(signal: "SIGKILL"): boolean; exitCode: number | null }) => void) =>
      claimscrub(["scrub", file, "--format", "json", "--fail-on", "never", "--jobs", "1"], {
        home,
        ...(started === undefined ? {} : { started }),
      });

    const quiet = asJson(await scrub(path.join(folder, "quiet")));
    expect(quiet.summary.claims).toBe(CLAIMS);

    const home = path.join(folder, "killed");
    // The test shares the run's server, so that it can see the first chunk committed, and so that the server outlives the kill.
    const server = await startEmbeddedPostgres({ home });
    const client = new pg.Client({ connectionString: server.url });
    try {
      await client.connect();
      const count = async (table: string): Promise<number> => {
        const { rows: known } = await client.query<{ there: boolean }>("select to_regclass($1) is not null as there", [
          `claimscrub.${table}`,
        ]);
        if (!known[0]?.there) return 0;
        const { rows } = await client.query<{ count: string }>(`select count(*) as count from claimscrub.${table}`);
        return Number(rows[0]?.count);
      };
      const counts = async (): Promise<Record<string, number>> => {
        const all: Record<string, number> = {};
        for (const table of TABLES) all[table] = await count(table);
        return all;
      };

      let killed = false;
      const first = await scrub(home, (child) => {
        const watch = async (): Promise<void> => {
          while (child.exitCode === null && !killed) {
            // Chunk 0 is what is said of whole files; two more are claims that are safe on disk while others are not.
            if ((await count("chunks")) >= 2) {
              killed = true;
              child.kill("SIGKILL");
            }
          }
        };
        void watch();
      });
      expect(killed).toBe(true);
      expect(first.code).toBeNull();
      const half = await counts();
      expect(half.claims).toBeLessThan(CLAIMS);

      const second = asJson(await scrub(home));
      expect({ ...second.summary, durationMs: 0 }).toEqual({ ...quiet.summary, durationMs: 0 });
      expect(second.findings).toEqual(quiet.findings);
      const whole = await counts();
      expect(whole).toMatchObject({ files: 1, runs: 1, claims: CLAIMS, lines: quiet.summary.lines, findings: quiet.summary.findings });

      const third = asJson(await scrub(home));
      expect(third.findings).toEqual(quiet.findings);
      expect(await counts()).toEqual(whole);
    } finally {
      await client.end();
      await server.stop();
    }
  }, 180_000);
});
