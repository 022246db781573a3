/** Groups of SQLSTATE that pass by themselves: lost connections, a server going down or up, no room, deadlocks, lock waits. */
const PASSING = /^(08|53|55|57)|^(40001|40P01)$/;
const PASSING_SYSTEM = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EAI_AGAIN"]);

/** Texts of ours for the refusals that a person can do something about. The server's own texts may quote values of a claim. */
const ADVICE: Readonly<Record<string, string>> = {
  "28P01": "the password is wrong",
  "28000": "this user may not log in",
  "3D000": "there is no such database",
  "42501": "the user may not do this; it needs to create the schema claimscrub, or to own it",
  "53100": "its disk is full",
  "53300": "it has too many connections",
  ECONNREFUSED: "nothing answers at that address and port",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the host's name can't be looked up now",
  ETIMEDOUT: "it does not answer in time",
};

/**
 * A fault of the database or of the way to it. Carries the kind of the error, its code and the names of table and constraint, and never
 * the server's message, detail, statement or parameters: those hold rows of patients.
 */
export class StoreFault extends Error {
  /** SQLSTATE or the system's error name; empty where there is none. */
  readonly code: string;
  /** Whether doing the same again later may succeed. */
  readonly passing: boolean;

  constructor(message: string, code: string, passing: boolean) {
    super(message);
    this.name = "StoreFault";
    this.code = code;
    this.passing = passing;
  }
}

/** Makes a StoreFault of whatever the driver threw, and passes everything of our own through. */
export function asStoreFault(error: unknown): Error {
  if (error instanceof StoreFault) return error;
  const given = error as { code?: unknown; table?: unknown; constraint?: unknown; message?: unknown };
  const code = typeof given.code === "string" ? given.code : "";
  const isServers = /^[0-9A-Z]{5}$/.test(code) && !PASSING_SYSTEM.has(code);
  const lost = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/i.test(
    String(given.message ?? ""),
  );
  const advice = ADVICE[code] ?? (lost ? "the connection was lost" : undefined);
  const name = (value: unknown) => (typeof value === "string" && /^\w{1,63}$/.test(value) ? value : undefined);
  const where = [name(given.table) && `table ${name(given.table)}`, name(given.constraint) && `constraint ${name(given.constraint)}`];
  const words = [isServers ? `SQLSTATE ${code}` : code, ...where].filter(Boolean).join(", ");
  const passing = lost || PASSING_SYSTEM.has(code) || (isServers && PASSING.test(code));
  const message = `The store's PostgreSQL failed${advice ? `: ${advice}` : ""}${words ? ` (${words})` : ""}.`;
  return new StoreFault(message, code || (lost ? "connection-lost" : ""), passing);
}
