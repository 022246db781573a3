import {
  type Claim,
  compareLines,
  isToMedicare,
  type NotPricedReason,
  type OtherForm,
  type ServiceDate,
  type ServiceLine,
} from "@claimscrub/claim";
import type { PayerChoice, PaymentTerms, PriceDay } from "@claimscrub/pricing";
import type { Reference } from "@claimscrub/reference";
import type { AnyRule } from "../define-rule.ts";
import { RuleChoices } from "../rule-set/rule-choices.ts";
import type { RuleSet } from "../rule-set/rule-set.ts";
import { Sidecar, type SidecarData } from "../sidecar/sidecar.ts";
import { tumourViews } from "../tumours/tumour-views.ts";
import { nameCauses, runDenialRules } from "./causes.ts";
import { isEarlier, ownLines } from "./history.ts";
import { JudgedDay } from "./judged-day.ts";
import { codesByLine, type JudgedLine, type PatientJudgement, totalsOf } from "./judgement.ts";
import { type Judged, type Versions, withOrdinal } from "./make-finding.ts";
import { dayOfEdit } from "./over-days.ts";
import {
  claimsOfForm,
  countClaimsNotJudged,
  countDayNotJudged,
  judgesForm,
  type RuleGroup,
  rulesByForm,
  type RulesOfForm,
} from "./other-forms.ts";
import type { Reported } from "./ownership.ts";
import { runClaimRules } from "./run-claim-rules.ts";
import { runPatientRules } from "./run-patient-rules.ts";
import { runRules } from "./run-rules.ts";
import { claimsLeftOut, lineLeftOut } from "./taking-part.ts";
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
  const book: Rulebook = { ofDays, ofClaims, ofPatients, ofDenials, byForm, versions, choices, sidecarOf: lookups.sidecarOf };
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
}

function priceBy(priceDay: PriceDay, terms: PaymentTerms): PriceDay {
  const quick = { terms };
  const worked = { terms, steps: true };
  return (lines, tables, options) => priceDay(lines, tables, options?.steps === true ? worked : quick);
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
  { ofDays, ofClaims, ofPatients, ofDenials, byForm, versions, choices, sidecarOf }: Rulebook,
  { reference, priceDay, terms }: EngineOptions,
): PatientJudgement {
  const { byDate, otherForms, leftOut } = takingPart(history === undefined || history.length === 0 ? claims : [...history, ...claims]);
  const coverage = new CoverageTally();
  const withoutHistory = history === undefined;
  const days: JudgedDay[] = [];
  const byDay = new Map<JudgedDay, readonly Reported[]>();
  for (const [date, lines] of byDate) {
    if (lines.length > 1) lines.sort(compareLines);
    const tables = reference.on(date);
    const day = new JudgedDay(lines, tables, priceDay);
    days.push(day);
    // A day of nothing but earlier claims was judged when they were; it is there for what it means to other days.
    byDay.set(day, ownLines(lines) === 0 ? NONE : runRules(day, ofDays.rules, ofDays.waking, coverage, withoutHistory));
  }
  const professional = days.slice();
  for (const { form, date, lines } of otherForms) {
    const day = new JudgedDay(lines.sort(compareLines), reference.on(date), priceDay);
    days.push(day);
    const own = byForm[form];
    byDay.set(day, ownLines(lines) === 0 ? NONE : runRules(day, own.ofDays.rules, own.ofDays.waking, coverage, withoutHistory));
    countDayNotJudged(day, own, coverage);
  }
  const further = [
    ...runRulesOfClaims(claims, ofClaims, byForm, reference, coverage),
    ...runPatientRules(professional, ofPatients.rules, ofPatients.waking, coverage, withoutHistory),
  ];
  // What stands on no day: a claim as a whole, or a line that takes part in none.
  const apart: Reported[] = [];
  for (const one of further) {
    const day = dayOfEdit(one.edit, days);
    if (day === undefined) apart.push(one);
    else byDay.set(day, [...(byDay.get(day) ?? []), one]);
  }
  const standsIn = (claim: Claim): boolean => medicareStandsIn(claim, terms?.payerOf(claim));
  const verdicts = new Verdicts({ days, leftOut, versions, standsIn, choices, withHistory: history !== undefined && history.length > 0 });
  for (const [day, reported] of byDay) {
    const passed = verdicts.pass(reported, day);
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
    coverage: coverage.result(),
    assumptions: assumptionsOf(claims, days, terms),
    suppressed: verdicts.suppressed(),
    tumours: () => tumourViews(professional, findings, sidecarOf),
  };
}

const NONE: readonly Reported[] = [];
const NO_FINDINGS: PatientJudgement["earlier"] = [];

/** Runs on each claim the rules of its form. */
function runRulesOfClaims(
  claims: readonly Claim[],
  ofClaims: RuleGroup,
  byForm: Rulebook["byForm"],
  reference: Reference,
  coverage: CoverageTally,
): readonly Reported[] {
  if (!claims.some(({ form }) => form !== undefined)) return runClaimRules(claims, ofClaims.rules, ofClaims.waking, reference, coverage);
  const reported = [...runClaimRules(claimsOfForm(claims, undefined), ofClaims.rules, ofClaims.waking, reference, coverage)];
  for (const form of ["institutional", "dental"] as const) {
    const own = claimsOfForm(claims, form);
    const { rules, waking } = byForm[form].ofClaims;
    for (const one of runClaimRules(own, rules, waking, reference, coverage)) reported.push(one);
    countClaimsNotJudged(own, byForm[form], coverage);
  }
  return reported;
}

/** Lines of one date on claims of a form that is not professional: a day of their own. */
interface OtherDay {
  readonly form: OtherForm;
  readonly date: ServiceDate;
  readonly lines: ServiceLine[];
}

interface TakingPart {
  readonly byDate: ReadonlyMap<ServiceDate, ServiceLine[]>;
  readonly otherForms: readonly OtherDay[];
  readonly leftOut: ReadonlyMap<ServiceLine, NotPricedReason>;
}

function takingPart(claims: readonly Claim[]): TakingPart {
  const byDate = new Map<ServiceDate, ServiceLine[]>();
  const otherForms: OtherDay[] = [];
  const leftOut = new Map<ServiceLine, NotPricedReason>();
  const reasonOfClaim = claimsLeftOut(claims);
  for (const claim of claims) {
    const ofClaim = reasonOfClaim(claim);
    const { form } = claim;
    for (const line of claim.lines) {
      const reason = ofClaim ?? lineLeftOut(line);
      if (reason !== undefined) {
        leftOut.set(line, reason);
        continue;
      }
      if (form !== undefined) {
        const { date } = line;
        const ofForm = otherForms.find((day) => day.form === form && day.date === date);
        if (ofForm === undefined) otherForms.push({ form, date, lines: [line] });
        else ofForm.lines.push(line);
        continue;
      }
      const sameDay = byDate.get(line.date);
      if (sameDay) sameDay.push(line);
      else byDate.set(line.date, [line]);
    }
  }
  return { byDate, otherForms, leftOut };
}

function judgedLines(
  claims: readonly Claim[],
  days: readonly JudgedDay[],
  leftOut: ReadonlyMap<ServiceLine, NotPricedReason>,
  judged: readonly Judged[],
): JudgedLine[] {
  const codes = codesByLine(judged);
  const lines: JudgedLine[] = [];
  for (const day of days) {
    for (const { line, allowedCents, uncappedCents, notPriced, locality } of day.asBilled.lines)
      if (!isEarlier(line)) lines.push({ line, allowedCents, uncappedCents, notPriced, locality, codes: codes(line) });
  }
  for (const [line, notPriced] of leftOut)
    if (!isEarlier(line))
      lines.push({ line, allowedCents: undefined, uncappedCents: undefined, notPriced, locality: "", codes: codes(line) });
  return claims.length === 1 && days.length === 1 && leftOut.size === 0 ? lines : lines.sort((a, b) => compareLines(a.line, b.line));
}

/** Contract order; findings that share place and code (a rule that says two things of one line) keep apart by their place among them. */
function inOrder(judged: readonly Judged[], versions: Versions): readonly Judged[] {
  if (judged.length === 0) return judged;
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

const NO_ASSUMPTIONS: PatientJudgement["assumptions"] = [];

/** Whether nobody said how the claim's payer pays, so that Medicare's rules, or the policy for all other payers, stand in (rules.md 3A.34). */
function medicareStandsIn(claim: Claim, choice: PayerChoice | undefined): boolean {
  return choice === undefined ? !isToMedicare(claim) : choice.matchedBy === "otherwise";
}

function assumptionsOf(
  claims: readonly Claim[],
  days: readonly JudgedDay[],
  terms: PaymentTerms | undefined,
): PatientJudgement["assumptions"] {
  const judged = new Set<Claim>();
  const national = new Set<Claim>();
  for (const day of days) {
    for (const price of day.asBilled.lines) {
      if (isEarlier(price.line)) continue;
      // Nothing is taken for granted of what was neither priced nor judged by Medicare's tables.
      if (price.line.claim.form !== undefined && price.allowedCents === undefined) continue;
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
  if (medicareRules === 0 && national.size === 0 && alone === 0 && byPolicy.size === 0) return NO_ASSUMPTIONS;
  return [
    { what: "medicare-rules", count: medicareRules },
    ...[...byPolicy].map(([what, count]) => ({ what, count })).sort((a, b) => compareText(a.what, b.what)),
    { what: "national-locality", count: national.size },
    { what: "no-identity", count: alone },
  ].filter(({ count }) => count > 0);
}
