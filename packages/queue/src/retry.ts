import { UnrecoverableError } from "bullmq";

/** How often and how soon a job that failed is tried again. */
export interface RetryPolicy {
  readonly attempts: number;
  /** Before the second attempt; doubles with each further one. */
  readonly delayMs: number;
}

/** About a minute and a half in all: a server that is restarted comes back within it. */
export const RETRY: RetryPolicy = { attempts: 7, delayMs: 1500 };

/** Faults that pass by themselves say so with `passing`; every other fault would come again the same way. */
interface MaybePassing {
  readonly code?: unknown;
  readonly name?: unknown;
  readonly passing?: unknown;
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

/**
 * What the queue is told of a fault, in the one place where it is decided whether a job is tried again: a fault that does not pass becomes
 * UnrecoverableError. The stack is cut off with the message, because the queue would keep both.
 */
export function forQueue(error: unknown): Error {
  const reason = reasonOf(error);
  const told = (error as MaybePassing | undefined)?.passing === true ? new Error(reason) : new UnrecoverableError(reason);
  told.stack = reason;
  return told;
}
