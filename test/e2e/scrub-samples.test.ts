import fs from "node:fs";
import path from "node:path";
import type { Finding, RunSummary } from "@claimscrub/claim";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asJson, BUILT, claimscrub, makeFolder, NOT_BUILT } from "./scrub-command.ts";

const SAMPLES = path.resolve(import.meta.dirname, "../../../shared/edi");
const PRESENT = fs.existsSync(path.join(SAMPLES, "MANIFEST.md"));

interface Sample {
  readonly file: string;
  /** `837p`, `835`, ... */
  readonly type: string;
  readonly claims: number;
  readonly lines: number;
}

/** The rows of one table of MANIFEST.md. */
function manifest(section: string): Sample[] {
  const text = fs.readFileSync(path.join(SAMPLES, "MANIFEST.md"), "utf8");
  const part = text.slice(text.indexOf(`\n## ${section}\n`) + 1);
  const next = part.indexOf("\n## ");
  const rows = part
    .slice(0, next < 0 ? undefined : next)
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| file "));
  return rows.map((row) => {
    const cells = row
      .slice(1)
      .split("|")
      .map((cell) => cell.trim());
    return { file: cells[0]!.replaceAll("&#96;", "`"), type: cells[2]!.split(" ")[0]!, claims: Number(cells[3]), lines: Number(cells[4]) };
  });
}

/** The samples without those that repeat the bytes of one before them in order of name. */
function different(section: string, samples: readonly Sample[]): Sample[] {
  const seen = new Set<string>();
  return [...samples]
    .sort((a, b) => (a.file < b.file ? -1 : 1))
    .filter(({ file }) => {
      const text = fs.readFileSync(path.join(SAMPLES, section, file), "latin1");
      return seen.size < seen.add(text).size;
    });
}

const WHY = PRESENT ? (BUILT ? "" : ` (${NOT_BUILT})`) : " (no ../shared/edi beside the repository: the sample files are not part of it)";

describe.skipIf(!PRESENT || !BUILT)(`every published sample file through scrub${WHY}`, () => {
  const folder = makeFolder();
  const home = path.join(folder, "home");
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  describe.each(["837p", "837i", "837d", "bad"])("%s", (section) => {
    const out = path.join(folder, section);
    const samples = PRESENT ? manifest(section) : [];
    let code: number | null = null;
    let stderr = "";
    let findings: Finding[] = [];
    let summary: RunSummary;
    let claimsPerFile = new Map<string, Set<number>>();

    beforeAll(async () => {
      const ended = await claimscrub(["scrub", path.join(SAMPLES, section), "--no-store", "--format", "ndjson", "--out", out], { home });
      code = ended.code;
      stderr = ended.stderr;
      findings = ended.stdout
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Finding);
      summary = JSON.parse(fs.readFileSync(path.join(out, "summary.json"), "utf8")) as RunSummary;
      const rows = parse(fs.readFileSync(path.join(out, "lines.csv"), "utf8"), { columns: true }) as Record<string, string>[];
      claimsPerFile = new Map();
      for (const row of rows) {
        const name = path.basename(row["file"]!);
        claimsPerFile.set(name, (claimsPerFile.get(name) ?? new Set()).add(Number(row["claimIndex"])));
      }
    });

    test("ends with 0, 1 or 3 and without a crash", () => {
      expect([0, 1, 3]).toContain(code);
      expect(stderr).not.toContain("    at ");
    });

    test("judges each file of the folder, files of the same bytes once", () => {
      expect(samples.map(({ file }) => file).sort()).toEqual(fs.readdirSync(path.join(SAMPLES, section)).sort());
      expect(summary.files).toBe(different(section, samples).length);
    });

    test("no claim that the manifest counts is lost: it has lines, or a finding that names it", () => {
      const lost = different(section, samples).flatMap(({ file, type, claims }) => {
        if (type !== "837p" && type !== "837i" && type !== "837d") return [];
        const named = findings.filter((finding) => path.basename(finding.file) === file && finding.claimIndex !== null);
        const seen = new Set([...(claimsPerFile.get(file) ?? []), ...named.map(({ claimIndex }) => claimIndex)]);
        return seen.size >= claims ? [] : [`${file}: ${seen.size} of ${claims}`];
      });
      expect(lost).toEqual([]);
    });

    test("each file alone ends with 0, 1 or 3 and the manifest's claims", async () => {
      // A share of the files, the same every time: each start of the program costs a fifth of a second.
      const some = samples.filter((_, at) => at % (section === "bad" ? 6 : 9) === 0);
      const ended = new Set<number | null>();
      const wrong: string[] = [];
      for (const { file, type, claims, lines } of some) {
        const alone = await claimscrub(["scrub", path.join(SAMPLES, section, file), "--no-store", "--format", "json"], { home });
        ended.add(alone.code);
        const { summary } = asJson(alone);
        if (!type.startsWith("837")) continue;
        if (summary.claims !== claims) wrong.push(`${file}: ${summary.claims} claims of ${claims}`);
        if (summary.unreadableClaims === 0 && summary.lines !== lines) wrong.push(`${file}: ${summary.lines} lines of ${lines}`);
      }
      expect(wrong).toEqual([]);
      expect([...ended].filter((code) => code !== 0 && code !== 1 && code !== 3)).toEqual([]);
    });
  });

  test("a thread more or less changes nothing over all sample files", async () => {
    const scrub = (jobs: number) =>
      claimscrub(["scrub", path.join(SAMPLES, "837p"), "--no-store", "--format", "ndjson", "--jobs", String(jobs)], { home });
    const [one, four] = [await scrub(1), await scrub(4)];
    expect(four.stdout === one.stdout).toBe(true);
  });
});
