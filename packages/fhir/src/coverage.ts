import { filingIndicatorOf, identifierOf } from "./code-systems.ts";
import { all, at, type Element, first, text } from "./element.ts";
import type { ClaimResources } from "./references.ts";

/** Loops 2000B, 2010BA and 2010BB as a FHIR claim says them. */
export interface Coverage {
  /** P, S, T, then A to H; empty where no insurance is named. */
  readonly sequence: string;
  readonly filingIndicator: string;
  readonly payerId: string;
  readonly payerName: string;
  /** Whether the coverage names a payer, in whatever way, or is not there to be asked. */
  readonly namesPayer: boolean;
  /** Patient data. */
  readonly subscriberId: string;
  /** The entry of Claim.insurance that was taken. */
  readonly insurance: Element | undefined;
  /** Whether several were named and not exactly one is marked as focal. */
  readonly doubtful: boolean;
  /** Whether other insurances are named, and whether one of them answered already (insurance.claimResponse); undefined where none is named at all. */
  readonly otherPayer: "none" | "named" | "paid" | undefined;
}

const SEQUENCES = ["P", "S", "T", "A", "B", "C", "D", "E", "F", "G", "H"];

/** Claims of Medicare's own system for Part B carriers say so by an extension instead of an insurance. */
const MEDICARE_CARRIER = /bluebutton\.cms\.gov\/resources\/variables\/mcs\//;

export function coverageOf(claim: Element, patient: Element | undefined, resources: ClaimResources): Coverage {
  // DSTU2 calls the entries `coverage`.
  const entries = [...all(claim, "insurance", "coverage")].sort((a, b) => sequenceOf(a) - sequenceOf(b));
  const focal = entries.filter((entry) => text(entry, "focal") === "true");
  const insurance = focal[0] ?? entries[0];
  const coverage = resources.resolve(first(insurance, "coverage"));
  const payer = payerOf(claim, coverage, resources);
  const place = sequenceOf(insurance);
  const carrier = entries.length === 0 && all(claim, "extension").some((one) => MEDICARE_CARRIER.test(text(one, "url")));
  return {
    sequence: insurance === undefined ? "" : (SEQUENCES[(Number.isFinite(place) ? place : entries.indexOf(insurance) + 1) - 1] ?? ""),
    filingIndicator: filingIndicatorOf(first(coverage, "type")) || (carrier ? "MB" : ""),
    payerId: payer.id,
    payerName: payer.name,
    namesPayer:
      carrier ||
      first(coverage, "payor", "insurer", "issuer") !== undefined ||
      (coverage === undefined && first(insurance, "coverage") !== undefined),
    subscriberId: memberNumber(coverage, patient),
    insurance,
    otherPayer: otherPayerOf(entries, insurance),
    doubtful: entries.length > 1 && focal.length !== 1,
  };
}

function otherPayerOf(entries: readonly Element[], taken: Element | undefined): Coverage["otherPayer"] {
  if (taken === undefined) return undefined;
  const others = entries.filter((entry) => entry !== taken);
  if (others.length === 0) return "none";
  return others.some((entry) => first(entry, "claimResponse") !== undefined) ? "paid" : "named";
}

function sequenceOf(entry: Element | undefined): number {
  const sequence = text(entry, "sequence");
  return /^\d{1,2}$/.test(sequence) ? Number(sequence) : Number.POSITIVE_INFINITY;
}

/** Claim.insurer (target in DSTU2), and what it leaves unsaid from the coverage. */
function payerOf(claim: Element, coverage: Element | undefined, resources: ClaimResources): { readonly id: string; readonly name: string } {
  const references = [first(claim, "insurer", "target"), first(coverage, "payor", "insurer", "issuer")];
  const [insurer, payor] = references.map((reference) => {
    const resource = resources.resolve(reference);
    return {
      id: payerIdentifier(resource) || text(reference, "identifier", "value"),
      name: text(resource, "name") || text(reference, "display"),
    };
  });
  return { id: insurer!.id || payor!.id, name: insurer!.name || payor!.name };
}

/** The first identifier that is no provider number. */
function payerIdentifier(organization: Element | undefined): string {
  const npi = identifierOf(organization, "npi");
  return (
    all(organization, "identifier")
      .map((identifier) => text(identifier, "value"))
      .find((value) => value !== "" && value !== npi) ?? ""
  );
}

function memberNumber(coverage: Element | undefined, patient: Element | undefined): string {
  return (
    text(coverage, "subscriberId") ||
    text(coverage, "subscriberId", "value") ||
    identifierOf(coverage, "member") ||
    text(at(coverage, "identifier"), "value") ||
    identifierOf(patient, "member")
  );
}
