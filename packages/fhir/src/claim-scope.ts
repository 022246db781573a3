import type { Purpose } from "@claimscrub/claim";
import { codesOf } from "./code-systems.ts";
import { all, type Element, first, text } from "./element.ts";
import type { FhirFaultKind } from "./faults.ts";

/** What a claim is for, or why it is not read. */
export type ClaimScope =
  | { readonly purpose: Purpose; readonly saidUse: boolean }
  | { readonly refused: FhirFaultKind; readonly data: Readonly<Record<string, string>> };

const NOT_PROFESSIONAL: Readonly<Record<string, FhirFaultKind>> = {
  institutional: "fhir-institutional-claim",
  oral: "fhir-oral-claim",
  pharmacy: "fhir-pharmacy-claim",
  vision: "fhir-vision-claim",
};

/** Claim.use of R4, then of STU3 and DSTU2, where a proposal asks for authorization and an exploration for a price. */
const PURPOSES: Readonly<Record<string, Purpose>> = {
  claim: "claim",
  complete: "claim",
  preauthorization: "predetermination",
  predetermination: "predetermination",
  proposed: "predetermination",
  exploratory: "predetermination",
};

const WITHDRAWN = new Set(["cancelled", "entered-in-error"]);

export function scopeOf(claim: Element): ClaimScope {
  if (all(claim, "item").length === 0 && all(claim, "line").length > 0) return { refused: "fhir-early-draft", data: {} };
  const types = codesOf(first(claim, "type"));
  if (!types.includes("professional")) {
    const other = types.map((type) => NOT_PROFESSIONAL[type]).find((kind) => kind !== undefined);
    return { refused: other ?? "fhir-claim-type", data: {} };
  }
  const status = text(claim, "status").toLowerCase();
  if (WITHDRAWN.has(status)) return { refused: "fhir-withdrawn-claim", data: { found: status } };
  const use = text(claim, "use").toLowerCase();
  if (use === "") return { purpose: "claim", saidUse: false };
  const purpose = Object.hasOwn(PURPOSES, use) ? PURPOSES[use] : undefined;
  return purpose === undefined ? { refused: "fhir-unknown-use", data: {} } : { purpose, saidUse: true };
}

/** The number by which the sender knows the claim (CLM01): its first identifier that is not an old one, else the resource's id. */
export function claimIdOf(claim: Element): string {
  const identifiers = all(claim, "identifier").filter((one) => text(one, "use") !== "old");
  return identifiers.map((one) => text(one, "value")).find((value) => value !== "") ?? text(claim, "id");
}
