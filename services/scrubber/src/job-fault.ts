/** A job that can't be done, as a stable word; `passing` where doing it again later, or elsewhere, may succeed. */
export class JobFault extends Error {
  readonly code: string;
  readonly passing: boolean;
  /** Most attempts, where the job itself may be what is wrong. */
  readonly tries: number | undefined;
  /** Another worker can do it now: no attempt is lost. */
  readonly elsewhere: boolean;
  constructor(code: string, passing: boolean, { tries, elsewhere = false }: { tries?: number | undefined; elsewhere?: boolean } = {}) {
    super(code);
    this.name = "JobFault";
    this.code = code;
    this.passing = passing;
    this.tries = tries;
    this.elsewhere = elsewhere;
  }
}

/** A fault on its way out of a worker thread: words and flags, and nothing that an error's text could quote. */
export interface ToldFault {
  readonly code: string;
  readonly passing: boolean;
  readonly tries: number | undefined;
  readonly elsewhere: boolean;
}

export function asTold(error: unknown): ToldFault {
  const { code, name, passing, tries, elsewhere } = (error ?? {}) as Record<string, unknown>;
  const word = [code, name].find((one): one is string => typeof one === "string" && /^[\w-]{1,40}$/.test(one));
  return {
    code: word ?? "unknown-fault",
    passing: passing === true,
    tries: typeof tries === "number" ? tries : undefined,
    elsewhere: elsewhere === true,
  };
}

export function fromTold({ code, passing, tries, elsewhere }: ToldFault): JobFault {
  return new JobFault(code, passing, { tries, elsewhere });
}
