/** A file that has come to a source and is at rest. */
export interface Arrival {
  readonly name: string;
  /** What changes when the file does. */
  readonly version: string;
  /** Milliseconds since 1970, by the source's clock. */
  readonly changedAt: number;
}

/** What becomes of a file at its source when it has been taken. */
export type Disposal = "done" | "failed";

/** Where files come from: a folder, a bucket, a server. Errors that may pass throw. */
export interface Source {
  readonly name: string;
  /** Files at rest, in order of name. */
  list(): Promise<Arrival[]>;
  /** Copies a file to `to` (new, for the owner alone); false where it has changed or gone since it was listed. */
  fetch(arrival: Arrival, to: string): Promise<boolean>;
  /** Puts a file away, as the operator wants it; false where it stays where it is. */
  putAway(arrival: Arrival, as: Disposal): Promise<boolean>;
  close(): Promise<void>;
}

/** Names of files that are still being written, by the habits of copying programs. */
const UNFINISHED = /^\.|\.(part|partial|tmp|temp|filepart|crdownload|writing|lock)$|~$/i;

/** Whether a name is one of a file to take. */
export function isWanted(name: string): boolean {
  return name !== "" && !UNFINISHED.test(name) && !name.toLowerCase().endsWith(".md");
}

/** A fault of a source, as a stable word: what a server says could quote a file's name. */
export class SourceFault extends Error {
  readonly code: string;
  readonly passing = true;
  constructor(code: string) {
    super(code);
    this.name = "SourceFault";
    this.code = code;
  }
}

/** Makes a SourceFault of what a client threw. */
export function asSourceFault(error: unknown, kind: string): Error {
  if (error instanceof SourceFault) return error;
  const { code, name, Code } = (error ?? {}) as Record<string, unknown>;
  const word = [code, Code, name].find((one): one is string => typeof one === "string" && /^\w{3,40}$/.test(one) && one !== "Error");
  return new SourceFault(`${kind}-${word ?? "fault"}`);
}
