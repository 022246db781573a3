import { PaymentTerms, type PaymentTermsSetup, priceDay } from "@claimscrub/pricing";
import { type Reference, starterReference } from "@claimscrub/reference";
import { allRules, createEngine, type Engine } from "@claimscrub/rules";
import { FaultFindings } from "./fault-findings.ts";

/** Version of the program and of its rules: part of each finding's id and of the summary. */
export const CLAIMSCRUB_VERSION = "0.1.0";

/** Everything that a judgement rests on besides the claims: rules, law and their versions. */
export interface Judging {
  readonly engine: Engine;
  readonly reference: Reference;
  readonly faultFindings: FaultFindings;
  readonly claimscrubVersion: string;
}

/**
 * The rules bound to the law: what was imported, or the built-in reference.
 * @param only Codes, ids or authorities of the only rules to run. Throws RangeError for one that does not exist.
 * @param setup What an operator tells of payers and rosters. Throws RangeError where two policies claim one payer.
 */
export function createJudging(only?: readonly string[], reference: Reference = starterReference(), setup?: PaymentTermsSetup): Judging {
  return {
    engine: createEngine({
      reference,
      rules: allRules,
      priceDay,
      version: CLAIMSCRUB_VERSION,
      only,
      terms: setup && new PaymentTerms(setup),
    }),
    reference,
    faultFindings: new FaultFindings({ rules: CLAIMSCRUB_VERSION, reference: reference.fingerprint }),
    claimscrubVersion: CLAIMSCRUB_VERSION,
  };
}

/** The options that change findings, as the store names a run by them; empty where none is set. */
export function judgingOptions(only: readonly string[] | undefined, setup?: PaymentTermsSetup): string {
  const options = only === undefined ? [] : [`only=${[...new Set(only)].sort().join(",")}`];
  if (setup !== undefined) options.push(`terms=${setup.fingerprint}`);
  return options.join(" ");
}
