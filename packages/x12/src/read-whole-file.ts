import { bytesInMemory, type Claim, type ClaimFile } from "@claimscrub/claim";
import type { Fault } from "./fault.ts";
import type { FilePlan } from "./file-plan.ts";
import { planFile } from "./plan-file.ts";
import { readClaims } from "./read-claims.ts";

/** All claims of bytes in memory, for tests and small inputs. */
export interface WholeFile {
  readonly plan: FilePlan;
  readonly claims: readonly Claim[];
  /** Faults of the plan and of the claims, in order of place. */
  readonly faults: readonly Fault[];
}

/** Plans bytes in memory and reads all their claims. */
export async function readClaimsFromBytes(bytes: Uint8Array, file: ClaimFile): Promise<WholeFile> {
  const source = bytesInMemory(bytes);
  const plan = await planFile(source);
  const ranges = Array.from({ length: plan.claims }, (_, index) => plan.rangeOf(index));
  const batch = await readClaims(source, file, ranges);
  const faults = [...plan.planFaults, ...batch.faults].sort((a, b) => a.position.byte - b.position.byte);
  return { plan, claims: batch.claims(), faults };
}
