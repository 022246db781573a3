import type { OtherForm } from "@claimscrub/claim";
import type { TransactionKind } from "./claim-range.ts";
import { SV1, SV2, SV3, type SegmentId } from "./segment-id.ts";

/** Where the guide of one form of claim has what a service line says. Elements by their numbers; 0 where the segment has none for it. */
export interface ClaimGrammar {
  readonly form: OtherForm | undefined;
  /** Segment of a service, its composite with qualifier, code and modifiers, its charge, and its units. */
  readonly service: string;
  readonly composite: number;
  readonly charge: number;
  readonly unitBasis: number;
  readonly units: number;
  readonly revenue: number;
  readonly place: number;
  readonly cavities: number;
  readonly pointers: number;
  /** Whether a line without units has one, as the guide says. */
  readonly oneUnitUnsaid: boolean;
  /** The most lines and diagnoses that a claim may have. */
  readonly lines: number;
  readonly diagnoses: number;
  readonly noun: string;
}

/** 005010X222A1, 004010X098A1. */
const PROFESSIONAL: ClaimGrammar = {
  form: undefined,
  service: "SV1",
  composite: 1,
  charge: 2,
  unitBasis: 3,
  units: 4,
  revenue: 0,
  place: 5,
  cavities: 0,
  pointers: 7,
  oneUnitUnsaid: false,
  lines: 50,
  diagnoses: 12,
  noun: "a professional claim",
};

/** 005010X223A2 and A3, 004010X096A1. */
const INSTITUTIONAL: ClaimGrammar = {
  form: "institutional",
  service: "SV2",
  composite: 2,
  charge: 3,
  unitBasis: 4,
  units: 5,
  revenue: 1,
  place: 0,
  cavities: 0,
  pointers: 0,
  oneUnitUnsaid: false,
  lines: 999,
  diagnoses: 25,
  noun: "an institutional claim",
};

/** 005010X224A2, 004010X097A1: SV306 is sent where a procedure was done more than once. */
const DENTAL: ClaimGrammar = {
  form: "dental",
  service: "SV3",
  composite: 1,
  charge: 2,
  unitBasis: 0,
  units: 6,
  revenue: 0,
  place: 3,
  cavities: 4,
  pointers: 11,
  oneUnitUnsaid: true,
  lines: 50,
  diagnoses: 4,
  noun: "a dental claim",
};

/** By the number that a claim's row has for it. */
const GRAMMARS = [PROFESSIONAL, INSTITUTIONAL, DENTAL] as const;

export function grammarAt(number: number): ClaimGrammar {
  return GRAMMARS[number] ?? PROFESSIONAL;
}

/** The number of a grammar by the segment that its services have; -1 for any other segment. */
export function grammarOfService(segment: SegmentId): number {
  return segment === SV1 ? 0 : segment === SV2 ? 1 : segment === SV3 ? 2 : -1;
}

/** The number of the grammar of a claim that has no service: by the guide that its envelope names. */
export function grammarOfKind(kind: TransactionKind): number {
  return kind === "institutional" ? 1 : kind === "dental" ? 2 : 0;
}
