import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { CommanderError } from "commander";
import { Failure, isSystemError, OUR_FAULT, systemErrorRemedy, systemErrorWords, WRONG_USAGE } from "./failure.ts";
import { createProgram } from "./program.ts";

// The heap may double before it is swept, not quadruple: memory should follow from what is kept, not from what is left behind.
setFlagsFromString("--heap-growing-percent=100");

/** The command line's one place where everything is put together and an exit code is given. */
try {
  const program = await createProgram((code) => {
    process.exitCode = code;
  }, process.argv[2]);
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = explain(error);
}

/** Says what failed, why, and what to do; returns the exit code. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
  if (error instanceof Failure) {
    process.stderr.write(`claimscrub: ${error.message}\n${error.remedy === "" ? "" : `  ${error.remedy}\n`}`);
    return error.exitCode;
  }
  if (isSystemError(error)) {
    process.stderr.write(`claimscrub: ${error.path ?? error.syscall}: ${systemErrorWords(error)}.\n  ${systemErrorRemedy(error)}\n`);
    return OUR_FAULT;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`claimscrub: this is a fault of the program. Nothing of this scrub should be relied on.\n${stack}\n`);
  return OUR_FAULT;
}
