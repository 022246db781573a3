import { type Claim, compareLines, type OtherForm, type ServiceLine } from "@claimscrub/claim";
import type { PaymentTerms, PriceDay } from "@claimscrub/pricing";
import type { Reference } from "@claimscrub/reference";
import type { AnyRule } from "../define-rule.ts";
import { RuleChoices } from "../rule-set/rule-choices.ts";
import type { RuleSet } from "../rule-set/rule-set.ts";
import { Sidecar, type SidecarData } from "../sidecar/sidecar.ts";
import { tumourViews } from "../tumours/tumour-views.ts";
import { assumptionsOf, medicareStandsIn } from "./assumptions.ts";
import { nameCauses, runDenialRules } from "./causes.ts";
import { ownLines } from "./history.ts";
import { isSorted } from "./is-sorted.ts";
import { JudgedDay } from "./judged-day.ts";
import { judgedLines, type PatientJudgement, totalsOf } from "./judgement.ts";
import { type Judged, type Versions, withOrdinal } from "./make-finding.ts";
import { dayOfEdit } from "./over-days.ts";
import {
  claimsOfForm,
  countClaimsNotJudged,
  countDayNotJudged,
  judgesForm,
  OTHER_FORMS,
  type RuleGroup,
  rulesByForm,
  type RulesOfForm,
} from "./other-forms.ts";
import type { Reported } from "./ownership.ts";
import { Reporter } from "./reporter.ts";
import { runClaimRules } from "./run-claim-rules.ts";
import { runPatientRules } from "./run-patient-rules.ts";
import { runRules } from "./run-rules.ts";
import { facilityLinesOn, type LeftOut, takingPart } from "./taking-part.ts";
import { compareText, CoverageTally } from "./tally.ts";
import { Verdicts } from "./verdicts.ts";
import { type ClaimLookups, Waking } from "./waking.ts";

export interface EngineOptions {
  readonly reference: Reference;
  readonly rules: readonly AnyRule[];
  readonly priceDay: PriceDay;
  /** Version of the rules, part of each finding's id. */
  readonly version: string;
  /** Codes (`MOH-001`), ids (`mohs/add-on-without-first-stage`) or authorities (`mohs`) of the only rules to run; all when left out. */
  readonly only?: readonly string[] | undefined;
  /** Policies of payers other than Medicare, and what else an operator tells of payment; Medicare's rules for every claim when left out. */
  readonly terms?: PaymentTerms | undefined;
  /** Which rules an operator turns off, regards as more or less severe, or keeps back for a claim or a provider. */
  readonly ruleSet?: RuleSet | undefined;
  /** What the practice's own record says of the tumours on its claims. */
  readonly sidecar?: SidecarData | undefined;
}

export interface Engine {
  /** The rules that this engine runs, in order of code. */
  readonly rules: readonly AnyRule[];
  /**
   * Judges all claims of one patient in the run together, in whatever order they come.
   * @param history The patient's claims that were sent before (`isHistory`), which these are judged against; left out where history was not read:
   * the coverage then names the rules that need it.
   */
  judgePatient(claims: readonly Claim[], history?: readonly Claim[]): PatientJudgement;
}

/**
 * Judges patients by dated rules: groups lines into patient-days, prices each day as billed, runs the rules that a day wakes, and makes
 * findings of what they report. Pure: same claims, rules and reference give the same judgement. Throws RangeError for an unknown name in `only`.
 */
export function createEngine(options: EngineOptions): Engine {
  const choices = options.ruleSet && new RuleChoices(options.ruleSet);
  const rules = chosen(options.rules, options.only)
    .filter(({ code }) => choices?.isOffForAll(code) !== true)
    .sort((a, b) => compareText(a.code, b.code));
  const { terms } = options;
  const sidecar = options.sidecar && new Sidecar(options.sidecar);
  const lookups: ClaimLookups = {
    policyOf: (claim) => terms?.payerOf(claim)?.agreement.policy,
    sidecarOf: sidecar && ((claim) => sidecar.of(claim.id)),
    roster: terms?.knowsPlaces === true ? terms : undefined,
  };
  const group = (of: readonly AnyRule[]): RuleGroup => ({ rules: of, waking: new Waking(of, lookups) });
  const professional = rules.filter((rule) => judgesForm(rule, undefined));
  const ofDays = group(professional.filter(({ subject }) => subject === "day" || subject === "line"));
  const ofClaims = group(professional.filter(({ subject }) => subject === "claim"));
  const ofPatients = group(professional.filter(({ subject }) => subject === "patient"));
  const ofDenials = group(professional.filter(({ subject }) => subject === "denials"));
  const byForm = rulesByForm(rules, lookups);
  const versions: Versions = { rules: options.version, reference: options.reference.fingerprint };
  const underTerms: EngineOptions = terms === undefined ? options : { ...options, priceDay: priceBy(options.priceDay, terms) };
  const reporter = new Reporter(new CoverageTally(rules));
  const book: Rulebook = { ofDays, ofClaims, ofPatients, ofDenials, byForm, versions, choices, sidecarOf: lookups.sidecarOf, reporter };
  return { rules, judgePatient: (claims, history) => judgePatient(claims, history, book, underTerms) };
}

/** The rules by what they judge. */
interface Rulebook {
  readonly ofDays: RuleGroup;
  readonly ofClaims: RuleGroup;
  readonly ofPatients: RuleGroup;
  readonly ofDenials: RuleGroup;
  readonly byForm: Readonly<Record<OtherForm, RulesOfForm>>;
  readonly versions: Versions;
  readonly choices: RuleChoices | undefined;
  readonly sidecarOf: ClaimLookups["sidecarOf"];
  readonly reporter: Reporter;
}

function priceBy(priceDay: PriceDay, terms: PaymentTerms): PriceDay {
  const quick = { terms };
  return (lines, tables, options) => priceDay(lines, tables, options?.steps === undefined ? quick : { terms, steps: options.steps });
}

function chosen(rules: readonly AnyRule[], only: readonly string[] | undefined): AnyRule[] {
  if (only === undefined) return [...rules];
  const named = (rule: AnyRule, name: string): boolean => name === rule.code || name === rule.id || rule.id.startsWith(`${name}/`);
  const unknown = only.filter((name) => !rules.some((rule) => named(rule, name)));
  if (unknown.length > 0) throw new RangeError(`no rule is called ${unknown.join(", ")}`);
  return rules.filter((rule) => only.some((name) => named(rule, name)));
}

function judgePatient(
  claims: readonly Claim[],
  history: readonly Claim[] | undefined,
  book: Rulebook,
  { reference, priceDay, terms }: EngineOptions,
): PatientJudgement {
  const { ofDays, ofPatients, byForm, reporter } = book;
  const withHistory = history !== undefined && history.length > 0;
  const { byDate, otherForms, leftOut } = takingPart(withHistory ? [...history, ...claims] : claims);
  const withoutHistory = history === undefined;
  // A judgement that ended in a fault may have left something behind.
  reporter.take();
  reporter.coverage.take();
  const days: JudgedDay[] = [];
  const byDay: (readonly Reported[])[] = [];
  let anything = false;
  for (const lines of byDate) {
    if ((withHistory || claims.length > 1) && !isSorted(lines, compareLines)) lines.sort(compareLines);
    const { date } = lines[0] as ServiceLine;
    const day = new JudgedDay(lines, reference.on(date), priceDay, otherForms.length === 0 ? undefined : facilityLinesOn(date, otherForms));
    days.push(day);
    // A day of nothing but earlier claims was judged when they were; it is there for what it means to other days.
    const judged = !withHistory || ownLines(lines) > 0;
    const reported = judged ? runRules(day, ofDays.rules, ofDays.waking, reporter, withoutHistory) : NONE;
    byDay.push(reported);
    anything ||= reported.length > 0;
  }
  const professional = otherForms.length === 0 ? days : days.slice();
  for (const { form, lines } of otherForms) {
    const day = new JudgedDay(lines.sort(compareLines), reference.on((lines[0] as ServiceLine).date), priceDay);
    days.push(day);
    const own = byForm[form];
    const reported = ownLines(lines) === 0 ? NONE : runRules(day, own.ofDays.rules, own.ofDays.waking, reporter, withoutHistory);
    countDayNotJudged(day, own, reporter.coverage);
    byDay.push(reported);
    anything ||= reported.length > 0;
  }
  const ofClaim = runRulesOfClaims(claims, book, reference);
  const overDays = runPatientRules(professional, ofPatients.rules, ofPatients.waking, reporter, withoutHistory);
  if (!anything && ofClaim.length === 0 && overDays.length === 0) return cleanJudgement(claims, days, professional, leftOut, terms, book);
  return flaggedJudgement({ claims, days, professional, leftOut, byDay, further: [...ofClaim, ...overDays], terms, withHistory }, book);
}

/** What the rules were run over, and what they reported. */
interface Reportings {
  readonly claims: readonly Claim[];
  readonly days: readonly JudgedDay[];
  /** Those of professional claims. */
  readonly professional: readonly JudgedDay[];
  readonly leftOut: LeftOut;
  /** In the order of `days`. */
  readonly byDay: (readonly Reported[])[];
  /** By the rules of claims and of patients. */
  readonly further: readonly Reported[];
  readonly terms: PaymentTerms | undefined;
  readonly withHistory: boolean;
}

/** Nothing was reported: most patients, for whom nothing is made but their lines. */
function cleanJudgement(
  claims: readonly Claim[],
  days: readonly JudgedDay[],
  professional: readonly JudgedDay[],
  leftOut: LeftOut,
  terms: PaymentTerms | undefined,
  { reporter, sidecarOf }: Rulebook,
): PatientJudgement {
  return {
    findings: NO_FINDINGS,
    judged: NO_JUDGED,
    earlier: NO_FINDINGS,
    lines: judgedLines(claims, days, leftOut, NO_JUDGED),
    totals: NO_TOTALS.totals,
    byRule: NO_TOTALS.byRule,
    chargeShortfall: NO_TOTALS.chargeShortfall,
    netShares: NO_TOTALS.netShares,
    coverage: reporter.coverage.take(),
    assumptions: assumptionsOf(claims, days, terms),
    suppressed: NO_SUPPRESSED,
    tumours: () => tumourViews(professional, NO_JUDGED, sidecarOf),
  };
}

function flaggedJudgement(
  { claims, days, professional, leftOut, byDay, further, terms, withHistory }: Reportings,
  book: Rulebook,
): PatientJudgement {
  const { ofDenials, versions, choices, sidecarOf, reporter } = book;
  const { coverage } = reporter;
  // What stands on no day: a claim as a whole, or a line that takes part in none.
  const apart: Reported[] = [];
  for (const one of further) {
    const day = dayOfEdit(one.edit, days);
    if (day === undefined) apart.push(one);
    else byDay[days.indexOf(day)] = [...(byDay[days.indexOf(day)] ?? []), one];
  }
  const standsIn = (claim: Claim): boolean => medicareStandsIn(claim, terms?.payerOf(claim));
  const verdicts = new Verdicts({ days, leftOut, versions, standsIn, choices, withHistory });
  for (const [at, day] of days.entries()) {
    const passed = verdicts.pass(byDay[at] ?? NONE, day);
    if (day.lines[0]?.claim.form === undefined)
      verdicts.pass(runDenialRules(day, passed, ofDenials.rules, ofDenials.waking, coverage), day);
  }
  verdicts.pass(apart, undefined);
  const findings = nameCauses(inOrder(verdicts.judged, versions));
  return {
    findings: findings.map(({ finding }) => finding),
    judged: findings,
    earlier: verdicts.earlier.length === 0 ? NO_FINDINGS : inOrder(verdicts.earlier, versions).map(({ finding }) => finding),
    lines: judgedLines(claims, days, leftOut, findings),
    ...totalsOf(findings),
    coverage: coverage.take(),
    assumptions: assumptionsOf(claims, days, terms),
    suppressed: verdicts.suppressed(),
    tumours: () => tumourViews(professional, findings, sidecarOf),
  };
}

const NONE: readonly Reported[] = [];
const NO_FINDINGS: PatientJudgement["earlier"] = [];
const NO_JUDGED: PatientJudgement["judged"] = [];
const NO_SUPPRESSED: PatientJudgement["suppressed"] = [];
const NO_TOTALS = totalsOf([]);

/** Runs on each claim the rules of its form. */
function runRulesOfClaims(claims: readonly Claim[], { ofClaims, byForm, reporter }: Rulebook, reference: Reference): readonly Reported[] {
  const professional = claimsOfForm(claims, undefined);
  const ofProfessional = runClaimRules(professional, ofClaims.rules, ofClaims.waking, reference, reporter);
  if (professional === claims) return ofProfessional;
  const reported = [...ofProfessional];
  for (const form of OTHER_FORMS) {
    const own = claimsOfForm(claims, form);
    const { rules, waking } = byForm[form].ofClaims;
    for (const one of runClaimRules(own, rules, waking, reference, reporter)) reported.push(one);
    countClaimsNotJudged(own, byForm[form], reporter.coverage);
  }
  return reported;
}

/** Contract order; findings that share place and code (a rule that says two things of one line) keep apart by their place among them. */
function inOrder(judged: readonly Judged[], versions: Versions): readonly Judged[] {
  if (judged.length < 2) return judged;
  const order = (a: Judged, b: Judged): number => {
    const [claimA, claimB] = [claimOf(a), claimOf(b)];
    return (
      claimA.file.order - claimB.file.order ||
      claimA.index - claimB.index ||
      (a.finding.line ?? -1) - (b.finding.line ?? -1) ||
      compareText(a.finding.code, b.finding.code) ||
      compareText(a.finding.id, b.finding.id) ||
      compareText(a.finding.message, b.finding.message)
    );
  };
  const seen = new Map<string, number>();
  const apart = [...judged].sort(order).map((one) => {
    const ordinal = (seen.get(one.finding.id) ?? 0) + 1;
    seen.set(one.finding.id, ordinal);
    return ordinal === 1 ? one : { ...one, finding: withOrdinal(one.finding, ordinal, versions) };
  });
  return apart.sort(order);
}

function claimOf({ edit }: Reported): Claim {
  return "procedure" in edit.at ? edit.at.claim : edit.at;
}
