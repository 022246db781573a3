import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { type Browser, chromium } from "playwright-core";

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome"];

/** The system's chromium, by CHROMIUM_BIN or PATH; undefined where there is none. */
export function chromiumProgram(): string | undefined {
  const named = process.env["CHROMIUM_BIN"];
  if (named) return named;
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  return PROGRAMS.flatMap((program) => folders.map((folder) => path.join(folder, program))).find((file) => fs.existsSync(file));
}

export const WITHOUT_CHROMIUM = "no chromium on PATH: apt-get install chromium, or set CHROMIUM_BIN";

/** Starts chromium with an empty profile and no traffic of its own. */
export function launch(program: string): Promise<Browser> {
  return chromium.launch({
    executablePath: program,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
}
