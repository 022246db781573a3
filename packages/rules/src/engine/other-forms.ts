import type { Claim, OtherForm, ServiceLine } from "@claimscrub/claim";
import type { AnyRule, Wake } from "../define-rule.ts";
import type { JudgedDay } from "./judged-day.ts";
import { ownLines } from "./history.ts";
import { hasBit } from "./rule-bits.ts";
import type { CoverageTally } from "./tally.ts";
import { type ClaimLookups, Waking } from "./waking.ts";

/** Why rules for practitioners are not run on claims of facilities and dentists: those are judged by other tables than any loaded here. */
const JUDGED_ELSEWHERE = "other-schedule";

export const OTHER_FORMS = ["institutional", "dental"] as const satisfies readonly OtherForm[];

/** Rules with what wakes them. */
export interface RuleGroup {
  readonly rules: readonly AnyRule[];
  readonly waking: Waking;
}

/** The rules that judge claims of one form, and those that do not. */
export interface RulesOfForm {
  readonly ofDays: RuleGroup;
  readonly ofClaims: RuleGroup;
  readonly notOfDays: RuleGroup;
  readonly notOfClaims: readonly AnyRule[];
}

/** Whether a rule judges claims of a form; professional ones alone where it names none. */
export function judgesForm({ forms }: AnyRule, form: OtherForm | undefined): boolean {
  return forms === undefined ? form === undefined : forms.includes(form ?? "professional");
}

/** The rules of each form that is not professional. */
export function rulesByForm(rules: readonly AnyRule[], lookups: ClaimLookups): Readonly<Record<OtherForm, RulesOfForm>> {
  const group = (of: readonly AnyRule[]): RuleGroup => ({ rules: of, waking: new Waking(of, lookups) });
  const isOfClaims = ({ subject }: AnyRule): boolean => subject === "claim";
  const of = (form: OtherForm): RulesOfForm => {
    const judging = rules.filter((rule) => judgesForm(rule, form));
    const others = rules.filter((rule) => !judgesForm(rule, form));
    return {
      ofDays: group(judging.filter(({ subject }) => subject === "day" || subject === "line")),
      ofClaims: group(judging.filter(isOfClaims)),
      notOfDays: group(others.filter((rule) => !isOfClaims(rule) && rule.subject !== "denials")),
      notOfClaims: others.filter(isOfClaims),
    };
  };
  const [institutional, dental] = OTHER_FORMS.map(of) as [RulesOfForm, RulesOfForm];
  return { institutional, dental };
}

/** Claims of one form, in their order. */
export function claimsOfForm(claims: readonly Claim[], form: OtherForm | undefined): readonly Claim[] {
  return claims.every((claim) => claim.form === form) ? claims : claims.filter((claim) => claim.form === form);
}

/** Counts every rule that would look at such claims, were they professional: it has not passed, it was not run. */
export function countClaimsNotJudged(claims: readonly Claim[], { notOfClaims }: RulesOfForm, coverage: CoverageTally): void {
  for (const claim of claims) for (const rule of notOfClaims) coverage.add(rule, JUDGED_ELSEWHERE, claim.lines.length);
}

/** The same for the rules of days: those that the day's codes and modifiers would wake, and those that only a table of this form could rule out. */
export function countDayNotJudged(day: JudgedDay, { notOfDays: { rules, waking } }: RulesOfForm, coverage: CoverageTally): void {
  const lines = ownLines(day.lines);
  if (lines === 0) return;
  const { woken } = waking;
  waking.wake(waking.on(day.tables), day, woken);
  const coded = day.lines.filter(({ procedureKey }) => procedureKey !== 0);
  for (const [at, rule] of rules.entries())
    if (hasBit(woken, at) || mayMatter(rule.wakes, coded)) coverage.add(rule, JUDGED_ELSEWHERE, lines);
}

/** Practitioner tables don't tell that a code has no pair and no limit for a facility, nor does a bill name a place of service. */
function mayMatter(wakes: Wake, coded: readonly ServiceLine[]): boolean {
  if ("paired" in wakes || "pairable" in wakes) return coded.length > 1;
  if ("limited" in wakes || "charge" in wakes) return coded.length > 0;
  return "pos" in wakes && coded.some(({ pos }) => pos === "" || wakes.pos.includes(pos));
}
