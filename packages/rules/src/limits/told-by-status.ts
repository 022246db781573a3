import type { ServiceLine } from "@claimscrub/claim";
import type { FeeSchedule } from "@claimscrub/reference";

/** Not valid for Medicare, never covered, always part of another service: no unit is payable, and PRC-010, 011 and 012 say why. */
const NEVER_PAID = new Set(["I", "N", "B", "P"]);

/** Whether the status of the code in the fee schedule already says that no unit of it is paid: a limit of 0 units a day adds nothing to that. */
export function isToldByStatus(line: ServiceLine, fees: FeeSchedule | undefined): boolean {
  return NEVER_PAID.has(fees?.row(line.procedureKey, "")?.status ?? "");
}
