import type { Claim, NotPricedReason, ServiceDate } from "@claimscrub/claim";
import type { Reference } from "@claimscrub/reference";
import type { AnyRule } from "../define-rule.ts";
import type { Reported } from "./ownership.ts";
import type { Reporter } from "./reporter.ts";
import type { RulePlan, Waking } from "./waking.ts";

const NOTHING: readonly Reported[] = [];

/** Runs the rules of claims on every claim, also on those that take part in no day: how a claim is written is judged whatever it asks for. */
export function runClaimRules(
  claims: readonly Claim[],
  rules: readonly AnyRule[],
  waking: Waking,
  reference: Reference,
  reporter: Reporter,
): readonly Reported[] {
  if (rules.length === 0) return NOTHING;
  const { report, notChecked, coverage } = reporter;
  const { plans } = waking;
  for (const claim of claims) {
    const { lookups, why } = waking.on(reference.on(firstDate(claim)));
    for (let at = 0; at < rules.length; at++) {
      const { rule, check } = plans[at] as RulePlan;
      reporter.rule = rule;
      const bound = lookups[at];
      if (bound === undefined) coverage.add(rule, why[at] as NotPricedReason, claim.lines.length);
      else check(claim, bound, report, notChecked);
    }
  }
  return reporter.take();
}

/** The first date of service, else the date of receipt. */
function firstDate(claim: Claim): ServiceDate {
  let first = 0;
  for (const { date } of claim.lines) if (date !== 0 && (first === 0 || date < first)) first = date;
  return first === 0 ? claim.received : first;
}
