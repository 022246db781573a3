import { bytesInMemory, type Claim, type ClaimFile } from "@claimscrub/claim";
import type { FhirFault } from "./fault.ts";
import type { FhirPlan } from "./fhir-plan.ts";
import { planFhirFiles } from "./plan-fhir.ts";
import { readFhirClaims } from "./read-fhir.ts";
import { surveyFile } from "./survey-file.ts";

/** All claims of bytes in memory, for tests and small inputs. */
export interface WholeFhirFile {
  readonly plan: FhirPlan;
  readonly claims: readonly Claim[];
  readonly faults: readonly FhirFault[];
}

/** Plans bytes in memory and reads all their claims. */
export async function readFhirFromBytes(bytes: Uint8Array, file: ClaimFile): Promise<WholeFhirFile> {
  const source = bytesInMemory(bytes);
  const [plan] = await planFhirFiles([{ fileId: file.fileId, survey: await surveyFile(source), open: async () => source }]);
  const ranges = Array.from({ length: plan!.claims }, (_, index) => plan!.rangeOf(index));
  const { claims, faults } = await readFhirClaims(file, ranges, async () => source);
  return { plan: plan!, claims, faults: [...plan!.planFaults, ...faults] };
}
