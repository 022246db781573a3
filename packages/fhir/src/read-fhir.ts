import type { ByteSource, Claim, ClaimFile } from "@claimscrub/claim";
import { ClaimNotes } from "./claim-notes.ts";
import type { Element } from "./element.ts";
import type { FhirFault } from "./fault.ts";
import type { FhirClaimRange } from "./fhir-plan.ts";
import { ParseProblem } from "./parse-problem.ts";
import { claimFrom, tellUnreadable } from "./read-claim.ts";
import { readResource, readSupporting } from "./read-resource.ts";
import { gatherResources } from "./references.ts";
import { RecentResources } from "./recent-resources.ts";

/** Claims read from ranges, and what is wrong with them. */
export interface FhirBatch {
  readonly claims: readonly Claim[];
  readonly faults: readonly FhirFault[];
}

/**
 * Reads the claims of the given ranges of a planned file. Of every range there is a claim, or a fault that takes the claim with it.
 *
 * @param open Gives the bytes of the claim's own file for 0, else those of a file of the plan's `beside`, by place from 1. It is asked
 *   again for every read, so that files may be closed meanwhile.
 */
export async function readFhirClaims(
  file: ClaimFile,
  ranges: readonly FhirClaimRange[],
  open: (beside: number) => Promise<ByteSource>,
): Promise<FhirBatch> {
  const claims: Claim[] = [];
  const faults: FhirFault[] = [];
  const recent = new RecentResources();
  for (const { claimIndex, from, to, segment, resources } of ranges) {
    const notes = new ClaimNotes(claimIndex, segment);
    try {
      const element = await readResource(await open(0), from, to);
      const gathered = await gatherResources(element, async (_reference, ordinal) => {
        const place = resources[ordinal];
        if (place === undefined || place.to === 0) return undefined;
        const key = `${place.beside} ${place.from}`;
        return recent.get(key, place.to - place.from, async () => readSupporting(await open(place.beside), place.from, place.to));
      });
      const claim = claimFrom(file, segment, gathered, notes);
      if (claim !== undefined) claims.push(claim);
    } catch (error) {
      if (!(error instanceof ParseProblem)) throw error;
      const at: Element = { name: "Claim", at: error.at, value: "", children: [] };
      tellUnreadable(at, error.kind === "too-many-elements" ? error.kind : "other", notes);
    }
    for (const fault of notes.faults) faults.push(fault);
  }
  return { claims, faults };
}
