import { bytesInMemory, type Claim, type ClaimFile } from "@claimscrub/claim";
import type { CsvMap } from "./csv-map.ts";
import type { CsvPlan } from "./csv-plan.ts";
import type { CsvFault } from "./fault.ts";
import { planCsv, type PlanCsvOptions } from "./plan-csv.ts";
import { readCsvClaims } from "./read-csv.ts";

/** All claims of bytes in memory, for tests and small inputs. */
export interface WholeCsvFile {
  readonly plan: CsvPlan;
  readonly claims: readonly Claim[];
  readonly faults: readonly CsvFault[];
}

/** Plans bytes in memory and reads all their claims. */
export async function readCsvFromBytes(bytes: Uint8Array, file: ClaimFile, map: CsvMap, options?: PlanCsvOptions): Promise<WholeCsvFile> {
  const source = bytesInMemory(bytes);
  const plan = await planCsv(source, map, options);
  const ranges = Array.from({ length: plan.claims }, (_, index) => plan.rangeOf(index));
  const { claims, faults } = await readCsvClaims(source, file, ranges, plan.layout);
  return { plan, claims, faults: [...plan.planFaults, ...faults] };
}
