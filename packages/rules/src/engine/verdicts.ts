import type { Claim, Edit, NotPricedReason, ServiceLine, Severity, SuppressedFindings } from "@claimscrub/claim";
import { RuleChoices, suppressedBy } from "../rule-set/rule-choices.ts";
import type { Suppression } from "../rule-set/rule-set.ts";
import type { JudgedDay } from "./judged-day.ts";
import { sortByHistory } from "./history.ts";
import { type Judged, judge, type Versions } from "./make-finding.ts";
import { assessOverDays } from "./over-days.ts";
import { ownedOnce, type Reported } from "./ownership.ts";
import { isLine } from "./wording.ts";

/** What judging a patient's edits rests on. */
export interface VerdictSetup {
  readonly days: readonly JudgedDay[];
  readonly leftOut: ReadonlyMap<ServiceLine, NotPricedReason>;
  readonly versions: Versions;
  /** Whether Medicare's rules only stand in for those of the claim's payer. */
  readonly standsIn: (claim: Claim) => boolean;
  readonly choices: RuleChoices | undefined;
  /** Whether claims that were sent earlier are among the days. */
  readonly withHistory: boolean;
}

const NONE: readonly SuppressedFindings[] = [];
const NOTHING: readonly Reported[] = [];

/** Turns what rules reported into findings, by the operator's choices: one fact once, severities as set, what is suppressed kept back and counted. */
export class Verdicts {
  readonly judged: Judged[] = [];
  /** What stands on claims sent earlier. */
  readonly earlier: Judged[] = [];
  readonly #setup: VerdictSetup;
  readonly #kept = new Map<Suppression, { count: number; grossCents: number; expired: number }>();

  constructor(setup: VerdictSetup) {
    this.#setup = setup;
  }

  /** Judges what stands on one day, or on none. Gives what came of it. */
  pass(reported: readonly Reported[], day: JudgedDay | undefined): readonly Judged[] {
    const { choices, versions, days, leftOut, standsIn, withHistory } = this.#setup;
    const judgeOne = (one: Reported): Judged =>
      judge(one, day, versions, assessOverDays(one, days, leftOut), standsIn, severityOf(one, choices));
    const once = ownedOnce(choices === undefined ? reported : reported.filter((one) => !isOff(one, choices)));
    const sorted = withHistory ? sortByHistory(once) : { own: once, earlier: NOTHING };
    for (const one of sorted.earlier) this.earlier.push(judgeOne(one));
    const passed: Judged[] = [];
    for (const one of sorted.own) {
      const finding = judgeOne(one);
      if (choices !== undefined && this.#isKeptBack(finding, choices)) continue;
      passed.push(finding);
      this.judged.push(finding);
    }
    return passed;
  }

  /** What suppressions kept back, and what they no longer do. */
  suppressed(): readonly SuppressedFindings[] {
    if (this.#kept.size === 0) return NONE;
    return [...this.#kept].map(([suppression, counts]) => ({ ...suppressedBy(suppression), ...counts }));
  }

  #isKeptBack({ rule, edit, finding }: Judged, choices: RuleChoices): boolean {
    const named = choices.suppressionsOf(rule.code, edit.at);
    if (named.length === 0) return false;
    const claim = claimOf(edit);
    const holding = named.find((suppression) => RuleChoices.holds(suppression, claim));
    const suppression = holding ?? (named[0] as Suppression);
    const known = this.#kept.get(suppression) ?? { count: 0, grossCents: 0, expired: 0 };
    if (holding === undefined) known.expired += 1;
    else {
      known.count += 1;
      known.grossCents += finding.impact.cents ?? 0;
    }
    this.#kept.set(suppression, known);
    return holding !== undefined;
  }
}

function isOff({ rule, edit }: Reported, choices: RuleChoices): boolean {
  return choices.settingOf(rule.code, claimOf(edit)) === "off";
}

function severityOf({ rule, edit }: Reported, choices: RuleChoices | undefined): Severity | undefined {
  const setting = choices?.settingOf(rule.code, claimOf(edit));
  return setting === "off" ? undefined : setting;
}

function claimOf({ at }: Edit): Claim {
  return isLine(at) ? at.claim : at;
}
