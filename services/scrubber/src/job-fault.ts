/** A job that can't be done, as a stable word; `passing` where doing it again later, or elsewhere, may succeed. */
export class JobFault extends Error {
  readonly code: string;
  readonly passing: boolean;
  constructor(code: string, passing: boolean) {
    super(code);
    this.name = "JobFault";
    this.code = code;
    this.passing = passing;
  }
}
