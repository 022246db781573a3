import fs from "node:fs";
import path from "node:path";
import type { Finding, RunSummary, TumourView } from "@claimscrub/claim";
import { startEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import { loadIdentityKey, openStore } from "@claimscrub/store";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateClaims } from "../generator/generate-claims.ts";
import { asJson, BUILT, claimscrub, type Ended, file837, makeFolder, NOT_BUILT } from "./scrub-command.ts";
import { serve } from "./serve-command.ts";

const OTHERS =
  "payer: others\nmatch: {otherwise: true}\nfees: {schedule: others.csv, percent-of-medicare: 140}\nreductions: {multiple-procedures: [100, 50, 25]}\n";
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
    const config = path.join(folder, "config");
    const log = path.join(folder, "log.csv");
    const lasting = ["--config", config, "--rules", "cautious", "--rules-from", CUSTOM];
    const chosen = [...lasting, "--sidecar", log];
    const scrub = (...args: string[]) =>
      claimscrub(["scrub", file, "--no-store", "--format", "json", "--fail-on", "never", ...args], { home });
    const read = (ended: Ended): Printed => JSON.parse(ended.stdout) as Printed;
    /** What the store of the data folder has of a run. */
    const inStore = async (runId: string) => {
      const server = await startEmbeddedPostgres({ home });
      const store = await openStore(server.url, { identityKey: loadIdentityKey(home) });
      try {
        const findings: Finding[] = [];
        for await (const finding of store.findings(runId)) findings.push(finding);
        const tumours = (await store.chunkSummaries(runId)).flatMap(({ summary }) => [...(summary.tumours ?? [])]);
        return { run: await store.run(runId), findings, tumours };
      } finally {
        await store.close();
        await server.stop();
      }
    };
    let one: Ended;

    beforeAll(async () => {
      const claims = [...generateClaims({ claims: 1050, seed: 11, specialty: "dermatology", flagged: 0.05 })].map((made) => made.claim);
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
      claims[1049] = stained(1049);
      fs.writeFileSync(file, file837(claims));
      const mohs = claims.filter(({ lines }) => lines.some(({ procedure }) => procedure === "17311"));
      const rows = mohs.filter((_, at) => at % 3 === 0).map(({ id }) => `${id},1,nose,4,6;2;2;2,flap,,9,MART-1`);
      fs.writeFileSync(log, `claim,tumour,site,stages,blocks,repair,length_cm,area_cm2,stains\n${rows.join("\n")}\nNOBODY,1,,2,,,,,\n`);
      for (const part of ["payers", "rule-sets"]) fs.mkdirSync(path.join(config, part), { recursive: true });
      fs.writeFileSync(path.join(config, "payers", "others.yaml"), OTHERS);
      fs.writeFileSync(path.join(config, "payers", "others.csv"), "code,non-facility,facility\n17311,900.07,500.03\n");
      // What the worker's and the service's own machine is configured to must not count for runs that were submitted with something else.
      fs.mkdirSync(path.join(home, "config", "payers"), { recursive: true });
      fs.writeFileSync(path.join(home, "config", "payers", "own.yaml"), OTHERS.replace("140", "90").replace("schedule: others.csv, ", ""));
      fs.writeFileSync(
        path.join(config, "rule-sets", "cautious.yaml"),
        `name: cautious\nrules: {MOH-012: off, PRA-001: error}\nsuppressions:\n  - {rule: PRA-001, claim: STAIN-1049, reason: told, author: me, expires: 2030-01-01}\n`,
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
        expect(findings.filter((one) => one.code === code).length, code).toBeGreaterThan(2);
      expect(tumours.length).toBeGreaterThan(50);
      expect(summary.assumptions).toContainEqual({ what: "other-payers-policy others", count: expect.any(Number) });
    });
    test("payers of the data folder, of another folder and none are worth something else each", async () => {
      const few = path.resolve(import.meta.dirname, "../../examples/cleveland-commercial-2024-q3.837");
      const amounts = await Promise.all(
        [[], ["--config", config], ["--config", path.join(config, "rule-sets")]].map(async (args) =>
          asJson(await claimscrub(["scrub", few, "--no-store", "--format", "json", "--fail-on", "never", ...args], { home })),
        ),
      );
      expect(new Set(amounts.map(({ summary }) => summary.allowedCents)).size).toBe(3);
    });
    test("threads judge as one does", async () => {
      const timeless = (ended: Ended) => ended.stdout.replace(/"durationMs":\d+/, "");
      expect(timeless(await scrub(...chosen, "--jobs", "2"))).toBe(timeless(one));
    });
    test("workers of the queue judge as scrub does; the run names its rule set; tumours are kept", async () => {
      const { findings, tumours, summary } = read(one);
      const submitted = await claimscrub(["submit", file, "--json", ...chosen], { home });
      expect(submitted.stderr).toBe("");
      const { runId } = JSON.parse(submitted.stdout) as { runId: string };
      const worked = await claimscrub(["worker", "--until-empty"], { home, env: { CLAIMSCRUB_LOG: "warn" } });
      expect(worked.code, worked.stderr).toBe(0);
      const stored = await inStore(runId);
      expect(stored.findings).toEqual(findings);
      expect(stored.tumours.sort((a, b) => a.claimIndex - b.claimIndex || a.tumour - b.tumour)).toEqual(tumours);
      const { durationMs: _ours, filesWithoutResult: _none, ...expected } = summary;
      expect(stored.run?.summary).toMatchObject(expected);
      // Settings and custom rules are part of each finding's id.
      const plain = read(await scrub());
      expect(stored.run?.options).toMatch(/^terms=[0-9a-f]{16} rules=cautious@\w+ custom=\w+ sidecar=\w+$/);
      expect(findings.some(({ id }) => plain.findings.some((known) => known.id === id))).toBe(false);
    });
    test("the service judges by them too: what it answers at once, in threads, and what it queues", async () => {
      const scrubbed = read(await scrub(...lasting));
      const served = await serve(home, ...lasting);
      try {
        const name = { "x-file-name": encodeURIComponent(file) };
        const ask = (address: string, body: string | undefined, type = "application/edi-x12") =>
          fetch(`${served.origin}${address}`, {
            method: body === undefined ? "GET" : "POST",
            headers: { authorization: `Bearer ${served.key}`, ...name, ...(body === undefined ? {} : { "content-type": type }) },
            ...(body === undefined ? {} : { body }),
          });
        const text = fs.readFileSync(file, "utf8");
        const answered = (await (await ask("/v1/scrub", text)).json()) as Printed;
        expect(answered.findings.map((finding) => ({ ...finding, file }))).toEqual(scrubbed.findings);
        expect({ ...answered.summary, durationMs: 0 }).toEqual({ ...scrubbed.summary, durationMs: 0 });
        const { runId } = (await (await ask("/v1/files?lane=nightly", text, "application/octet-stream")).json()) as { runId: string };
        expect(await (await ask(`/v1/runs/${runId}/events`, undefined)).text()).toContain('"state":"finished"');
        const stored = await inStore(runId);
        expect(stored.findings.map((finding) => ({ ...finding, file }))).toEqual(scrubbed.findings);
      } finally {
        served.child.kill("SIGTERM");
        await served.ended;
      }
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
