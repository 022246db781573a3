import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** Where submitted files wait for the workers: `<home>/spool/run-<runId>/<fileId>`, decompressed, readable by the owner alone. */
export class SpooledFiles {
  readonly #spool: string;
  /** A folder of this submission alone, for files that are not planned yet. */
  readonly arriving: string;

  constructor(home: string) {
    this.#spool = path.join(home, "spool");
    fs.mkdirSync(this.#spool, { recursive: true, mode: 0o700 });
    removeAbandoned(this.#spool);
    this.arriving = path.join(this.#spool, `submit-${process.pid}-${randomBytes(6).toString("hex")}`);
    fs.mkdirSync(this.arriving, { mode: 0o700 });
  }

  /** Copies a file as it is at this moment: what happens to the original afterwards changes nothing. One that was decompressed to here stays. */
  take(file: string, ordinal: number): string {
    if (path.dirname(file) === this.arriving) return file;
    const copy = path.join(this.arriving, `copy-${ordinal}`);
    fs.copyFileSync(file, copy, fs.constants.COPYFILE_FICLONE);
    fs.chmodSync(copy, 0o600);
    return copy;
  }

  /** Hands planned files over to the run; a file that lies there already has the same bytes. */
  handOver(runId: string, files: ReadonlyMap<string, string>): void {
    const folder = path.join(this.#spool, `run-${runId}`);
    for (const [fileId, file] of files) {
      for (let tries = 10; ; tries--) {
        fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
        try {
          fs.renameSync(file, path.join(folder, fileId));
          break;
        } catch (error) {
          // The run has just been finished for another submission of the same files, and its folder cleared away.
          if (tries === 0 || (error as NodeJS.ErrnoException).code !== "ENOENT" || !fs.existsSync(file)) throw error;
        }
      }
    }
  }

  /** Removes what was not handed over. */
  close(): void {
    fs.rmSync(this.arriving, { recursive: true, force: true });
  }
}

/** What a submission that was killed has left behind goes when the next one starts. */
function removeAbandoned(spool: string): void {
  for (const name of fs.readdirSync(spool)) {
    const pid = Number(/^submit-(\d+)-/.exec(name)?.[1] ?? "0");
    if (pid > 0 && !fs.existsSync(`/proc/${pid}`) && process.platform === "linux")
      fs.rmSync(path.join(spool, name), { recursive: true, force: true });
  }
}
