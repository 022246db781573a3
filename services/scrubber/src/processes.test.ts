import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const BUILT = fileURLToPath(new URL("../dist/processes.js", import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-processes-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Runs three processes of a program that is told its number; gives what they noted, what was logged, and the exit code. */
function supervised(child: string): { notes: string[]; log: string; status: number | null } {
  const notes = path.join(folder, "notes");
  fs.writeFileSync(notes, "");
  fs.writeFileSync(
    path.join(folder, "child.mjs"),
    `import fs from "node:fs"; const n = process.argv[2]; const note = (text) => fs.appendFileSync(${JSON.stringify(notes)}, n + " " + text + "\\n"); const times = () => fs.readFileSync(${JSON.stringify(notes)}, "utf8").split("\\n").filter((line) => line.startsWith(n)).length; ${child}`,
  );
  const parent = path.join(folder, "parent.mjs");
  fs.writeFileSync(
    parent,
    `import { runProcesses } from ${JSON.stringify(BUILT)};
    const say = (fields, text) => console.log(JSON.stringify(fields), text);
    process.exitCode = await runProcesses(3, ${JSON.stringify(path.join(folder, "child.mjs"))}, (n) => [String(n)], { info: say, warn: say, error: say });`,
  );
  const { stdout, stderr, status } = spawnSync(process.execPath, [parent], { encoding: "utf8" });
  expect(stderr).toBe("");
  return { notes: fs.readFileSync(notes, "utf8").trim().split("\n").sort(), log: stdout, status };
}

describe.skipIf(!fs.existsSync(BUILT))("several worker processes", () => {
  test("end when each has done what it was asked for; one that died is started again", () => {
    const { notes, log, status } = supervised(
      'note("began"); if (n === "1" && times() === 1) process.kill(process.pid, "SIGKILL"); note("done");',
    );
    expect(notes).toEqual(["0 began", "0 done", "1 began", "1 began", "1 done", "2 began", "2 done"]);
    expect(log).toContain('{"reason":"killed","milliseconds":500}');
    expect(status).toBe(0);
  });

  test("are told to stop together, and their parent ends with the worst of them", () => {
    const { notes, status } = supervised(
      'process.on("SIGTERM", () => { note("stopped"); process.exit(n === "2" ? 4 : 0); }); note("began"); setInterval(() => { if (n === "0" && fs.readFileSync(' +
        `${JSON.stringify(path.join(folder, "notes"))}, "utf8").split("began").length === 4) process.kill(process.ppid, "SIGTERM"); }, 20);`,
    );
    expect(notes.filter((note) => note.endsWith("stopped"))).toEqual(["0 stopped", "1 stopped", "2 stopped"]);
    expect(status).toBe(4);
  });

  test("do not go on where the command line is wrong", () => {
    expect(supervised('note("began"); process.exit(2);').status).toBe(2);
  });
});
