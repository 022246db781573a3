import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { Finding } from "@claimscrub/claim";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateClaims } from "../generator/generate-claims.ts";
import { BUILT, claimscrub, file837, makeFolder, NOT_BUILT } from "./scrub-command.ts";
import { serve, type Served } from "./serve-command.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SERVICE = path.join(ROOT, "services/api/dist/main.js");

describe.skipIf(!BUILT)(`claimscrub serve${BUILT ? "" : ` (${NOT_BUILT})`}`, () => {
  const home = makeFolder();
  let served: Served;
  beforeAll(async () => {
    served = await serve(home, "--demo");
  });
  afterAll(async () => {
    served.child.kill("SIGKILL");
    await served.ended;
    fs.rmSync(home, { recursive: true, force: true });
  });

  const ask = async (address: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${served.origin}${address}`, { ...init, headers: { authorization: `Bearer ${served.key}`, ...init.headers } });
  const read = async <T>(address: string): Promise<T> => (await (await ask(address)).json()) as T;

  /** Follows a run's events to its end. */
  const untilEnd = async (runId: string): Promise<string> => {
    const text = await (await ask(`/v1/runs/${runId}/events`)).text();
    return /"state":"(finished|failed)"/.exec(text)?.[1] ?? text;
  };

  test("loads the examples on request, and scrubs them", async () => {
    type Files = { items: { name: string; runId: string }[]; total: number };
    let files: Files = { items: [], total: 0 };
    await expect.poll(async () => (files = await read<Files>("/v1/files")).total, { timeout: 60_000, interval: 200 }).toBe(8);
    expect(files.items.every(({ name }) => name.startsWith("examples/"))).toBe(true);
    expect(await untilEnd(files.items[0]!.runId)).toBe("finished");
    expect((await read<{ claims: number }>("/v1/summary?by=rule")).claims).toBe(102);
  });

  test("answers a scrub as the command line does, bit for bit, in whatever form and size", async () => {
    const large = path.join(home, "large.837");
    fs.writeFileSync(large, file837([...generateClaims({ claims: 300, seed: 5, flagged: 0.2 })].map(({ claim }) => claim)));
    for (const file of [path.join(ROOT, "examples/manhattan-mohs-2024-q3.837"), large]) {
      const name = path.basename(file);
      const out = path.join(home, `out-${name}`);
      const command = await claimscrub(["scrub", file, "--no-store", "--format", "json", "--out", out], { home });
      const own = JSON.parse(command.stdout) as { summary: { durationMs: number }; findings: Finding[] };
      const scrub = async (accept: string): Promise<string> =>
        (
          await ask("/v1/scrub", {
            method: "POST",
            body: fs.readFileSync(file),
            headers: { "content-type": "application/edi-x12", accept, "x-file-name": encodeURIComponent(name) },
          })
        ).text();
      const answer = JSON.parse(await scrub("application/json")) as typeof own;
      const named = own.findings.map((finding) => ({ ...finding, file: name }));
      expect(JSON.stringify(answer.findings)).toBe(JSON.stringify(named));
      expect({ ...answer.summary, durationMs: 0 }).toEqual({ ...own.summary, durationMs: 0 });
      for (const [form, ending] of [
        ["999", "999"],
        ["277CA", "277ca"],
      ])
        expect(await scrub(`application/edi-x12; type=${form}`)).toBe(fs.readFileSync(path.join(out, `${name}.${ending}`), "utf8"));
    }
  }, 240_000);

  test("takes a file for its worker, and tells how far it is", async () => {
    const text = fs.readFileSync(path.join(ROOT, "examples/low-charges-2025.837"), "utf8").replaceAll("LOW-", "OWN-");
    const taken = await ask("/v1/files", {
      method: "POST",
      body: text,
      headers: { "content-type": "application/octet-stream", "x-file-name": "own.837" },
    });
    expect(taken.status).toBe(202);
    const { fileId, runId } = (await taken.json()) as { fileId: string; runId: string };
    expect(await untilEnd(runId)).toBe("finished");
    expect(await read(`/v1/files/${fileId}`)).toMatchObject({ name: "own.837", state: "finished", runId });
  });

  test("makes, lists, rotates and revokes keys beside the running service", async () => {
    const env = { ...process.env, CLAIMSCRUB_HOME: home };
    // The service's own program: what `claimscrub keys` starts.
    const keys = async (...args: string[]): Promise<string> =>
      (await promisify(execFile)(process.execPath, [SERVICE, "keys", ...args], { env })).stdout.trim();
    const me = async (key: string): Promise<number> =>
      (await fetch(`${served.origin}/v1/me`, { headers: { authorization: `Bearer ${key}` } })).status;
    const { keyId, key } = JSON.parse(await keys("create", "reader", "--scopes", "read", "--days", "7", "--json")) as {
      keyId: string;
      key: string;
    };
    expect(await me(key)).toBe(200);
    const list = (await claimscrub(["keys", "list"], { home })).stdout;
    expect(list).toContain(`${keyId}  valid, until `);
    expect(list).not.toContain(key);
    const rotated = await keys("rotate", keyId, "--grace-seconds", "0");
    expect(await me(rotated)).toBe(200);
    await expect.poll(() => me(key), { timeout: 10_000 }).toBe(401);
    await keys("revoke", rotated.split("_")[1]!);
    await expect.poll(() => me(rotated), { timeout: 10_000 }).toBe(401);
    await expect(keys("create", "x", "--scopes", "everything")).rejects.toThrow("There is no scope everything");
  }, 240_000);

  test("refuses to speak in the clear beyond this machine", async () => {
    const { code, stderr } = await claimscrub(["serve", "--host", "0.0.0.0", "--no-worker"], { home });
    expect(code).toBe(2);
    expect(stderr).toContain("--tls-cert");
  });

  test("shows a page, and stops cleanly when it is told to", async () => {
    expect(await (await fetch(served.origin)).text()).toContain("<title>Claimscrub</title>");
    served.child.kill("SIGTERM");
    expect(await served.ended).toBe(0);
    await expect(fetch(served.origin)).rejects.toThrow("fetch failed");
  });
});
