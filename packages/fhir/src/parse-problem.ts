/** Why bytes are not read on. */
export type ProblemKind = "malformed" | "doctype" | "entity" | "too-deep" | "text-too-long" | "too-many-elements" | "encoding";

/**
 * Ends the reading of a damaged or hostile text. It never leaves this package: its catchers make a fault of it. `at` is an offset into
 * the bytes that were being read.
 */
export class ParseProblem extends Error {
  readonly kind: ProblemKind;
  readonly at: number;
  /** What was expected there, in our words; never what stands there. */
  readonly expected: string;

  constructor(kind: ProblemKind, at: number, expected = "") {
    super(`${kind} at byte ${at}`);
    this.name = "ParseProblem";
    this.kind = kind;
    this.at = at;
    this.expected = expected;
  }
}
