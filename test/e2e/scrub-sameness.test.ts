import fs from "node:fs";
import path from "node:path";
import type { ChunkResult, Finding } from "@claimscrub/claim";
import { bytesInMemory } from "@claimscrub/claim";
import { createHash } from "node:crypto";
import { type ChunkWorkers, createJudging, runChunk, runInline, type SpillRecord } from "@claimscrub/scrub-claims";
import { afterAll, describe, expect, test } from "vitest";
import { generateClaims } from "../generator/generate-claims.ts";
import type { ClaimSpec } from "../generator/claim-spec.ts";
import { BUILT, claim, claimscrub, CLEAN, file837, FLAGGED, makeFolder, NOT_BUILT } from "./scrub-command.ts";

const judging = createJudging();

interface Scrubbed {
  readonly findings: Finding[];
  readonly texts: string[];
  readonly lines: string[];
  readonly summary: object;
  readonly stored: ChunkResult[];
}

/** Runs the whole pipeline in memory, with `lanes` chunks under way at once. */
async function scrub(files: Readonly<Record<string, string>>, chunkClaims: number, lanes = 1): Promise<Scrubbed> {
  const spilled: Uint8Array[] = [];
  const spill = {
    append: async (bytes: Uint8Array) => ({ spill: String(spilled.push(bytes) - 1), from: 0, to: bytes.length }),
  };
  const encoder = new TextEncoder();
  const bytes = new Map<string, Uint8Array>();
  const wanted = { findingsCsv: true, linesCsv: true };
  const records: SpillRecord[] = [];
  const stored: ChunkResult[] = [];
  const outcome = await runInline(
    {
      ...judging,
      sources: Object.entries(files).map(([name, text]) => {
        const content = encoder.encode(text);
        return { name, byteLength: content.length, open: async () => bytesInMemory(content) };
      }),
      newHash: () => {
        const hash = createHash("sha256");
        return { update: (part) => void hash.update(part), digest: () => hash.digest("hex") };
      },
      filePlanned: (fileId, source) => bytes.set(fileId, encoder.encode(files[source.name])),
      startWorkers: async ({ plan, places }): Promise<ChunkWorkers> => {
        const ports = {
          ...judging,
          files: new Map(plan.files.map((file) => [file.fileId, file])),
          openSource: async (fileId: string) => bytesInMemory(bytes.get(fileId)!),
          rows: true,
          places,
          wanted,
          spill,
          keep: async (_: number, result: ChunkResult) => void stored.push(result),
        };
        // Later chunks end first, so that nothing can rest on the order in which they end.
        const held: (() => void)[] = [];
        return {
          inFlight: lanes,
          run: async (job) => {
            const result = await runChunk(job, ports);
            if (lanes > 1) {
              await new Promise<void>((resolve) => {
                held.push(resolve);
                setImmediate(() => held.pop()?.());
              });
            }
            return result;
          },
          close: async () => undefined,
        };
      },
      spill,
      openSpill: async (name) => bytesInMemory(spilled[Number(name)]!),
      wanted,
      begin: async () => undefined,
      take: async (some) => void records.push(...some),
      now: () => 0,
    },
    { chunkClaims },
  );
  const decoder = new TextDecoder();
  const texts = records.filter(({ kind }) => kind === "finding").map(({ json }) => decoder.decode(json));
  return {
    texts,
    findings: texts.map((text) => JSON.parse(text) as Finding),
    lines: records.filter(({ kind }) => kind === "line").map(({ csv }) => decoder.decode(csv)),
    summary: outcome.summary,
    stored,
  };
}

/** Two files of many claims; one patient stands at both ends of the first and in the second, and the first stage of one day in the other file. */
function twoFiles(): { readonly "a.837": string; readonly "b.837": string } {
  const many: ClaimSpec[] = [...generateClaims({ claims: 120, flagged: 0.3, seed: 5, specialty: "dermatology" })].map(({ claim }) => claim);
  const other: ClaimSpec[] = [...generateClaims({ claims: 60, flagged: 0.3, seed: 6 })].map(({ claim }) => claim);
  const nose = (id: string, code: string) => claim(id, { diagnoses: ["C44311"], lines: [code] }, 9);
  return {
    "a.837": file837([nose("P1", "17312"), ...many, nose("P2", "17311")]),
    "b.837": file837([...other, nose("P3", "17311"), claim("F", FLAGGED, 4), claim("G", CLEAN, 5)]),
  };
}

describe("findings do not depend on how a run is cut and driven", () => {
  const files = twoFiles();
  const whole = scrub(files, 1000);

  test("the run has findings of many rules, and of the patient who stands in both files", async () => {
    const { findings } = await whole;
    expect(new Set(findings.map(({ code }) => code)).size).toBeGreaterThan(8);
    const acrossFiles = findings.filter(({ fileId, related }) => related.some((line) => line.fileId !== fileId));
    // Which of the two counts as the first is decided by the files' bytes, not by their order in the call.
    expect(acrossFiles.map(({ claim }) => claim)).toEqual([expect.stringMatching(/^P[23]$/)]);
    expect(findings.filter(({ claim, code }) => claim === "P1" && code === "MOH-001")).toEqual([]);
  });

  test("a claim is clean where no error and no warning stands on it, in the summary and in the store", async () => {
    const { findings, summary, stored } = await whole;
    const flagged = new Set(findings.filter(({ severity }) => severity !== "info").map(({ file, claimIndex }) => `${file} ${claimIndex}`));
    expect(summary).toMatchObject({ claims: 185, flaggedClaims: flagged.size, cleanClaims: 185 - flagged.size, unreadableClaims: 0 });
    const states = stored.flatMap(({ claims }) => claims.filter(({ state }) => state === "flagged"));
    expect(states).toHaveLength(flagged.size);
  });

  test.each([
    [1, 1],
    [7, 1],
    [1, 4],
    [7, 4],
    [50, 3],
  ])("chunks of %i claims, %i at once: the same bytes", async (chunkClaims, lanes) => {
    const [expected, other] = [await whole, await scrub(files, chunkClaims, lanes)];
    expect(other.texts).toEqual(expected.texts);
    expect(other.lines).toEqual(expected.lines);
    expect(other.summary).toEqual(expected.summary);
  });

  test("the files in the other order give the same findings in the order of the call", async () => {
    const reversed = await scrub({ "b.837": files["b.837"], "a.837": files["a.837"] }, 7, 2);
    const { texts, lines, summary } = await whole;
    expect([...reversed.texts].sort()).toEqual([...texts].sort());
    expect([...reversed.lines].sort()).toEqual([...lines].sort());
    expect(reversed.summary).toEqual(summary);
    expect(reversed.findings[0]!.file).toBe("b.837");
  });

  test("output is in order of file, claim, line (none first), code and id", async () => {
    const { findings } = await whole;
    const keys = findings.map(({ file, claimIndex, line, code, id }) =>
      [file, String(claimIndex ?? 0).padStart(6, "0"), String(line ?? 0).padStart(3, "0"), code, id].join(" "),
    );
    expect(keys).toEqual([...keys].sort());
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  });

  test("what the store gets is what the outputs show, in chunks of any size", async () => {
    for (const chunkClaims of [7, 1000]) {
      const { texts, lines, stored } = await scrub(files, chunkClaims);
      expect(stored.flatMap((result) => result.findings.map((finding) => JSON.stringify(finding))).sort()).toEqual([...texts].sort());
      expect(stored.reduce((sum, result) => sum + result.lines.length, 0)).toBe(lines.length);
      expect(stored.reduce((sum, result) => sum + result.claims.length, 0)).toBe(185);
    }
  });
});

describe.skipIf(!BUILT)(`one worker thread and four give the same files${BUILT ? "" : ` (${NOT_BUILT})`}`, () => {
  const folder = makeFolder();
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  test("byte for byte, but for the time it took", async () => {
    const file = path.join(folder, "many.837");
    fs.writeFileSync(file, file837([...generateClaims({ claims: 5000, flagged: 0.1, seed: 3 })].map(({ claim }) => claim)));
    const scrubWith = async (jobs: number): Promise<Record<string, string>> => {
      const out = path.join(folder, `out-${jobs}`);
      const ended = await claimscrub(["scrub", file, "--no-store", "--out", out, "--jobs", String(jobs), "--fail-on", "never"], {
        home: path.join(folder, "home"),
      });
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      return Object.fromEntries(
        fs.readdirSync(out).map((name) => [name, fs.readFileSync(path.join(out, name), "utf8").replace(/"durationMs": \d+/, "")]),
      );
    };
    const [one, four] = [await scrubWith(1), await scrubWith(4)];
    expect(Object.keys(four).sort()).toEqual(
      [..."findings.csv findings.ndjson lines.csv report.html summary.json".split(" "), "many.837.277ca", "many.837.999"].sort(),
    );
    for (const name of Object.keys(one)) expect(four[name] === one[name], name).toBe(true);
  });
});
