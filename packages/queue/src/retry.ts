import { UnrecoverableError } from "bullmq";

/** How often and how soon a job that failed is tried again. */
export interface RetryPolicy {
  readonly attempts: number;
  /** Before the second attempt; doubles with each further one. */
  readonly delayMs: number;
  /** The longest wait between two attempts. */
  readonly mostMs: number;
}

/** About two hours in all, at least once a minute: a server that is away for minutes makes the night late and loses nothing. */
export const RETRY: RetryPolicy = { attempts: 130, delayMs: 1000, mostMs: 60_000 };

/** Name of the waits below; the queue keeps it with each job. */
export const WAITS = "claimscrub";

/** Options of every job that is tried again and leaves nothing behind: what remains of one that was given up is its dead letter, and its own name must be free for another try. */
export function lastingJob(attempts: number) {
  return { attempts, backoff: { type: WAITS }, removeOnComplete: true, removeOnFail: true, stackTraceLimit: 0 };
}

/** Faults that pass by themselves say so with `passing`; every other fault would come again the same way. */
interface MaybePassing {
  readonly code?: unknown;
  readonly name?: unknown;
  readonly passing?: unknown;
  /** Most attempts for this fault, where it passes but must not be tried for hours: it may be the job's own doing. */
  readonly tries?: unknown;
  /** Another worker can do the job now: it comes again soon, and no attempt is lost. */
  readonly elsewhere?: unknown;
}

/**
 * A stable word for a fault: its code, else its kind. Never its message, which could quote a claim; this word is all that the queue keeps
 * of an error.
 */
export function reasonOf(error: unknown): string {
  const { code, name } = (error ?? {}) as MaybePassing;
  for (const word of [code, name]) if (typeof word === "string" && /^[\w-]{1,40}$/.test(word)) return word;
  return "unknown-fault";
}

/** Whether the job is one for another worker, as when old and new ones work side by side. */
export function isForAnother(error: unknown): boolean {
  return (error as MaybePassing | undefined)?.elsewhere === true;
}

/**
 * What the queue is told of a fault, in the one place where it is decided whether a job is tried again: a fault that does not pass becomes
 * UnrecoverableError. The stack is cut off with the message, because the queue would keep both.
 * @param attempt which attempt failed, from 1
 */
export function forQueue(error: unknown, attempt = 1): Error {
  const reason = reasonOf(error);
  const { passing, tries } = (error ?? {}) as MaybePassing;
  const again = passing === true && (typeof tries !== "number" || attempt < tries);
  const told = again ? new Error(reason) : new UnrecoverableError(reason);
  told.stack = reason;
  return told;
}

/**
 * Milliseconds until the next attempt: doubling up to the longest wait, and spread by half, so that a thousand jobs which failed together do
 * not come back together.
 * @param attempt which attempt failed, from 1
 * @param chance from 0 up to 1
 */
export function waitAfter(attempt: number, { delayMs, mostMs }: RetryPolicy, chance: number): number {
  const whole = Math.min(mostMs, delayMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(whole * (0.5 + chance / 2));
}
