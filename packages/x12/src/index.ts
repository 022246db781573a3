export * from "./claim-range.ts";
export * from "./fault.ts";
export { type AcknowledgementCode, type FaultDefinition, type FaultEffect, type FaultKind, FAULTS } from "./faults.ts";
export type { Delimiters } from "./delimiters.ts";
export type { FilePlan } from "./file-plan.ts";
export * from "./plan-file.ts";
