import { pino } from "pino";

/** What a line of the log may hold besides its text: names of ours and counts. Everything else about claims stays out. */
export interface LogFields {
  readonly runId?: string;
  readonly fileId?: string;
  readonly chunk?: number | null;
  readonly chunks?: number;
  readonly files?: number;
  readonly claims?: number;
  readonly findings?: number;
  readonly milliseconds?: number;
  readonly port?: number;
  /** Route pattern, never the address with what was in it. */
  readonly route?: string;
  readonly status?: number;
  /** A source of the operator's, by the name that he gave it. */
  readonly source?: string;
  /** A stable word, never an error's message. */
  readonly reason?: string;
  /** Frames of our own code, as `framesOf` gives them. */
  readonly frames?: readonly string[];
}

export interface Log {
  info(fields: LogFields, text: string): void;
  warn(fields: LogFields, text: string): void;
  error(fields: LogFields, text: string): void;
}

const FIELDS: readonly (keyof LogFields)[] = [
  "runId",
  "fileId",
  "chunk",
  "chunks",
  "files",
  "claims",
  "findings",
  "milliseconds",
  "port",
  "route",
  "status",
  "source",
  "reason",
  "frames",
];

/** A log on standard error, one JSON object a line, that lets only the named fields pass whatever it is given. */
export function createLog(service: string, level: string): Log {
  const log = pino({ level, base: { service } }, pino.destination({ dest: 2, sync: true }));
  const allowed = (fields: LogFields) =>
    Object.fromEntries(FIELDS.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])));
  return {
    info: (fields, text) => log.info(allowed(fields), text),
    warn: (fields, text) => log.warn(allowed(fields), text),
    error: (fields, text) => log.error(allowed(fields), text),
  };
}

/** Where an error of ours came from, without its message: a driver's could quote a row. */
export function framesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  return [error.name, ...(error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line))].slice(0, 12).map((line) => line.trim());
}
