import { INTEGER, listOf, object, type Schema, STRING } from "./basics.ts";
import { experience, finding, findingState, listedFinding, stepSchema } from "./findings.ts";
import { runProgress, storedFile, summary, tumour } from "./scrubbing.ts";

export * from "./basics.ts";
export * from "./findings.ts";
export * from "./law.ts";
export * from "./reports.ts";
export * from "./scrubbing.ts";

const problem = object(
  {
    type: STRING,
    title: STRING,
    status: INTEGER,
    code: STRING,
    detail: STRING,
    errors: listOf(object({ element: STRING, message: STRING })),
  },
  ["errors"],
);

/** Schemas that others refer to by name. */
export const NAMED_SCHEMAS: Readonly<Record<string, Schema>> = {
  finding,
  experience,
  findingState,
  listedFinding,
  step: stepSchema,
  summary,
  tumour,
  storedFile,
  runProgress,
  problem,
};
