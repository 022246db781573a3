export * from "./claim-range.ts";
export * from "./fault.ts";
export { type AcknowledgementCode, type FaultDefinition, type FaultEffect, type FaultKind, FAULTS } from "./faults.ts";
export type { Delimiters } from "./delimiters.ts";
export type { FilePlan } from "./file-plan.ts";
export * from "./plan-file.ts";
export type { ClaimBatch } from "./claim-batch.ts";
export { readClaims } from "./read-claims.ts";
export * from "./read-whole-file.ts";
