import type { Cents, NotPricedReason, ServiceLine } from "@claimscrub/claim";
import type { Setting } from "@claimscrub/reference";
import type { CodeFee, FeesAt } from "./code-fee.ts";
import type { PaymentLocality } from "./fees-in-force.ts";
import type { LocalitySpread } from "./line-price.ts";
import type { FeeAgreement } from "./payers/fee-agreement.ts";
import type { MatchedBy } from "./payers/payers.ts";
import type { AnesthesiaMissing, AnesthesiaPrice } from "./terms/anesthesia.ts";
import type { Participation } from "./terms/participation.ts";

/** Days of post-operative care out of those of the global period. */
export interface CareDays {
  readonly days: number;
  readonly of: number;
}

/** One line on its way to an amount: what its price rests on, and what the steps are told from afterwards. */
export interface LineWorking {
  readonly line: ServiceLine;
  readonly locality: PaymentLocality | undefined;
  readonly localityResolved: boolean;
  readonly setting: Setting | undefined;
  /** Undefined where the line is not priced for a reason that comes before its fee. */
  readonly at: FeesAt | undefined;
  readonly code: CodeFee | undefined;
  readonly meaning: number;
  /** Whole and positive wherever the line is priced by units. */
  readonly units: number;
  /** Of one unit by itself: the code's fee, less what old equipment (FX, FY, CT) takes off its technical part. */
  readonly unitFee: Cents;
  /** What old equipment leaves of the technical part, in basis points. */
  readonly technicalShare: number;
  /** Post-operative care alone (55): how many of the global period's days. */
  readonly care: CareDays | undefined;
  /** Basis points of the split of the global package (54, 55, 56, 78), of the surgeon's role, and of the kind of practitioner. */
  readonly split: number;
  readonly role: number;
  readonly practitioner: number;
  readonly participation: Participation;
  /** Whether the roster says that the physician is a qualifying APM participant; undefined where no roster of the year was given. */
  readonly qualifying: boolean | undefined;
  /** The policy of the claim's payer; undefined for Medicare. */
  readonly agreement: FeeAgreement | undefined;
  /** By what the line came to it. */
  readonly matchedBy: MatchedBy | undefined;
  /** For a line of anesthesia, its working or what it lacks. */
  readonly anesthesia: AnesthesiaPrice | AnesthesiaMissing | undefined;
  notPriced: NotPricedReason | undefined;
  /** 0 because a status T service is bundled into another one of the day. */
  bundled: boolean;
  /** Number of the physician whose services rank together. */
  physician: number;
  readonly services: Service[];
  /** The line's share of what its services pay, before and after the charge. */
  uncapped: Cents;
  allowed: Cents;
  byReport: boolean;
  /** Where the ZIP code straddles localities and the working is asked for. */
  spread?: LocalitySpread;
}

/** Equal units of a service, paid alike. */
export interface PaidUnits {
  count: number;
  /** Of one unit, after the ranking, the practitioner's share and, where the physician does not participate, 95%. */
  readonly each: Cents;
  /** The same before the 95%. */
  readonly full: Cents;
  /** What the ranking did to them, in words and as a rate. */
  readonly what: string;
  readonly rate: string | undefined;
  /** Of one unit after the ranking, before the practitioner's share. */
  readonly ranked: Cents;
}

/**
 * What is ranked: the units of one line, each a procedure of its own, or one service done on both sides, which a right and a left line
 * may share.
 */
export interface Service {
  /** The line whose charge, code and modifiers decide a tie. */
  readonly lead: LineWorking;
  /** The line of the other side, where two lines share the service half and half. */
  readonly other: LineWorking | undefined;
  /** Equal procedures. */
  readonly count: number;
  /** 15000 for a bilateral service at 150%; 10000 where there is no second side or it adds nothing. */
  readonly bilateral: number;
  /** How the two sides were told, for the steps; undefined where the service has one side. */
  readonly sides: "modifier" | "units" | "lines" | undefined;
  /** The fee of one procedure after the bilateral, split and role percentages: what ranks. */
  readonly each: Cents;
  readonly paid: PaidUnits[];
}

/** Equal units that rank as procedures: of one service, or a whole endoscopic family as one. */
export interface Ranked {
  readonly amount: Cents;
  readonly count: number;
  readonly lead: Service;
  /** Pays `count` procedures that hold these ranks, at this percentage. */
  readonly pay: (count: number, basisPoints: number, what: string) => void;
  readonly lines: readonly LineWorking[];
}

/** Takes the lines of a service out of the day's amounts, for a reason. */
export type Fail = (service: Service, reason: NotPricedReason) => void;
