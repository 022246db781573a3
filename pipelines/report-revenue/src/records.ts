import type { Tally } from "@claimscrub/learn-denials";
import type { AnswerFigures, AnswersCut, MohsMix, RevenueCut, RevenueFigures } from "./figures.ts";

/** First and last day, yyyy-mm-dd; left out for no limit. */
export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface Total {
  readonly by: string;
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly unknown: number;
  readonly grossCents: number;
  readonly netCents: number;
  readonly netByDirection: RevenueFigures["netByDirection"];
  readonly claims?:
    | { readonly claims: number; readonly billedCents: number; readonly allowedCents: number; readonly cleanClaimRate: number | null }
    | undefined;
}

/** What a report is gathered from: the store of one tenant. */
export interface RevenueRecords {
  totals(request: {
    readonly by: readonly RevenueCut[];
    readonly run?: string | undefined;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
    readonly dates?: "service" | "received" | undefined;
  }): Promise<{
    readonly all: {
      readonly claims: number;
      readonly lines: number;
      readonly billedCents: number;
      readonly allowedCents: number;
      readonly firstScrubs: number;
      readonly cleanFirstScrubs: number;
    };
    readonly rows: readonly Total[];
  }>;
  hoursToFix(days: Days): Promise<number | null>;
  answers(
    days: Days,
    by: readonly AnswersCut[],
    reasons: readonly string[],
  ): Promise<{
    readonly all: Omit<AnswerFigures, "ignored" | "underbillingRealised" | "precision" | "recall" | "weightedRisk">;
    readonly rows: readonly (Pick<
      AnswerFigures,
      | "lines"
      | "firstDenied"
      | "denied"
      | "expectedCents"
      | "expectedDeniedCents"
      | "firstAllowedCents"
      | "varianceCents"
      | "payerErrors"
      | "shortCents"
    > & {
      readonly by: string;
      readonly key: string;
      readonly name: string;
    })[];
    readonly ignored: AnswerFigures["ignored"];
    readonly underbillingRealised: AnswerFigures["underbillingRealised"];
    readonly openRisk: readonly {
      readonly code: string;
      readonly payerId: string;
      readonly procedure: string;
      readonly netCents: number;
    }[];
    readonly touches: { readonly acts: number; readonly findings: number; readonly claims: number };
  }>;
  /** What came of predictions of claims that were sent up to a day. */
  predictionTallies(sentUntil: string): Promise<readonly (Omit<Tally, "label"> & { readonly label: string })[]>;
  mohsMix(days: Days): Promise<readonly MohsMix[]>;
  practiceClaims(days: Days): AsyncIterable<{
    readonly patient: string;
    readonly fileId: string;
    readonly claimIndex: number;
    readonly facts: string;
  }>;
  practiceFacts(
    question: Days & { readonly npi?: string | undefined },
    pairRules: readonly string[],
  ): Promise<{
    readonly claims: number;
    readonly lines: number;
    readonly findings: readonly {
      readonly code: string;
      readonly rule: string;
      readonly direction: string;
      readonly procedure: string;
      readonly findings: number;
      readonly unknown: number;
      readonly grossCents: number;
      readonly netCents: number;
    }[];
    readonly modifiers: readonly {
      readonly modifier: string;
      readonly code: string;
      readonly lines: number;
      readonly answered: number;
      readonly denied: number;
    }[];
    readonly denials: readonly { readonly code: string; readonly carc: string; readonly denied: number; readonly expectedCents: number }[];
    readonly conflicts: readonly {
      readonly rule: string;
      readonly first: string;
      readonly second: string;
      readonly times: number;
      readonly netCents: number;
      readonly last: string;
    }[];
  }>;
}
