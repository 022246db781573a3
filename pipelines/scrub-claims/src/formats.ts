import { wordsOnForm } from "@claimscrub/claim";
import { CSV_FAULTS, type CsvFault, type CsvFaultDefinition, csvFaultMessage, type CsvFaultKind, type CsvPlan } from "@claimscrub/cms-1500";
import {
  FHIR_FAULTS,
  type FhirFault,
  type FhirFaultDefinition,
  fhirFaultMessage,
  type FhirFaultKind,
  type FhirPlan,
} from "@claimscrub/fhir";
import { type Fault, type FaultDefinition, FAULTS, faultMessage, type FilePlan } from "@claimscrub/x12";

/** A fault of the reader of any format. */
export type ReaderFault = Fault | FhirFault | CsvFault;
type Definition = FaultDefinition | FhirFaultDefinition | CsvFaultDefinition;

/** The plan of a file of any format. */
export type AnyPlan = FilePlan | FhirPlan | CsvPlan;

export function isFhirPlan(plan: AnyPlan): plan is FhirPlan {
  return "format" in plan && plan.format === "fhir";
}

export function isCsvPlan(plan: AnyPlan): plan is CsvPlan {
  return "format" in plan && plan.format === "csv";
}

/** X12 alone has acknowledgements, and a second reader. */
export function isX12Plan(plan: AnyPlan): plan is FilePlan {
  return !("format" in plan);
}

function isCsvFault(fault: ReaderFault): fault is CsvFault {
  return Object.hasOwn(CSV_FAULTS, fault.kind);
}

function isFhirFault(fault: ReaderFault): fault is FhirFault {
  return Object.hasOwn(FHIR_FAULTS, fault.kind);
}

export function definitionOf(fault: ReaderFault): Definition {
  if (isCsvFault(fault)) return CSV_FAULTS[fault.kind satisfies CsvFaultKind];
  return isFhirFault(fault) ? FHIR_FAULTS[fault.kind satisfies FhirFaultKind] : FAULTS[fault.kind];
}

/** The fault's message with its values in place. */
export function messageOf(fault: ReaderFault): string {
  if (isCsvFault(fault)) return csvFaultMessage(fault);
  return isFhirFault(fault) ? fhirFaultMessage(fault) : faultMessage(fault);
}

/** What to do about the fault, in words. */
export function remedyTextOf(fault: ReaderFault): string {
  const { text } = definitionOf(fault).remedy;
  return isFhirFault(fault) || isCsvFault(fault) ? text : wordsOnForm(text, fault.form);
}

/** Whether the claim that the fault names, or claims that nobody could count, gave no result. */
export function losesClaim(fault: ReaderFault): boolean {
  return definitionOf(fault).effect === "claim";
}

/** Whether the whole file gave no result. */
export function losesFile(fault: ReaderFault): boolean {
  return definitionOf(fault).effect === "file";
}

const STRUCTURE = "envelope and loop structure";
const X12_CITATIONS = {
  professional: [{ title: "ASC X12 837 professional implementation guide, 005010X222A1", section: STRUCTURE }],
  institutional: [{ title: "ASC X12 837 institutional implementation guide, 005010X223A2", section: STRUCTURE }],
  dental: [{ title: "ASC X12 837 dental implementation guide, 005010X224A2", section: STRUCTURE }],
} as const;
const CSV_CITATIONS = [{ title: "RFC 4180", section: "comma-separated values" }] as const;
const FHIR_CITATIONS = [{ title: "HL7 FHIR R4 (4.0.1)", section: "Claim" }] as const;

/** What a finding about the fault cites. */
export function citationsOf(fault: ReaderFault): readonly { readonly title: string; readonly section: string }[] {
  if (isCsvFault(fault)) return CSV_CITATIONS;
  return isFhirFault(fault) ? FHIR_CITATIONS : X12_CITATIONS[fault.form ?? "professional"];
}
