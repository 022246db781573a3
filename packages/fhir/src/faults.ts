import type { RemedyKind, Severity } from "@claimscrub/claim";

/** What a fault takes with it: nothing, the claim that it names (or claims nobody could count), or the whole file. */
export type FhirFaultEffect = "none" | "claim" | "file";

export interface FhirFaultDefinition {
  /** Short code that people quote; never reused. */
  readonly code: string;
  /** Rule id, `fhir/<bad-thing>`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly effect: FhirFaultEffect;
  /** With {placeholders} for the fault's data. */
  readonly message: string;
  readonly remedy: { readonly kind: RemedyKind; readonly text: string };
  /** Claim status of a 277CA that refuses for it; empty where none does. */
  readonly status277: readonly string[];
}

interface Options {
  readonly severity?: Severity;
  readonly effect?: FhirFaultEffect;
  readonly kind?: RemedyKind;
  readonly status277?: readonly string[];
}

function fault(code: string, rule: string, message: string, remedy: string, options: Options = {}): FhirFaultDefinition {
  return {
    code,
    rule: `fhir/${rule}`,
    severity: options.severity ?? "error",
    effect: options.effect ?? "none",
    message,
    remedy: { kind: options.kind ?? "document", text: remedy },
    status277: options.status277 ?? [],
  };
}

const AGAIN = "Export the file again and compare its size with the sender's.";
const PLAIN = "Export the claims without it; FHIR needs none.";
const SMALLER = "See whether the file is what it says; export claims in smaller files, or one resource a line (ndjson).";
const ELSEWHERE = "Send such claims to a scrubber that reads them; only professional claims are judged here.";

/** Every fault of a FHIR file. Kinds begin with `fhir-`, so that they can stand beside those of other formats. */
export const FHIR_FAULTS = {
  "fhir-no-claim": fault(
    "FHR-001",
    "no-claim",
    "The file holds no FHIR Claim resource (found: {found}).",
    "Give the export of the Claim resources themselves.",
    { effect: "file" },
  ),
  "fhir-malformed": fault(
    "FHR-002",
    "malformed",
    "The text is not well-formed here ({expected} was expected); what stands from here to the next whole resource was not read.",
    AGAIN,
    { effect: "claim" },
  ),
  "fhir-doctype": fault("FHR-003", "document-type", "The file declares a document type; such files are refused unread.", PLAIN, {
    effect: "file",
  }),
  "fhir-entity": fault("FHR-004", "entity", "The file uses an entity that XML itself does not have; such files are refused.", PLAIN, {
    effect: "file",
  }),
  "fhir-too-deep": fault(
    "FHR-005",
    "too-deep",
    "Elements stand more than {limit} levels inside each other here; it was not read.",
    SMALLER,
    {
      effect: "claim",
    },
  ),
  "fhir-text-too-long": fault("FHR-006", "text-too-long", "A text or name is longer than {limit} bytes here; it was not read.", SMALLER, {
    effect: "claim",
  }),
  "fhir-file-too-large": fault(
    "FHR-007",
    "file-too-large",
    "The file has {found} bytes; one that is not one resource a line may have {limit}.",
    SMALLER,
    { effect: "file" },
  ),
  "fhir-encoding": fault("FHR-008", "encoding", "The file is not in UTF-8, which FHIR prescribes.", "Export the file in UTF-8.", {
    effect: "file",
  }),
  "fhir-resource-too-large": fault(
    "FHR-009",
    "resource-too-large",
    "A line of the file is longer than {limit} bytes; it was passed over.",
    SMALLER,
    { effect: "claim" },
  ),
  "fhir-other-resources": fault(
    "FHR-010",
    "other-resources",
    "{count} resources of type {found} are no claims; they were passed over.",
    "Nothing, where this was meant.",
    { severity: "info" },
  ),
  "fhir-referenced-file": fault(
    "FHR-011",
    "referenced-file",
    "The file holds no claim, only resources that claims of other files refer to; they were looked up there.",
    "Nothing, where this was meant.",
    { severity: "info" },
  ),
  "fhir-more-faults": fault(
    "FHR-012",
    "more-faults",
    "{count} further faults {code} of this file are not listed.",
    "Correct the cause of those listed.",
    { severity: "info" },
  ),
  "fhir-institutional-claim": fault(
    "FHR-020",
    "institutional-claim",
    "This is an institutional claim; only professional claims are read.",
    ELSEWHERE,
    { effect: "claim" },
  ),
  "fhir-oral-claim": fault("FHR-021", "oral-claim", "This is a dental claim; only professional claims are read.", ELSEWHERE, {
    effect: "claim",
  }),
  "fhir-pharmacy-claim": fault("FHR-022", "pharmacy-claim", "This is a pharmacy claim; only professional claims are read.", ELSEWHERE, {
    effect: "claim",
  }),
  "fhir-vision-claim": fault("FHR-023", "vision-claim", "This is a vision claim; only professional claims are read.", ELSEWHERE, {
    effect: "claim",
  }),
  "fhir-claim-type": fault(
    "FHR-024",
    "claim-type",
    "Claim.type is absent or none of professional, institutional, oral, pharmacy and vision; the claim was not read.",
    "Code Claim.type by the claim types of FHIR.",
    { effect: "claim", kind: "add-information" },
  ),
  "fhir-early-draft": fault(
    "FHR-025",
    "early-draft",
    "The claim has the element names of a draft before FHIR DSTU2; they are not read.",
    "Export the claim as FHIR R4.",
    { effect: "claim" },
  ),
  "fhir-withdrawn-claim": fault(
    "FHR-026",
    "withdrawn-claim",
    "The claim's status is {found}: it was withdrawn, so it was not judged.",
    "Nothing, where this was meant.",
    { severity: "info", effect: "claim" },
  ),
  "fhir-unknown-use": fault(
    "FHR-027",
    "unknown-use",
    "Claim.use is none of claim, preauthorization and predetermination; the claim was not judged.",
    "Say in Claim.use what is asked of the payer.",
    { effect: "claim", kind: "add-information" },
  ),
  "fhir-unreadable-claim": fault("FHR-028", "unreadable-claim", "The resource can not be read: {found}.", "Export the claim again.", {
    effect: "claim",
  }),
  "fhir-claim-too-large": fault(
    "FHR-029",
    "claim-too-large",
    "The claim is larger than any claim may be (limit: {limit} {unit}); it was not read.",
    "See whether several claims were written as one.",
    { effect: "claim", kind: "split-claim", status277: ["A7:121"] },
  ),
  "fhir-claim-without-lines": fault(
    "FHR-040",
    "claim-without-lines",
    "The claim has no service line (no item).",
    "Add the services, or remove the claim.",
    {
      kind: "add-line",
      status277: ["A7:122"],
    },
  ),
  "fhir-too-many-lines": fault(
    "FHR-041",
    "too-many-lines",
    "The claim has {found} service lines; a professional claim may have {limit}.",
    "Split the claim; all lines were read.",
    { kind: "split-claim", status277: ["A7:121"] },
  ),
  "fhir-too-many-diagnoses": fault(
    "FHR-042",
    "too-many-diagnoses",
    "The claim has {found} diagnosis codes; a professional claim may have {limit}. Those above were left out.",
    "Keep the {limit} diagnoses that the services are for, or split the claim.",
    { kind: "split-claim", status277: ["A7:255"] },
  ),
  "fhir-unreadable-diagnosis": fault(
    "FHR-043",
    "unreadable-diagnosis",
    "A diagnosis has no ICD-10-CM code, here or in the condition that it names; lines that point at it have none.",
    "Code the diagnosis with the system http://hl7.org/fhir/sid/icd-10-cm.",
    { kind: "change-diagnosis", status277: ["A7:255"] },
  ),
  "fhir-unreadable-charge": fault(
    "FHR-044",
    "unreadable-charge",
    "The charge of the line is absent or no amount in whole cents: neither net nor unitPrice times quantity gives one.",
    "Give item.net in dollars and cents.",
    { kind: "add-information", status277: ["A7:178"] },
  ),
  "fhir-unreadable-units": fault(
    "FHR-045",
    "unreadable-units",
    "The quantity is no number; the line was not priced.",
    "Give the units of the line in item.quantity.",
    {
      kind: "change-units",
      status277: ["A7:476"],
    },
  ),
  "fhir-assumed-units": fault(
    "FHR-046",
    "assumed-units",
    "The line has no quantity; one unit was taken, as FHIR has it.",
    "Give the units of the line in item.quantity.",
    { severity: "info", kind: "add-information" },
  ),
  "fhir-unreadable-date": fault(
    "FHR-047",
    "unreadable-date",
    "The date of service is no whole day of the calendar, or its period has no start.",
    "Give item.servicedDate, or both ends of item.servicedPeriod, to the day.",
    { kind: "add-information", status277: ["A7:187"] },
  ),
  "fhir-missing-date": fault(
    "FHR-048",
    "missing-date",
    "The line has no date of service, and its claim has no billable period of one day.",
    "Add item.servicedDate.",
    { kind: "add-information", status277: ["A7:187"] },
  ),
  "fhir-open-period": fault(
    "FHR-049",
    "open-period",
    "The period of service has no end; its first day was taken alone.",
    "Give the end of item.servicedPeriod.",
    { severity: "warning", kind: "add-information" },
  ),
  "fhir-unreadable-total": fault(
    "FHR-050",
    "unreadable-total",
    "The total of the claim is no amount in dollars and cents.",
    "Give the sum of the line charges in Claim.total.",
    { kind: "add-information", status277: ["A7:178"] },
  ),
  "fhir-other-currency": fault("FHR-051", "other-currency", "An amount is not in US dollars; it was not read.", "Bill in US dollars.", {
    kind: "add-information",
  }),
  "fhir-net-differs": fault(
    "FHR-052",
    "net-differs",
    "The net of the line is not its unit price times quantity and factor; the net was taken as its charge.",
    "Correct item.net or item.unitPrice.",
    { severity: "warning", kind: "document" },
  ),
  "fhir-too-many-pointers": fault(
    "FHR-053",
    "too-many-pointers",
    "The line names {found} diagnoses; a professional claim takes {limit}. Those above were left out.",
    "Name the {limit} diagnoses that the service is for.",
    { severity: "warning", kind: "change-diagnosis" },
  ),
  "fhir-too-many-modifiers": fault(
    "FHR-054",
    "too-many-modifiers",
    "The line has {found} modifiers; a professional claim takes {limit}. Those above were left out.",
    "Keep the {limit} modifiers that decide about payment.",
    { severity: "warning", kind: "remove-modifier" },
  ),
  "fhir-code-without-system": fault(
    "FHR-055",
    "code-without-system",
    "The code of the service names no code system; it was taken as CPT or HCPCS.",
    "Name the system: http://www.ama-assn.org/go/cpt or that of HCPCS.",
    { severity: "warning", kind: "add-information" },
  ),
  "fhir-other-code-system": fault(
    "FHR-056",
    "other-code-system",
    "The service is not coded in CPT or HCPCS; the line was not judged.",
    "Code the service in CPT or HCPCS.",
    { severity: "warning", kind: "change-code" },
  ),
  "fhir-nested-services": fault(
    "FHR-057",
    "nested-services",
    "The line holds {found} nested services (item.detail); they were not judged.",
    "Bill each service as an item of its own.",
    { kind: "split-claim" },
  ),
  "fhir-unresolved-reference": fault(
    "FHR-058",
    "unresolved-reference",
    "The {what} that the claim refers to is in none of the files, or in several under one name; what it says could not be read.",
    "Export the resources that claims refer to with them: contained, in the same Bundle, or in files of the same call.",
    { severity: "warning", kind: "add-information" },
  ),
  "fhir-claim-without-billing-provider": fault(
    "FHR-059",
    "claim-without-billing-provider",
    "The claim's provider has no NPI.",
    "Give the provider an identifier of the system http://hl7.org/fhir/sid/us-npi.",
    { kind: "add-information", status277: ["A7:562:85"] },
  ),
  "fhir-several-insurances": fault(
    "FHR-060",
    "several-insurances",
    "The claim names several insurances and marks none or several as focal; the first in sequence was taken.",
    "Set insurance.focal on the one that this claim is for.",
    { severity: "warning", kind: "add-information" },
  ),
  "fhir-line-number": fault(
    "FHR-061",
    "line-number",
    "item.sequence is absent, not a number, or used twice in the claim.",
    "Number the items of each claim from 1.",
    { severity: "warning" },
  ),
  "fhir-absent-use": fault(
    "FHR-062",
    "absent-use",
    "Claim.use is absent; it was taken as a claim for payment.",
    "Say in Claim.use what is asked of the payer.",
    { severity: "warning", kind: "add-information" },
  ),
  "fhir-modifier-extension": fault(
    "FHR-063",
    "modifier-extension",
    "The claim has a modifierExtension, which may change the meaning of what is said; it was not understood.",
    "Export the claim without extensions that change meanings.",
    { severity: "warning" },
  ),
  "fhir-claim-without-number": fault(
    "FHR-064",
    "claim-without-number",
    "The claim has neither an identifier nor an id; no answer can name it.",
    "Give each claim an identifier.",
    { kind: "add-information", status277: ["A6:478"] },
  ),
  "fhir-claim-without-patient": fault(
    "FHR-065",
    "claim-without-patient",
    "The claim names no patient; it can not be judged together with the patient's other claims.",
    "Name the patient in Claim.patient.",
    { kind: "add-information", status277: ["A6:125:QC"] },
  ),
  "fhir-claim-without-payer": fault(
    "FHR-066",
    "claim-without-payer",
    "Neither the claim nor its coverage names a payer; it can go to nobody.",
    "Name the payer in Claim.insurer or Coverage.payor.",
    { kind: "add-information", status277: ["A6:153:PR"] },
  ),
} satisfies Record<string, FhirFaultDefinition>;

export type FhirFaultKind = keyof typeof FHIR_FAULTS;
