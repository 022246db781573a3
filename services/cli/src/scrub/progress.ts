import process from "node:process";
import type { Progress } from "@claimscrub/scrub-claims";
import { Presets, SingleBar } from "cli-progress";

const WORDS: Readonly<Record<Progress["stage"], string>> = { planning: "Reading", judging: "Judging", writing: "Writing" };

/** A progress bar on standard error where that is a terminal; nothing in a pipe. */
export class ProgressBar {
  #bar: SingleBar | undefined;
  #stage: Progress["stage"] | undefined;

  constructor() {
    if (!process.stderr.isTTY) return;
    this.#bar = new SingleBar(
      {
        stream: process.stderr,
        format: "{stage} {bar} {percentage}%",
        clearOnComplete: true,
        hideCursor: true,
        barsize: 32,
        fps: 8,
        gracefulExit: false,
      },
      Presets.rect,
    );
  }

  show({ stage, done, total }: Progress): void {
    if (this.#bar === undefined) return;
    if (stage !== this.#stage) {
      if (this.#stage !== undefined) this.#bar.stop();
      this.#stage = stage;
      this.#bar.start(Math.max(total, 1), 0, { stage: WORDS[stage] });
    }
    this.#bar.update(done);
  }

  stop(): void {
    if (this.#stage !== undefined) this.#bar?.stop();
    this.#bar = undefined;
  }
}
