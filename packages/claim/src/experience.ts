/**
 * What a payer did with lines of one code on which one rule had spoken, out of the remittances loaded so far. It stands beside a finding and is no
 * part of it: the finding follows from files, rules and tables alone.
 */
export interface Experience {
  /** MOH-001. */
  readonly code: string;
  readonly payerId: string;
  readonly procedure: string;
  /** Lines whose outcome tells, and those of them that were denied. */
  readonly n: number;
  readonly denied: number;
  /** Mean and 95% interval of the posterior probability of denial, 0 to 1. */
  readonly probability: number;
  readonly low: number;
  readonly high: number;
}

/** Tells for which lines an experience is: rule, payer and procedure. */
export function experienceKey(code: string, payerId: string, procedure: string): string {
  return `${code} ${procedure} ${payerId}`;
}
