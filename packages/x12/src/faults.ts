import type { RemedyKind, Severity } from "@claimscrub/claim";

/** What a fault takes with it: nothing, the claim that it names, or the whole file. */
export type FaultEffect = "none" | "claim" | "file";

/** A code by which acknowledgements name such a fault: TA1 note, 999 AK9, IK5, IK3 or IK4 code. */
export interface AcknowledgementCode {
  readonly segment: "TA1" | "AK9" | "IK5" | "IK3" | "IK4";
  readonly code: string;
}

export interface FaultDefinition {
  /** Short code that people quote; never reused. */
  readonly code: string;
  /** Rule id, `x12/<bad-thing>`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly effect: FaultEffect;
  /** With {placeholders} for the fault's data. */
  readonly message: string;
  readonly remedy: { readonly kind: RemedyKind; readonly text: string };
  /** Claim status of a 277CA that refuses for it; empty where none does. */
  readonly status277: readonly string[];
  readonly acknowledgement: AcknowledgementCode | null;
}

interface Options {
  readonly severity?: Severity;
  readonly effect?: FaultEffect;
  readonly kind?: RemedyKind;
  readonly status277?: readonly string[];
  readonly ack?: readonly [AcknowledgementCode["segment"], string];
}

function fault(code: string, badThing: string, message: string, remedy: string, options: Options = {}): FaultDefinition {
  return {
    code,
    rule: `x12/${badThing}`,
    severity: options.severity ?? "error",
    effect: options.effect ?? "none",
    message,
    remedy: { kind: options.kind ?? "document", text: remedy },
    status277: options.status277 ?? [],
    acknowledgement: options.ack ? { segment: options.ack[0], code: options.ack[1] } : null,
  };
}

const RESEND = "Correct the export of the billing system and write the file again; the claims themselves were read.";
const ENVELOPE = "Have the sending system count and number its envelopes itself; the claims themselves were read.";

/** Every envelope and structure fault. Acknowledgement codes are those of X12 TA1 note codes and of the 999's IK3, IK4, IK5 and AK9. */
export const FAULTS = {
  "not-a-claim-file": fault(
    "ENV-001",
    "not-a-claim-file",
    "The file holds no 837 claim transaction (found: {found}).",
    "Give the claim file itself: an X12 837 that begins with ISA.",
    { effect: "file", ack: ["AK9", "1"] },
  ),
  "isa-absent": fault(
    "ENV-002",
    "isa-absent",
    "The file begins at {found} where an ISA segment was expected; its delimiters were inferred.",
    RESEND,
    {
      ack: ["TA1", "022"],
    },
  ),
  "isa-length": fault(
    "ENV-003",
    "isa-length",
    "The ISA segment is {found} bytes long where {expected} were expected; clearinghouses read it by fixed widths.",
    "Pad ISA01 to ISA16 to their fixed widths (ISA02 and ISA04 10, ISA06 and ISA08 15, ISA13 9).",
    { ack: ["TA1", "022"] },
  ),
  "isa-damaged": fault(
    "ENV-004",
    "isa-damaged",
    "The ISA segment has {found} elements where 16 were expected; its delimiters were inferred.",
    "Write all 16 elements of the ISA; the claims were read with inferred delimiters.",
    { ack: ["TA1", "022"] },
  ),
  "iea-absent": fault("ENV-005", "iea-absent", "The interchange {control} that begins here has no IEA segment.", ENVELOPE, {
    ack: ["TA1", "023"],
  }),
  "ge-absent": fault("ENV-006", "ge-absent", "The functional group {control} that begins here has no GE segment.", ENVELOPE, {
    ack: ["AK9", "3"],
  }),
  "se-absent": fault(
    "ENV-007",
    "se-absent",
    "The transaction {control} that begins here has no SE segment; claims at its end may be missing.",
    "Compare the number of claims with the billing system's and write the file again.",
    { ack: ["IK5", "2"] },
  ),
  "gs-absent": fault(
    "ENV-008",
    "gs-absent",
    "A {found} segment stands outside any functional group; a GS was expected before it.",
    ENVELOPE,
    {
      ack: ["TA1", "024"],
    },
  ),
  "st-absent": fault("ENV-009", "st-absent", "A {found} segment stands outside any transaction; an ST was expected before it.", ENVELOPE, {
    ack: ["AK9", "5"],
  }),
  "segment-count": fault("ENV-010", "segment-count", "SE01 of transaction {control} says {found} segments; it has {expected}.", ENVELOPE, {
    ack: ["IK5", "4"],
  }),
  "transaction-count": fault(
    "ENV-011",
    "transaction-count",
    "GE01 of group {control} says {found} transactions; it has {expected}.",
    ENVELOPE,
    {
      ack: ["AK9", "5"],
    },
  ),
  "group-count": fault(
    "ENV-012",
    "group-count",
    "IEA01 of interchange {control} says {found} functional groups; it has {expected}.",
    ENVELOPE,
    {
      ack: ["TA1", "021"],
    },
  ),
  "interchange-control-number": fault(
    "ENV-013",
    "interchange-control-number",
    "IEA02 is {found} where ISA13 is {expected}; the two must be the same.",
    ENVELOPE,
    { ack: ["TA1", "001"] },
  ),
  "group-control-number": fault(
    "ENV-014",
    "group-control-number",
    "GE02 is {found} where GS06 is {expected}; the two must be the same.",
    ENVELOPE,
    {
      ack: ["AK9", "4"],
    },
  ),
  "transaction-control-number": fault(
    "ENV-015",
    "transaction-control-number",
    "SE02 is {found} where ST02 is {expected}; the two must be the same.",
    ENVELOPE,
    { ack: ["IK5", "3"] },
  ),
  "duplicate-interchange": fault(
    "ENV-016",
    "duplicate-interchange",
    "ISA13 {found} was used by an earlier interchange of this file.",
    ENVELOPE,
    {
      ack: ["TA1", "025"],
    },
  ),
  "duplicate-group": fault("ENV-017", "duplicate-group", "GS06 {found} was used by an earlier group of this interchange.", ENVELOPE, {
    ack: ["AK9", "19"],
  }),
  "duplicate-transaction": fault(
    "ENV-018",
    "duplicate-transaction",
    "ST02 {found} was used by an earlier transaction of this group.",
    ENVELOPE,
    {
      ack: ["IK5", "23"],
    },
  ),
  "junk-before-isa": fault("ENV-019", "junk-before-isa", "{found} bytes stand before the first segment of the interchange.", RESEND, {
    severity: "warning",
    ack: ["TA1", "022"],
  }),
  "junk-after-iea": fault("ENV-020", "junk-after-iea", "Bytes that belong to no interchange follow an IEA segment.", RESEND, {
    severity: "warning",
    ack: ["TA1", "024"],
  }),
  "unexpected-trailer": fault("ENV-021", "unexpected-trailer", "A {found} segment closes what no segment opened.", ENVELOPE, {
    ack: ["TA1", "024"],
  }),
  "other-transaction": fault(
    "ENV-022",
    "other-transaction",
    "Transaction {control} is of type {found}, not 837; it was passed over.",
    "Nothing, where this was meant; a payer takes a group of one kind only.",
    { severity: "info" },
  ),
  "no-claims": fault(
    "ENV-023",
    "no-claims",
    "The file holds an 837 transaction but no claim: no CLM segment was found.",
    "See whether the export was complete, and write the file again.",
    { effect: "file", ack: ["IK5", "5"] },
  ),
  "truncated-file": fault(
    "ENV-024",
    "truncated-file",
    "The file ends in the middle of a {found} segment; what came after it is lost.",
    "Fetch the file again and compare its size with the sender's.",
    { ack: ["TA1", "023"] },
  ),
  "unterminated-segment": fault("ENV-025", "unterminated-segment", "The last segment of the file, {found}, has no terminator.", RESEND, {
    severity: "warning",
    ack: ["IK3", "8"],
  }),
  "missing-terminator": fault(
    "ENV-026",
    "missing-terminator",
    "A segment ends at a line break without its terminator; the line break was read as one.",
    "Write the terminator behind every segment.",
    { ack: ["IK3", "8"] },
  ),
  "component-separator": fault(
    "ENV-027",
    "component-separator",
    "ISA16 names {expected} as the component separator, but the claims use {found}; they were read with the latter.",
    "Write in ISA16 the separator that stands inside composite elements.",
    { ack: ["TA1", "027"] },
  ),
  "bad-segment-id": fault(
    "ENV-030",
    "bad-segment-id",
    "A segment has no valid id (a letter, then one or two letters or digits); it was left out.",
    "Correct the segment; what it was meant to say was not read.",
    { ack: ["IK3", "1"] },
  ),
  "empty-segment": fault("ENV-031", "empty-segment", "Two terminators follow each other without a segment between them.", RESEND, {
    severity: "warning",
    ack: ["IK3", "1"],
  }),
  "line-break-in-segment": fault(
    "ENV-032",
    "line-break-in-segment",
    "A line break stands inside a segment; it was left out and the segment read without it.",
    "Remove line breaks from notes and addresses, and do not wrap the file at a fixed width.",
    { severity: "warning", ack: ["IK4", "6"] },
  ),
  "segment-too-long": fault(
    "ENV-033",
    "segment-too-long",
    "A segment is longer than {limit} bytes; it was left out.",
    "See whether a terminator is missing; what follows was read from the next one on.",
    { ack: ["IK3", "8"] },
  ),
  "too-many-elements": fault(
    "ENV-034",
    "too-many-elements",
    "A {found} segment has more than {limit} elements; those above were left out.",
    "Remove the surplus elements.",
    { ack: ["IK4", "3"] },
  ),
  "hl-number": fault("ENV-035", "hl-number", "HL01 is not the number after the last one ({expected} was expected).", ENVELOPE, {
    severity: "warning",
    ack: ["IK4", "7"],
  }),
  "hl-parent": fault(
    "ENV-036",
    "hl-parent",
    "HL02 of a level {level} does not name the level {parent} that it stands under; the claims were read by their place in the file.",
    "Number the HL segments so that each names the one above it.",
    { ack: ["IK4", "7"] },
  ),
  "hl-level": fault(
    "ENV-037",
    "hl-level",
    "HL03 names no level of a claim (20, 22 or 23 was expected).",
    "Give the level of the loop in HL03.",
    {
      ack: ["IK4", "7"],
    },
  ),
  "loop-too-large": fault(
    "ENV-038",
    "loop-too-large",
    "The loop above a claim is longer than {limit} bytes; only its beginning was read.",
    "See whether CLM segments are missing.",
    { ack: ["IK3", "5"] },
  ),
  "too-many-claims": fault(
    "ENV-039",
    "too-many-claims",
    "Transaction {control} holds more than {limit} claims; payers refuse the whole transaction.",
    "Cut the transaction into several of {limit} claims or less.",
    { kind: "split-claim", status277: ["A7:121"], ack: ["IK5", "5"] },
  ),
  "lines-without-claim": fault(
    "ENV-040",
    "lines-without-claim",
    "A service line stands where no CLM segment opened a claim; it belongs to no claim and was not judged.",
    "Write the CLM segment of the claim that the lines belong to.",
    { effect: "claim", kind: "add-information", ack: ["IK3", "2"] },
  ),
  "other-transaction-claim": fault(
    "ENV-052",
    "other-transaction-claim",
    "This CLM segment stands in a transaction that is no 837; it was not read as a claim.",
    "Give claim files only.",
    { effect: "claim" },
  ),
  "claim-too-large": fault(
    "ENV-053",
    "claim-too-large",
    "The claim is larger than any claim may be (limit: {limit} {unit}); it was not read.",
    "See whether CLM segments are missing between its lines.",
    { effect: "claim", kind: "split-claim", status277: ["A7:121"], ack: ["IK3", "4"] },
  ),
  "truncated-claim": fault(
    "ENV-054",
    "truncated-claim",
    "The file ends in the middle of this claim; a cut amount or code would be judged wrongly, so the claim was not.",
    "Fetch the file again and compare its size with the sender's.",
    { effect: "claim", ack: ["IK5", "5"] },
  ),
  "claim-without-lines": fault(
    "ENV-055",
    "claim-without-lines",
    "The claim has no service line (no SV1 segment).",
    "Add the services, or remove the claim.",
    { kind: "add-line", status277: ["A7:122"], ack: ["IK3", "3"] },
  ),
  "claim-without-billing-provider": fault(
    "ENV-056",
    "claim-without-billing-provider",
    "No billing provider (NM1*85 of loop 2010AA) stands above the claim.",
    "Add loop 2010AA.",
    { kind: "add-information", status277: ["A7:562:85"], ack: ["IK3", "I7"] },
  ),
  "claim-without-subscriber": fault(
    "ENV-057",
    "claim-without-subscriber",
    "No subscriber (NM1*IL of loop 2010BA) stands above the claim; it can not be judged together with the patient's other claims.",
    "Add loop 2010BA.",
    { kind: "add-information", status277: ["A7:164:IL"], ack: ["IK3", "I7"] },
  ),
  "too-many-lines": fault(
    "ENV-058",
    "too-many-lines",
    "The claim has {found} service lines; {what} may have {limit}.",
    "Split the claim; all lines were read.",
    { kind: "split-claim", status277: ["A7:121"], ack: ["IK3", "4"] },
  ),
  "too-many-diagnoses": fault(
    "ENV-059",
    "too-many-diagnoses",
    "The claim has {found} diagnosis codes; {what} may have {limit}. Those above were left out.",
    "Keep the {limit} diagnoses that the services are for, or split the claim.",
    { kind: "split-claim", status277: ["A7:255"], ack: ["IK4", "3"] },
  ),
  "line-number": fault(
    "ENV-060",
    "line-number",
    "LX01 is not the number after the last one ({expected} was expected).",
    "Number the lines of each claim from 1.",
    { severity: "warning", ack: ["IK4", "7"] },
  ),
  "line-without-service": fault(
    "ENV-061",
    "line-without-service",
    "The line has no SV1 segment; nothing was read from it.",
    "Add the service, or remove the line.",
    { kind: "remove-line", ack: ["IK3", "3"] },
  ),
  "service-without-line": fault(
    "ENV-062",
    "service-without-line",
    "An SV1 segment has no LX segment before it.",
    "Write an LX segment before each service.",
    {
      severity: "warning",
      ack: ["IK3", "3"],
    },
  ),
  "unreadable-charge": fault(
    "ENV-063",
    "unreadable-charge",
    "The charge is absent or no amount in dollars and cents, such as 125.5.",
    "Give the charge of the line.",
    { kind: "add-information", status277: ["A7:178"], ack: ["IK4", "6"] },
  ),
  "unreadable-units": fault(
    "ENV-064",
    "unreadable-units",
    "The units are absent or no number; the line was not priced.",
    "Give the units of the line.",
    { kind: "change-units", status277: ["A7:476"], ack: ["IK4", "6"] },
  ),
  "unreadable-date": fault(
    "ENV-065",
    "unreadable-date",
    "The date of service is no day of the calendar in the form yyyymmdd.",
    "Correct the date of service.",
    { kind: "add-information", status277: ["A7:187"], ack: ["IK4", "8"] },
  ),
  "missing-date": fault(
    "ENV-066",
    "missing-date",
    "The line has no date of service (DTP*472), and neither has its claim.",
    "Add the date of service.",
    { kind: "add-information", status277: ["A7:187"], ack: ["IK3", "3"] },
  ),
  "unreadable-total": fault(
    "ENV-067",
    "unreadable-total",
    "The total charge of the claim is absent or no amount in dollars and cents.",
    "Give the sum of the line charges in CLM02.",
    { kind: "add-information", status277: ["A7:178"], ack: ["IK4", "6"] },
  ),
  "unreadable-diagnosis": fault(
    "ENV-069",
    "unreadable-diagnosis",
    "An element of HI is no diagnosis code with its qualifier, such as ABK:C44311; pointers at it lead nowhere.",
    "Write each diagnosis as qualifier and code: ABK for the first, ABF for the others.",
    { kind: "change-diagnosis", status277: ["A7:255"], ack: ["IK4", "7"] },
  ),
  "lines-of-other-form": fault(
    "ENV-070",
    "lines-of-other-form",
    "The transaction names the guide of {expected}, and this one has the lines of {found}; it was read as its lines are.",
    "Send each form of claim in transactions that name its own guide in GS08 and ST03.",
    { status277: ["A7:481"], ack: ["IK3", "2"] },
  ),
  "unknown-guide": fault(
    "ENV-071",
    "unknown-guide",
    "Transaction {control} names {found} as its guide, which is none of those of claims in 5010 or 4010; its claims were read as their lines are.",
    "Name the guide in GS08 and ST03: 005010X222A1, 005010X223A2 or 005010X224A2. Payers refuse others.",
    { severity: "warning" },
  ),
  "claim-without-payer": fault(
    "ENV-072",
    "claim-without-payer",
    "No payer (NM1*PR of loop 2010BB) stands above the claim; it can go to nobody.",
    "Add loop 2010BB.",
    { kind: "add-information", status277: ["A6:153:PR"], ack: ["IK3", "I7"] },
  ),
  "claim-without-number": fault(
    "ENV-073",
    "claim-without-number",
    "The claim has no number of its own (CLM01); no answer can name it.",
    "Give each claim its number in CLM01.",
    { kind: "add-information", status277: ["A6:478"], ack: ["IK4", "1"] },
  ),
  "long-claim-number": fault(
    "ENV-074",
    "long-claim-number",
    "The number of the claim (CLM01) has {found} characters where {limit} are the most.",
    "Give the claim a shorter number; payers keep the first 20 characters.",
    { status277: ["A7:478"], ack: ["IK4", "5"] },
  ),
  "claim-without-patient": fault(
    "ENV-075",
    "claim-without-patient",
    "The claim stands under a patient level (HL03 23) that names no patient (NM1*QC of loop 2010CA); it was not taken for the subscriber's, and can not be judged together with the patient's other claims.",
    "Add loop 2010CA, or put the claim under the subscriber where he is the patient.",
    { kind: "add-information", status277: ["A6:125:QC"], ack: ["IK3", "I7"] },
  ),
  "claim-without-subscription": fault(
    "ENV-076",
    "claim-without-subscription",
    "No SBR segment (loop 2000B) stands above the claim: in which order its payer pays, and of what kind it is, is not said.",
    "Add the SBR segment of loop 2000B.",
    { kind: "add-information", status277: ["A7:481"], ack: ["IK3", "3"] },
  ),
  "second-service-date": fault(
    "ENV-077",
    "second-service-date",
    "The line has a second date of service (DTP*472) that is not the first one; it was judged by the last.",
    "Keep the date on which the service was done.",
    { status277: ["A7:187"], ack: ["IK3", "5"] },
  ),
  "claim-outside-interchange": fault(
    "ENV-078",
    "claim-outside-interchange",
    "A CLM segment stands behind an IEA, in no envelope; neither it nor what follows up to the next ISA, GS or ST was read.",
    "Write every claim between the ST and SE of a transaction.",
    { effect: "claim", ack: ["TA1", "024"] },
  ),
  "subscription-in-line": fault(
    "ENV-079",
    "subscription-in-line",
    "A SBR segment stands among the lines of the claim, where the guide has none; it was not read. Another payer's loop belongs before the first LX; another subscriber begins with HL, and without it the claims that follow are taken for this patient's.",
    "Put loop 2320 before the first LX, or write the HL segment of the subscriber.",
    { status277: ["A7:481"], ack: ["IK3", "2"] },
  ),
  "unknown-code-system": fault(
    "ENV-080",
    "unknown-code-system",
    "SV101-1 names no system of codes (HC, ER, IV, WK); the line was neither priced nor judged by its code.",
    "Write qualifier and code, as in HC:17311.",
    { kind: "change-code", status277: ["A7:507"], ack: ["IK4", "7"] },
  ),
  "unreadable-revenue-code": fault(
    "ENV-081",
    "unreadable-revenue-code",
    "SV201 is absent or no revenue code of four digits.",
    "Give the revenue code of the line.",
    { kind: "change-code", status277: ["A7:455"], ack: ["IK4", "7"] },
  ),
  "unreadable-statement-dates": fault(
    "ENV-082",
    "unreadable-statement-dates",
    "The days of the statement (DTP*434) are absent, no days of the calendar, or end before they begin.",
    "Give the first and the last day of the statement, as in DTP*434*RD8*20250303-20250305.",
    { kind: "add-information", status277: ["A7:188"], ack: ["IK3", "3"] },
  ),
  "more-faults": fault(
    "ENV-068",
    "more-faults",
    "{count} further faults {code} of this file are not listed.",
    "Correct the cause of those listed.",
    {
      severity: "info",
    },
  ),
} satisfies Record<string, FaultDefinition>;

export type FaultKind = keyof typeof FAULTS;
