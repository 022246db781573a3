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

/** Whether the operating system refused something. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === "string";
}

/** What a person can do about a system error. */
export function systemErrorRemedy({ code }: NodeJS.ErrnoException): string {
  if (code === "ENOSPC" || code === "EDQUOT")
    return "Make room, or name a folder on another disk (--out, CLAIMSCRUB_HOME), and scrub again.";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return "Name a folder that you may write to (--out, CLAIMSCRUB_HOME), and scrub again.";
  return "Correct the path, or name another one (--out, CLAIMSCRUB_HOME), and scrub again.";
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
    EEXIST: "something else has that name",
    EDQUOT: "the disk quota is used up",
    EMFILE: "too many files are open",
    ECONNREFUSED: "nothing answers at that address",
  };
  if (code !== undefined && words[code] !== undefined) return words[code];
  return error instanceof Error ? error.message : String(error);
}
