import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const LOG = fileURLToPath(new URL("../dist/log.js", import.meta.url));

/** The log writes to file descriptor 2 of its own process, so it is heard in one. */
function logged(program: string): string {
  const { stderr, stdout } = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", `import { createLog, framesOf } from ${JSON.stringify(LOG)}; ${program}`],
    { encoding: "utf8" },
  );
  expect(stdout).toBe("");
  return stderr;
}

test("only the named fields pass, whatever else is handed over", () => {
  const text = logged(`const log = createLog("scrubber", "info");
    const error = Object.assign(new Error("Key (claim)=(SMITH)"), { detail: "SMITH 26407789", client: { password: "hunter2" } });
    log.error({ runId: "ab", chunk: 3, reason: "23505", claim: "SMITH", err: error, error, ...error }, "job failed");`);
  expect(JSON.parse(text)).toEqual({
    level: 50,
    time: expect.any(Number),
    service: "scrubber",
    runId: "ab",
    chunk: 3,
    reason: "23505",
    msg: "job failed",
  });
});

test("what is less important than asked for is not logged", () => {
  expect(logged(`createLog("scrubber", "warn").info({}, "chunk written");`)).toBe("");
});

test("a fault is told by its frames, never by its message", () => {
  const text = logged(`const error = new TypeError("Key (claim)=(SMITH)\\n    at the door");
    createLog("api", "info").error({ route: "/v1/claims/:fileId/:claimIndex", status: 500, frames: framesOf(error) }, "request failed");`);
  const { frames, ...rest } = JSON.parse(text) as { frames: string[] };
  expect(rest).toMatchObject({ service: "api", route: "/v1/claims/:fileId/:claimIndex", status: 500, msg: "request failed" });
  expect(frames[0]).toBe("TypeError");
  expect(frames.length).toBeGreaterThan(1);
  expect(text).not.toContain("SMITH");
});
