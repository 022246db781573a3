import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";

const MAIN = path.resolve(import.meta.dirname, "../../services/cli/dist/main.js");

export interface Served {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly key: string;
  readonly ended: Promise<number | null>;
}

/** Starts `claimscrub serve` and resolves when it has told its address. */
export async function serve(home: string, ...more: string[]): Promise<Served> {
  const child = spawn(process.execPath, [MAIN, "serve", "--port", "0", ...more], {
    cwd: home,
    env: { ...process.env, CLAIMSCRUB_HOME: home, INIT_CWD: home, REDIS_URL: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr!.on("data", (text: Buffer) => (errors += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.on("exit", (code) => resolve(code)));
  let said = "";
  for await (const text of child.stdout!) {
    said += String(text);
    const [, origin, key] = /(https?:\S+)\/#key=(\S+)\n/.exec(said) ?? [];
    if (origin !== undefined && key !== undefined) return { child, origin, key, ended };
  }
  throw new Error(`serve ended before it told its address: ${errors}`);
}
