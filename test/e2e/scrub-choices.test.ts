import fs from "node:fs";
import path from "node:path";
import type { TumourView } from "@claimscrub/claim";
import { afterAll, describe, expect, test } from "vitest";
import { asJson, BUILT, claimscrub, type Ended, makeFolder, NOT_BUILT } from "./scrub-command.ts";

const EXAMPLES = path.resolve(import.meta.dirname, "../../examples");
const MANHATTAN = path.join(EXAMPLES, "manhattan-mohs-2024-q3.837");
const LOG = path.join(EXAMPLES, "mohs-log-2024-q3.csv");

describe.skipIf(!BUILT)(`what an operator chooses${BUILT ? "" : ` (${NOT_BUILT})`}`, { timeout: 240_000 }, () => {
  const folder = makeFolder();
  const home = path.join(folder, "home");
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const scrub = (...args: string[]) => claimscrub(["scrub", MANHATTAN, "--no-store", "--format", "json", ...args], { home });
  const tumoursOf = (ended: Ended) => (JSON.parse(ended.stdout) as { tumours: TumourView[] }).tumours;
  const write = (name: string, text: string): string => {
    fs.writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const timeless = (ended: Ended): string => ended.stdout.replace(/"durationMs":\d+/, "");

  test("a sidecar brings what the claims don't show, the same whatever the number of threads; unmatched rows are told", async () => {
    const plain = asJson(await scrub());
    const one = await scrub("--sidecar", LOG, "--jobs", "1");
    const further = asJson(one).findings.filter(({ id }) => !plain.findings.some((known) => known.id === id));
    expect(further.map(({ claim, code, impact }) => [claim, code, impact.cents])).toEqual([
      // Locality 13202-01: 17312 470.98, 17315 91.71, 13122 173.33; 12052 and 12051 as second surgery half.
      ["HSS-1002", "MOH-006", expect.any(Number)],
      ["HSS-1003", "MOH-005", expect.any(Number)],
      ["HSS-1004", "MOH-025", expect.any(Number)],
      ["HSS-1006", "MOH-029", expect.any(Number)],
      ["HSS-1008", "MOH-024", expect.any(Number)],
    ]);
    expect(further.every(({ direction, impact }) => direction === "underbilling" && (impact.cents ?? 0) > 5000)).toBe(true);
    expect(asJson(one).summary.sidecar).toEqual({ rows: 10, matched: 9, unmatched: 1, firstUnmatched: [11] });
    expect(one.stderr).toContain("1 of 10 rows of the sidecar name no claim of these files (row 11).");
    expect(timeless(await scrub("--sidecar", LOG, "--jobs", "3"))).toBe(timeless(one));
    const [first] = tumoursOf(one);
    expect(first).toMatchObject({ claim: "HSS-1001", stages: 2, record: { site: "nose", stages: 2, blocks: [3, 2] } });
  });
  test("the tumours stand in the json, in order, with site, stages, closure and pathology", async () => {
    const tumours = tumoursOf(await scrub());
    expect(tumours.map(({ claimIndex, tumour }) => claimIndex * 100 + tumour)).toEqual(
      tumours.map(({ claimIndex, tumour }) => claimIndex * 100 + tumour).sort((a, b) => a - b),
    );
    expect(tumours.find(({ claim }) => claim === "HSS-1002")).toMatchObject({
      site: { class: "head-hands-feet-genitalia", by: "diagnosis" },
      stages: 3,
      repairs: [{ procedure: "14060" }],
    });
    expect(tumours.find(({ claim }) => claim === "HSS-1006")).toMatchObject({
      site: { class: "trunk-arms-legs", by: "repair", evidence: "13121" },
    });
  });
  test("a sidecar that can't be taken stops the run before anything is judged, and quotes nothing", async () => {
    const ended = await scrub("--sidecar", write("bad.csv", "claim,tumour,stages\nDOE-77,1,many\n"));
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain("bad.csv: row 2, stages: expected a whole number from 1 to 30");
    expect(ended.stderr).not.toMatch(/DOE-77|many/);
  });
  test("a rule set turns off, sets severities and suppresses, on every thread; the run says so", async () => {
    const plain = asJson(await scrub());
    const owned = plain.findings.find(({ code }) => code === "MOH-009");
    const set = write(
      "cautious.yaml",
      `name: cautious\nrules: {MOH-012: off, MOH-013: info}\nsuppressions:\n  - {rule: MOH-009, claim: "${owned?.claim}", reason: told, author: me, expires: 2030-01-01}\n`,
    );
    const chosen = asJson(await scrub("--rules", set));
    expect(plain.findings.some(({ code }) => code === "MOH-012")).toBe(true);
    expect(chosen.findings.some(({ code }) => code === "MOH-012")).toBe(false);
    expect(chosen.findings.filter(({ code }) => code === "MOH-013").every(({ severity }) => severity === "info")).toBe(true);
    expect(chosen.summary.suppressed).toMatchObject([
      { code: "MOH-009", reason: "told", author: "me", count: 1, grossCents: owned?.impact.cents },
    ]);
    expect(chosen.summary.ruleSet).toMatchObject({ name: "cautious", off: ["MOH-012"], changed: ["MOH-013"] });
    expect(chosen.findings.some(({ id }) => plain.findings.some((known) => known.id === id))).toBe(false);
    expect(timeless(await scrub("--rules", set, "--jobs", "3"))).toBe(timeless(await scrub("--rules", set, "--jobs", "1")));
    const table = await claimscrub(
      ["scrub", MANHATTAN, "--no-store", "--format", "table", "--rules", set, "--out", path.join(folder, "out")],
      { home },
    );
    expect(table.stdout).toContain("Turned off: MOH-012.");
    expect(table.stdout).toMatch(/Suppressed: 1 finding \(\$[\d,.]+\) of MOH-009 by me, until 2030-01-01: told/);
    const page = fs.readFileSync(path.join(folder, "out", "report.html"), "utf8");
    expect(page).toContain("Suppressed: 1 finding");
    expect(page).toContain("Mohs surgery by tumour");
  });
  test("a rule set goes by its name in the configuration folder; an unknown rule is an error with the nearest names", async () => {
    expect(asJson(await scrub("--rules", "example")).summary.ruleSet).toMatchObject({ name: "example", off: ["MOH-021"] });
    const ended = await scrub("--rules", write("wrong.yaml", "name: wrong\nrules: {MOH-0012: off}\n"));
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain("found MOH-0012 (did you mean MOH-001, MOH-002, MOH-012?)");
  });
});
