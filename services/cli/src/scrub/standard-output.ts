import process from "node:process";

/**
 * Standard output for results. A reader that goes away (`| head`) ends the writing, not the scrub: what was asked for in
 * files or in the store is still done.
 */
export class StandardOutput {
  #closed = false;
  readonly #onError = (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_DESTROYED") throw error;
    this.#closed = true;
  };

  constructor() {
    process.stdout.on("error", this.#onError);
  }

  /** Resolves when more may be written. */
  async write(bytes: Uint8Array | string): Promise<void> {
    if (this.#closed || bytes.length === 0 || process.stdout.write(bytes)) return;
    await new Promise<void>((resolve) => {
      const go = () => {
        process.stdout.off("drain", go).off("error", go).off("close", go);
        resolve();
      };
      process.stdout.on("drain", go).on("error", go).on("close", go);
    });
  }
}
