import type { Cents } from "@claimscrub/claim";
import type { FeeComponent } from "@claimscrub/reference";

/** What one unit of a code pays by a payer's own fee schedule. */
export interface OwnFee {
  readonly procedure: string;
  readonly component: FeeComponent;
  readonly nonFacilityCents: Cents;
  readonly facilityCents: Cents;
}

/** A share of Medicare's fee for some codes, in basis points: 12000 is 120%. */
export interface ShareOfMedicare {
  /** Codes and ranges, `17311-17315`; undefined for every code. */
  readonly codes: readonly string[] | undefined;
  readonly basisPoints: number;
}

/** Which modifier a payer takes for a distinct service: 59, the X modifiers (XE, XP, XS, XU), or either. */
export type DistinctService = "59" | "X" | "either";

/** Whether a payer wants 51 on second and later procedures. */
export type Modifier51 = "required" | "refused" | "ignored";

/**
 * What an operator says of a payer other than Medicare: plain data, so that it can be handed to another thread. What is left out in
 * the configuration is as Medicare does it.
 */
export interface PayerPolicy {
  /** Names the policy in reports: `gulf-mutual`. */
  readonly id: string;
  readonly match: {
    /** 2010BB NM109. */
    readonly payerIds: readonly string[];
    /** 2010BB NM103 in capitals; a `*` at the end stands for any rest. */
    readonly names: readonly string[];
    /** SBR09. */
    readonly filingIndicators: readonly string[];
    /** Serves every payer that no policy names, but for Medicare Part B (MB). */
    readonly otherwise: boolean;
  };
  /** Go before shares of Medicare's fee. */
  readonly ownFees: readonly OwnFee[];
  /** The first that holds a code counts; a code that none holds has no amount. */
  readonly sharesOfMedicare: readonly ShareOfMedicare[];
  /** Basis points of the first, second, ... procedure of a day, the last for all later ones; undefined for Medicare's own. */
  readonly multipleProcedures: readonly number[] | undefined;
  /** Whether endoscopies of a family are paid less their base, tests after the first and therapy after the first unit less a part. */
  readonly endoscopyFamilies: boolean;
  readonly testReductions: boolean;
  readonly therapyReduction: boolean;
  /** Basis points of both sides of a bilateral indicator 1 procedure. */
  readonly bilateral: number;
  /** Whether nurse practitioners, physician assistants and others are paid a share of the fee. */
  readonly practitionerShares: boolean;
  readonly distinctService: DistinctService;
  readonly modifier51: Modifier51;
  /** Basis points taken off the payment. */
  readonly sequestration: number;
  /** Days from the date of service until a claim must have been received; undefined where it is not known. */
  readonly filingLimitDays: number | undefined;
}

/** Medicare's choices under a name: what a policy has where it says nothing. */
export const AS_MEDICARE: Omit<PayerPolicy, "id" | "match" | "ownFees" | "sharesOfMedicare"> = {
  multipleProcedures: undefined,
  endoscopyFamilies: true,
  testReductions: true,
  therapyReduction: true,
  bilateral: 15000,
  practitionerShares: true,
  distinctService: "either",
  modifier51: "ignored",
  sequestration: 0,
  filingLimitDays: undefined,
};
