/** Exit codes beside those of a finished scrub. */
export const WRONG_USAGE = 2;
export const OUR_FAULT = 4;

/** A command that cannot go on: what happened and why, what to do about it, and the exit code. Never holds patient data. */
export class Failure extends Error {
  readonly exitCode: number;
  readonly remedy: string;

  constructor(exitCode: number, what: string, remedy: string) {
    super(what);
    this.name = "Failure";
    this.exitCode = exitCode;
    this.remedy = remedy;
  }
}

/** The command was called in a way that it can't be. */
export function wrongUsage(what: string, remedy: string): Failure {
  return new Failure(WRONG_USAGE, what, remedy);
}

/** We, this machine or a server failed. */
export function ourFault(what: string, remedy: string): Failure {
  return new Failure(OUR_FAULT, what, remedy);
}

/** A system error in words: `ENOSPC` is no help to a biller. */
export function systemErrorWords(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  const words: Readonly<Record<string, string>> = {
    ENOENT: "there is no such file or folder",
    EACCES: "permission was denied",
    EPERM: "the operation is not permitted",
    EISDIR: "it is a folder",
    ENOTDIR: "a part of the path is not a folder",
    ENOSPC: "the disk is full",
    EROFS: "the disk is read-only",
    EMFILE: "too many files are open",
    ECONNREFUSED: "nothing answers at that address",
  };
  if (code !== undefined && words[code] !== undefined) return words[code];
  return error instanceof Error ? error.message : String(error);
}
