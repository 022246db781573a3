/** A part of a request that is not as it must be. */
export interface ElementFault {
  /** Where it stands: `body/lines/0/units`, `query/limit`, `header/accept`. */
  readonly element: string;
  /** What is expected. Never what was sent: it could be a patient's. */
  readonly message: string;
}

/** A request that can't be answered, as application/problem+json (RFC 9457) says it. Holds no patient data. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  /** A stable word that programs may rely on: `bad-request`, `not-found`. */
  readonly code: string;
  readonly errors: readonly ElementFault[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    detail: string,
    errors: readonly ElementFault[] = [],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.headers = headers;
  }

  toJson(): object {
    const { status, code, message, errors } = this;
    return {
      type: `urn:claimscrub:problem:${code}`,
      title: TITLES[status] ?? "The request could not be answered",
      status,
      code,
      detail: message,
      ...(errors.length === 0 ? {} : { errors }),
    };
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: "The request is not as it must be",
  401: "A valid API key is needed",
  403: "The API key does not allow this",
  404: "There is nothing here",
  406: "No such form of answer",
  409: "The request contradicts what is there",
  413: "The request is too large",
  415: "The request is of a type that is not read",
  422: "The question can't be answered",
  429: "Too many requests",
  500: "A fault of the service",
  503: "The service can't answer at this moment",
};

export const notFound = (what: string): Problem => new Problem(404, "not-found", `There is no such ${what}.`);

export function badElement(element: string, message: string): Problem {
  return new Problem(400, "bad-request", `${element} ${message}.`, [{ element, message }]);
}
