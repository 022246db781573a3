import { type Claim, isToMedicare } from "@claimscrub/claim";
import type { LinePrice, PayerChoice, PaymentTerms } from "@claimscrub/pricing";
import { isEarlier } from "./history.ts";
import type { JudgedDay } from "./judged-day.ts";
import type { PatientJudgement } from "./judgement.ts";
import { compareText } from "./tally.ts";

const NO_ASSUMPTIONS: PatientJudgement["assumptions"] = [];

/** Whether nobody said how the claim's payer pays, so that Medicare's rules, or the policy for all other payers, stand in (rules.md 3A.34). */
export function medicareStandsIn(claim: Claim, choice: PayerChoice | undefined): boolean {
  return choice === undefined ? !isToMedicare(claim) : choice.matchedBy === "otherwise";
}

/** Nothing is taken for granted of what was neither priced nor judged by Medicare's tables. */
function isOfOtherSchedule({ line, allowedCents }: LinePrice): boolean {
  return line.claim.form !== undefined && allowedCents === undefined;
}

/** What is taken for granted of a patient's claims, and of how many of them. */
export function assumptionsOf(
  claims: readonly Claim[],
  days: readonly JudgedDay[],
  terms: PaymentTerms | undefined,
): PatientJudgement["assumptions"] {
  const [only] = claims;
  if (claims.length === 1 && only !== undefined && terms === undefined && only.isHistory !== true) return assumptionsOfOne(only, days);
  const judged = new Set<Claim>();
  const national = new Set<Claim>();
  for (const day of days) {
    for (const price of day.asBilled.lines) {
      if (isEarlier(price.line) || isOfOtherSchedule(price)) continue;
      judged.add(price.line.claim);
      if (price.locality === "national" && price.line.claim.locality === undefined) national.add(price.line.claim);
    }
  }
  const byPolicy = new Map<string, number>();
  let medicareRules = 0;
  for (const claim of judged) {
    const choice = terms?.payerOf(claim);
    if (choice !== undefined) {
      const what = `${choice.matchedBy === "otherwise" ? "other-payers-policy" : "payer-policy"} ${choice.agreement.policy.id}`;
      byPolicy.set(what, (byPolicy.get(what) ?? 0) + 1);
    } else if (!isToMedicare(claim)) medicareRules += 1;
  }
  const alone = claims.filter((claim) => !claim.hasIdentity).length;
  return namedAssumptions(medicareRules, byPolicy, national.size, alone);
}

/** The same of a patient with one claim and nobody's terms, as most are. */
function assumptionsOfOne(claim: Claim, days: readonly JudgedDay[]): PatientJudgement["assumptions"] {
  let judged = false;
  let national = false;
  for (const { asBilled } of days) {
    for (const price of asBilled.lines) {
      const { line, locality } = price;
      // Days may hold lines of earlier claims.
      if (line.claim !== claim || isOfOtherSchedule(price)) continue;
      judged = true;
      if (locality === "national") national = true;
    }
  }
  const medicareRules = judged && !isToMedicare(claim) ? 1 : 0;
  return namedAssumptions(medicareRules, NO_POLICIES, national && claim.locality === undefined ? 1 : 0, claim.hasIdentity ? 0 : 1);
}

const NO_POLICIES: ReadonlyMap<string, number> = new Map();
const ONLY_MEDICARE_RULES: PatientJudgement["assumptions"] = [{ what: "medicare-rules", count: 1 }];

function namedAssumptions(
  medicareRules: number,
  byPolicy: ReadonlyMap<string, number>,
  national: number,
  alone: number,
): PatientJudgement["assumptions"] {
  if (national === 0 && alone === 0 && byPolicy.size === 0) {
    if (medicareRules === 0) return NO_ASSUMPTIONS;
    if (medicareRules === 1) return ONLY_MEDICARE_RULES;
  }
  return [
    { what: "medicare-rules", count: medicareRules },
    ...[...byPolicy].map(([what, count]) => ({ what, count })).sort((a, b) => compareText(a.what, b.what)),
    { what: "national-locality", count: national },
    { what: "no-identity", count: alone },
  ].filter(({ count }) => count > 0);
}
