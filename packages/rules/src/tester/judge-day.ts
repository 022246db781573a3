import { addDays, type Claim, type Edit, type LineChange, type ServiceDate, type ServiceLine } from "@claimscrub/claim";
import { applyChanges, NO_TERMS, PaymentTerms, priceDay } from "@claimscrub/pricing";
import { type Reference, starterReference } from "@claimscrub/reference";
import type { AnyRule } from "../define-rule.ts";
import { createEngine } from "../engine/create-engine.ts";
import type { PatientJudgement } from "../engine/judgement.ts";
import type { Judged } from "../engine/make-finding.ts";
import type { TestDay } from "./day.ts";

/** A day to be judged by a rule, alone or beside others. */
export interface JudgedCase {
  readonly day: TestDay;
  readonly beside?: readonly AnyRule[] | undefined;
  readonly reference?: Reference | undefined;
}

/** Judges the claims of a case by the whole engine, with this rule and those beside it. */
export function judgeDay(rule: AnyRule, of: JudgedCase): readonly Judged[] {
  return judgement(rule, of).judged;
}

/** The whole judgement of a case. */
export function judgement(rule: AnyRule, { day, beside = [], reference = starterReference() }: JudgedCase): PatientJudgement {
  const history = day.claims.filter((claim) => claim.isHistory === true);
  const own = day.claims.filter((claim) => claim.isHistory !== true);
  const terms = day.places && new PaymentTerms({ ...NO_TERMS, places: day.places });
  const engine = createEngine({ reference, rules: [rule, ...beside], priceDay, version: "test", sidecar: day.sidecar, terms });
  return engine.judgePatient(own, history.length === 0 ? undefined : history);
}

/** `2`, or `2.1` in a further claim. A claim of another file counts after those of the first. */
export function placeOf({ edit: { at } }: { readonly edit: Pick<Edit, "at"> }): string {
  const claim: Claim = "procedure" in at ? at.claim : at;
  const line = "procedure" in at ? String(at.ordinal) : "claim";
  const place = claim.file.order === 0 ? String(claim.index) : `${claim.file.order + 1}/${claim.index}`;
  return place === "1" ? line : `${place}.${line}`;
}

/** The day before the editions of a rule's edit tables that hold on the case's date begin, and the first day after them. */
export function replayDates(rule: AnyRule, { day, reference = starterReference() }: JudgedCase): readonly ServiceDate[] {
  const dates = new Set<ServiceDate>();
  for (const name of ["ptp", "mue", "addOns"] as const) {
    if (!rule.tables.includes(name)) continue;
    let from = day.date;
    let until = day.date;
    // Editions follow each other without a gap: the edge is where the table itself falls silent.
    for (let table = reference.on(from)[name]; table; table = reference.on(from)[name]) from = addDays(table.edition.period.from, -1);
    for (let table = reference.on(until)[name]; table; table = reference.on(until)[name]) until = table.edition.period.until;
    if (from !== day.date) dates.add(from).add(until);
  }
  return [...dates];
}

/** The same claims with the changes made. */
export function carryOut(day: TestDay, changes: readonly LineChange[]): TestDay {
  const claims = day.claims.map((claim) => {
    const own = changes.filter((change) => (change.kind === "add" ? change.like : change.line).claim === claim);
    const changed = Object.create(claim, { lines: { value: [] } }) as Claim & { lines: ServiceLine[] };
    for (const line of applyChanges(claim.lines, own)) changed.lines.push({ ...line, claim: changed });
    return changed;
  });
  return { ...day, claims };
}
