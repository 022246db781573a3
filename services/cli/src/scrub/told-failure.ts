import { Failure, OUR_FAULT } from "../failure.ts";

/** A failure on its way out of a worker thread: what the main thread needs to say it. */
export interface ToldFailure {
  readonly message: string;
  readonly remedy: string;
  readonly exitCode: number;
  readonly stack: string | undefined;
}

export function asTold(error: unknown): ToldFailure {
  const stack = error instanceof Error ? error.stack : undefined;
  if (error instanceof Failure) return { message: error.message, remedy: error.remedy, exitCode: error.exitCode, stack };
  // By its name: a scrub without a store loads no driver of a database.
  if (error instanceof Error && error.name === "StoreFault")
    return { message: error.message, remedy: STORE_REMEDY, exitCode: OUR_FAULT, stack };
  return { message: error instanceof Error ? error.message : String(error), remedy: "", exitCode: OUR_FAULT, stack };
}

/** The failure again, in the main thread. */
export function fromTold(told: ToldFailure): Failure {
  const failure = new Failure(told.exitCode, told.message, told.remedy);
  if (told.stack !== undefined) failure.stack = told.stack;
  return failure;
}

export const STORE_REMEDY = "Scrub without a store (--no-store), or name another server (--store postgres://user:password@host/database).";
