import fs from "node:fs";
import path from "node:path";
import type { Finding } from "@claimscrub/claim";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ClaimSpec } from "../generator/claim-spec.ts";
import { writeCsv } from "../generator/write-csv.ts";
import { asJson, BUILT, claim, claimscrub, CLEAN, type Ended, file837, FLAGGED, makeFolder, NOT_BUILT } from "./scrub-command.ts";

const CREATED = 20250301;

function verdicts(ended: Ended): string[] {
  return asJson(ended)
    .findings.map(({ claim: id, line, code, direction, impact }: Finding) => [id, line, code, direction, impact.cents].join(" "))
    .sort();
}

describe.skipIf(!BUILT)(`scrub on an export in rows${BUILT ? "" : ` (${NOT_BUILT})`}`, () => {
  const folder = makeFolder();
  const home = path.join(folder, "home");
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const put = (name: string, text: string): string => {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const scrub = (...args: string[]): Promise<Ended> => claimscrub(["scrub", "--no-store", "--format", "json", ...args], { home });
  const claims: readonly ClaimSpec[] = [claim("A1", CLEAN, 1), claim("A2", FLAGGED, 2)];
  const rows = writeCsv(claims, CREATED);
  const renamed = rows.replace("CPT,", "Code,");
  let expected: string[];

  beforeAll(async () => {
    const direct = await scrub(put("claims.837", file837(claims)));
    expected = verdicts(direct);
    if (direct.code !== 1 || expected.length === 0) throw new Error(direct.stderr);
  });

  test("by the map that its header fits: the findings of the 837P, with row and column", async () => {
    const ended = await scrub(put("rows.csv", rows));
    expect([ended.code, verdicts(ended)]).toEqual([1, expected]);
    const found = asJson(ended).findings.find(({ line }) => line !== null);
    expect(found!.location.element).toMatch(/^(?:CPT|Mod [1-4]|Units|POS|From|Dx [A-L]|Pointers|Charge)$/);
    expect(rows.split("\n")[found!.location.segment - 1]).toContain("A2");
  });

  test("by a map of one's own, by file and by name in the data folder; folders give their csv files then", async () => {
    const own = fs.readFileSync(path.resolve(import.meta.dirname, "../../config/csv-maps/cms-1500-lines.yaml"), "utf8");
    const map = put("map.yaml", own.replace("name: cms-1500-lines", "name: ours").replace("procedure: CPT", "procedure: Code"));
    const file = put("inbox/renamed.csv", renamed);
    expect(verdicts(await scrub(file, "--csv-map", map))).toEqual(expected);
    put("home/config/csv-maps/ours.yaml", fs.readFileSync(map, "utf8"));
    expect(verdicts(await scrub(path.join(folder, "inbox"), "--csv-map", "ours"))).toEqual(expected);
    // Now its header fits a known map.
    expect(verdicts(await scrub(file))).toEqual(expected);
    fs.rmSync(path.join(home, "config"), { recursive: true });
  });

  test("ends with 3 where it has no required column, 2 where the map is wrong or unknown", async () => {
    const file = put("renamed.csv", renamed);
    const missing = await scrub(file, "--csv-map", "cms-1500-lines");
    expect([missing.code, asJson(missing).findings[0]]).toMatchObject([3, { code: "CSV-005", location: { segment: 1, element: "CPT" } }]);
    const none = await scrub(file);
    expect([none.code, asJson(none).findings[0]?.code]).toEqual([3, "ENV-001"]);
    const unknown = await scrub(file, "--csv-map", "nothing");
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining("cms-1500-form, cms-1500-lines")]);
    const wrong = await scrub(file, "--csv-map", put("wrong.yaml", "columns: { claim: Claim Number, procdure: CPT }"));
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("columns.procdure")]);
  });

  test("reads the rest where a cell or a row is bad, and says where", async () => {
    const [header, first, ...others] = rows.trim().split("\n");
    const bad = put("bad.csv", [header, `${first!},more`, ...others].join("\n"));
    const ended = await scrub(bad);
    expect(ended.code).toBe(3);
    const { findings, summary } = asJson(ended);
    expect(findings[0]).toMatchObject({ code: "CSV-009", claim: "A1", location: { segment: 2, byte: header!.length + 1 } });
    expect([summary.claims, summary.unreadableClaims]).toEqual([2, 1]);
    expect(findings.filter((finding) => finding.claim === "A2").length).toBeGreaterThan(0);
    expect(JSON.stringify(findings.map(({ message, remedy }) => [message, remedy]))).not.toContain("1EG4TE5MK");
  });

  test("through the queue as at once", async () => {
    const file = put("queued.csv", rows);
    const direct = await scrub(file);
    const submitted = await claimscrub(["submit", file, "--json"], { home });
    expect([submitted.stderr, submitted.code]).toEqual(["", 0]);
    const { runId } = JSON.parse(submitted.stdout) as { runId: string };
    expect((await claimscrub(["worker", "--until-empty"], { home })).code).toBe(0);
    const printed = await claimscrub(["status", runId, "--findings"], { home });
    expect(printed.stdout).toBe(
      asJson(direct)
        .findings.map((finding) => `${JSON.stringify(finding)}\n`)
        .join(""),
    );
  });
});
