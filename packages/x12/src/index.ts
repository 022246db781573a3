export * from "./claim-range.ts";
export * from "./fault.ts";
export { type AcknowledgementCode, type FaultDefinition, type FaultEffect, type FaultKind, FAULTS } from "./faults.ts";
export type { Delimiters } from "./delimiters.ts";
export type { FilePlan } from "./file-plan.ts";
export * from "./plan-file.ts";
export { looksLikeX12 } from "./recognise.ts";
export type { ClaimBatch } from "./claim-batch.ts";
export { readClaims } from "./read-claims.ts";
export * from "./read-whole-file.ts";
export {
  type AcknowledgementInput,
  type AcknowledgementTime,
  rejectionsOf,
  rejectsClaim,
  type Rejection,
  type Rejections,
} from "./acknowledgement-input.ts";
export { write277ca } from "./write-277ca.ts";
export { write999 } from "./write-999.ts";
export * from "./remittance/remittance.ts";
export {
  type RemittanceFault,
  type RemittanceFaultKind,
  REMITTANCE_FAULTS,
  remittanceFaultMessage,
  toldRemittanceFault,
} from "./remittance/remittance-fault.ts";
export { readRemittances } from "./remittance/read-remittances.ts";
