import type { ClaimFile } from "@claimscrub/claim";
import { ClaimNotes } from "./claim-notes.ts";
import { claimIdOf, scopeOf } from "./claim-scope.ts";
import { all, type Element } from "./element.ts";
import { FhirClaim } from "./fhir-claim.ts";
import { LIMITS } from "./limits.ts";
import type { ClaimResources } from "./references.ts";

/** Reads a claim from its resources; undefined where a fault in `notes` says why it is not read. */
export function claimFrom(file: ClaimFile, ordinal: number, resources: ClaimResources, notes: ClaimNotes): FhirClaim | undefined {
  const { claim } = resources;
  const scope = scopeOf(claim);
  if ("refused" in scope) {
    notes.claim = claimIdOf(claim);
    notes.add(scope.refused, claim, "Claim", scope.data);
    return undefined;
  }
  if (all(claim, "item").length > LIMITS.lines) {
    notes.claim = claimIdOf(claim);
    notes.add("fhir-claim-too-large", claim, "Claim.item", { limit: LIMITS.lines, unit: "lines" });
    return undefined;
  }
  const read = new FhirClaim(file, ordinal, resources, scope.purpose, notes);
  if (!scope.saidUse) notes.add("fhir-absent-use", claim, "Claim.use");
  return read;
}

/** Says of a claim that could not even be parsed what is wrong with it. */
export function tellUnreadable(at: Element, problem: "too-many-elements" | "other", notes: ClaimNotes): void {
  if (problem === "too-many-elements")
    notes.add("fhir-claim-too-large", at, "Claim", { limit: LIMITS.elements, unit: "elements and values" });
  else notes.add("fhir-unreadable-claim", at, "Claim", { found: "it is not well-formed" });
}
