import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const BUILT = fileURLToPath(new URL("../dist/judge-threads.js", import.meta.url));
const home = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-threads-"));
afterAll(() => fs.rmSync(home, { recursive: true }));

/** Threads start the built program, so they are tried in a process without the tests' own settings. */
function faultsOf(threads: string, times: number): string[] {
  const program = `
    import { JudgeThreads } from ${JSON.stringify(BUILT)};
    const job = { runId: "0".repeat(32), chunk: 0, files: [] };
    const setup = { storeUrl: "postgres://me:hunter2@127.0.0.1:1/x", identityKey: new Uint8Array(32), home: ${JSON.stringify(home)}, atOnce: 1 };
    const threads = new JudgeThreads(setup, ${threads});
    for (let time = 0; time < ${times}; time++)
      await threads.run(job).catch((fault) => console.log(JSON.stringify({ ...fault, stack: fault.stack, message: fault.message })));
    await threads.close();`;
  const file = path.join(home, "threads.mjs");
  fs.writeFileSync(file, program);
  const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout.trim().split("\n");
}

describe.skipIf(!fs.existsSync(BUILT))("threads that judge", () => {
  test("tell a fault by its word and whether it passes, and live on", () => {
    const faults = faultsOf("2", 3);
    expect(faults).toHaveLength(3);
    for (const fault of faults) {
      expect(JSON.parse(fault)).toMatchObject({ code: "ECONNREFUSED", passing: true, message: "ECONNREFUSED" });
      expect(fault).not.toContain("hunter2");
    }
  });

  test("are replaced when a chunk takes too long, and the chunk is blamed after a few tries", () => {
    // Less patience than a thread needs to start: every chunk is too slow.
    const faults = faultsOf("1, 1", 2);
    expect(faults).toHaveLength(2);
    for (const fault of faults) expect(JSON.parse(fault)).toMatchObject({ code: "worker-thread-died", passing: true, tries: 3 });
  });
});
