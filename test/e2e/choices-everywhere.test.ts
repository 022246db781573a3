import fs from "node:fs";
import path from "node:path";
import type { Finding, RunSummary, TumourView } from "@claimscrub/claim";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateClaims } from "../generator/generate-claims.ts";
import { BUILT, claimscrub, type Ended, file837, makeFolder, NOT_BUILT } from "./scrub-command.ts";

const CUSTOM = path.resolve(import.meta.dirname, "../../examples/custom-rule/stain-without-antibody.mjs");

interface Printed {
  readonly summary: RunSummary;
  readonly findings: Finding[];
  readonly tumours: TumourView[];
}

/** Threads and queue: enough claims for several chunks, so that each has some of what was chosen. */
describe.skipIf(!BUILT)(
  `what was chosen reaches every thread and every worker${BUILT ? "" : ` (${NOT_BUILT})`}`,
  { timeout: 240_000 },
  () => {
    const folder = makeFolder();
    const home = path.join(folder, "home");
    const file = path.join(folder, "claims.837");
    const set = path.join(folder, "cautious.yaml");
    const log = path.join(folder, "log.csv");
    const chosen = ["--rules", set, "--rules-from", CUSTOM, "--sidecar", log];
    const scrub = (...args: string[]) =>
      claimscrub(["scrub", file, "--no-store", "--format", "json", "--fail-on", "never", ...args], { home });
    const read = (ended: Ended): Printed => JSON.parse(ended.stdout) as Printed;
    let one: Ended;

    beforeAll(async () => {
      const claims = [...generateClaims({ claims: 2100, seed: 11, specialty: "dermatology", flagged: 0.05 })].map((made) => made.claim);
      // Stains of the practice's own rule, on claims at both ends.
      const stained = (at: number) => {
        const like = claims[at]!;
        const [first] = like.lines;
        if (first === undefined) return like;
        const line = (procedure: string, modifiers: string[]) => ({ ...first, procedure, modifiers, units: 1, chargeCents: 99900 });
        return {
          ...like,
          id: `STAIN-${at}`,
          diagnoses: ["C44311"],
          lines: [line("17311", []), line("88342", ["59"])].map((made) => ({ ...made, pointers: [1] })),
        };
      };
      claims[0] = stained(0);
      claims[2099] = stained(2099);
      fs.writeFileSync(file, file837(claims));
      const mohs = claims.filter(({ lines }) => lines.some(({ procedure }) => procedure === "17311"));
      const rows = mohs.filter((_, at) => at % 3 === 0).map(({ id }) => `${id},1,nose,4,6;2;2;2,flap,,9,MART-1`);
      fs.writeFileSync(log, `claim,tumour,site,stages,blocks,repair,length_cm,area_cm2,stains\n${rows.join("\n")}\nNOBODY,1,,2,,,,,\n`);
      fs.writeFileSync(
        set,
        `name: cautious\nrules: {MOH-012: off, PRA-001: error}\nsuppressions:\n  - {rule: PRA-001, claim: STAIN-2099, reason: told, author: me, expires: 2030-01-01}\n`,
      );
      one = await scrub(...chosen, "--jobs", "1");
      if (one.code !== 0) throw new Error(one.stderr);
    }, 240_000);
    afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

    test("there is something to compare", () => {
      const { summary, findings, tumours } = read(one);
      expect(findings.filter(({ code }) => code === "PRA-001").map(({ claim, severity }) => [claim, severity])).toEqual([
        ["STAIN-0", "error"],
      ]);
      expect(summary.suppressed).toMatchObject([{ code: "PRA-001", count: 1 }]);
      expect(summary.ruleSet).toMatchObject({ name: "cautious", off: ["MOH-012"], custom: ["PRA-001"] });
      expect(summary.sidecar?.unmatched).toBe(1);
      for (const code of ["MOH-005", "MOH-006", "MOH-025"])
        expect(findings.filter((one) => one.code === code).length, code).toBeGreaterThan(5);
      expect(tumours.length).toBeGreaterThan(100);
    });
    test("threads judge as one does", async () => {
      const timeless = (ended: Ended) => ended.stdout.replace(/"durationMs":\d+/, "");
      expect(timeless(await scrub(...chosen, "--jobs", "3"))).toBe(timeless(one));
    });
    test("workers of the queue judge as scrub does; the run names its rule set; tumours are kept", async () => {
      const { findings, tumours, summary } = read(one);
      const submitted = await claimscrub(["submit", file, "--json", ...chosen], { home });
      expect(submitted.stderr).toBe("");
      const { runId } = JSON.parse(submitted.stdout) as { runId: string };
      const worked = await claimscrub(["worker", "--until-empty"], { home, env: { CLAIMSCRUB_LOG: "warn" } });
      expect(worked.code, worked.stderr).toBe(0);
      const stored = await claimscrub(["status", runId, "--findings"], { home });
      const lines = (text: string): unknown[] => text.split("\n").filter(Boolean).map((line) => JSON.parse(line) as unknown); // biome-ignore format: one chain
      expect(lines(stored.stdout)).toEqual(findings);
      const kept = lines((await claimscrub(["status", runId, "--tumours"], { home })).stdout) as TumourView[];
      expect(kept.sort((a, b) => a.claimIndex - b.claimIndex || a.tumour - b.tumour)).toEqual(tumours);
      const status = JSON.parse((await claimscrub(["status", runId, "--json"], { home })).stdout) as { latest: { summary: RunSummary }[] };
      const { durationMs: _ours, filesWithoutResult: _none, ...expected } = summary;
      expect(status.latest[0]?.summary).toMatchObject(expected);
      // Settings and custom rules are part of each finding's id.
      const plain = read(await scrub());
      expect(findings.some(({ id }) => plain.findings.some((known) => known.id === id))).toBe(false);
    });
    test("a module that is no rule, or takes another's name, is refused with its reason", async () => {
      const write = (name: string, text: string): string => {
        fs.writeFileSync(path.join(folder, name), text);
        return path.join(folder, name);
      };
      const none = await scrub("--rules-from", write("none.mjs", "export default { id: 'practice/none' };\n"));
      expect(none).toMatchObject({ code: 2, stdout: "" });
      expect(none.stderr).toContain("practice/none: code is missing");
      const taken = write("taken.mjs", fs.readFileSync(CUSTOM, "utf8").replace("PRA-001", "MOH-001"));
      expect((await scrub("--rules-from", taken)).stderr).toContain("the code MOH-001 is taken by mohs/add-on-without-first-stage");
      expect((await scrub("--rules-from", "./nowhere.mjs")).stderr).toContain("rules from ./nowhere.mjs: there is no such file");
    });
  },
);
