import { hash } from "node:crypto";
import {
  type Claim,
  compareLines,
  type Confidence,
  type ElementChange,
  elementOnForm,
  type Finding,
  formatServiceDate,
  isToMedicare,
  type LineReference,
  type OtherForm,
  type Position,
  type ServiceLine,
  type Severity,
  wordsOnForm,
} from "@claimscrub/claim";
import type { TablesInForce } from "@claimscrub/reference";
import { citationOnForm } from "../authorities/x12.ts";
import { elementChanges } from "./element-changes.ts";
import { changesOfOwn } from "./history.ts";
import type { JudgedDay } from "./judged-day.ts";
import type { Reported } from "./ownership.ts";
import type { Assessment } from "./second-reading.ts";
import { fill, isLine } from "./wording.ts";

/** What a finding's id is made of besides its place. */
export interface Versions {
  readonly rules: string;
  readonly reference: string;
}

const NONE_RELATED: readonly LineReference[] = [];
const NO_CHANGES: readonly ElementChange[] = [];
const NONE: readonly never[] = [];

/** A finding with the edit that it was made from. */
export interface Judged extends Reported {
  readonly finding: Finding;
  readonly day: JudgedDay | undefined;
}

/**
 * Makes the finding of one edit: fills its words, and says how sure it is. `standsIn` tells whether Medicare's rules only stand in for
 * those of the claim's payer.
 * @param severity As the operator's rule set has it; a review is information whatever it says.
 */
export function judge(
  reported: Reported,
  day: JudgedDay | undefined,
  versions: Versions,
  assessment: Assessment,
  standsIn: (claim: Claim) => boolean = (claim) => !isToMedicare(claim),
  severity?: Severity | undefined,
): Judged {
  const { rule, edit } = reported;
  const claim = isLine(edit.at) ? edit.at.claim : edit.at;
  const line = isLine(edit.at) ? edit.at : undefined;
  const related = edit.related === undefined || edit.related.length === 0 ? NONE_RELATED : relatedTo(line, edit.related);
  const doubtfulPayer = standsIn(claim);
  const confidence = confidenceOf(reported, doubtfulPayer, assessment);
  const remedyName = edit.remedy ?? Object.keys(rule.remedies)[0] ?? "";
  const remedy = rule.remedies[remedyName];
  const message = rule.messages[edit.message];
  if (remedy === undefined || message === undefined)
    throw new TypeError(`${rule.code} has no message ${edit.message} or no remedy ${remedyName}`);
  const { form } = claim;
  const coding = edit.remedyChanges ?? edit.corrected;
  const changes = coding === undefined ? NO_CHANGES : elementChanges(changesOfOwn(coding, claim));
  const to = form === undefined ? changes : changes.map((change) => ({ ...change, element: elementOnForm(change.element, form) }));
  const element = edit.element ?? "SV101-2";
  const date = line && formatServiceDate(line.date);
  const finding: Finding = {
    id: idOf([claim.file.fileId, claim.index, line?.number ?? "", rule.code, ...related.map(placeOf)], versions),
    file: claim.file.name,
    fileId: claim.file.fileId,
    claim: claim.id,
    claimIndex: claim.index,
    line: line?.number ?? null,
    related,
    procedure: line?.procedure,
    revenueCode: line?.revenueCode,
    modifiers: line?.modifiers,
    units: line?.units,
    pos: line?.pos,
    date,
    dateThrough: line === undefined || line.dateThrough === line.date ? date : formatServiceDate(line.dateThrough),
    payerId: claim.payerId,
    payerName: claim.payerName,
    rule: rule.id,
    code: rule.code,
    direction: assessment.direction,
    severity:
      severity !== undefined && assessment.direction !== "review" ? severity : severityOf(reported, doubtfulPayer, assessment, confidence),
    impact: { cents: assessment.cents, unknown: assessment.unknown, confidence, basis: assessment.steps },
    message: wordsOnForm(fill(message, edit), form),
    remedy: { kind: remedy.kind, text: wordsOnForm(fill(remedy.text, edit), form), to: to.length === 0 ? undefined : to },
    adjustmentGroup: rule.adjustmentGroup,
    carc: edit.carc ?? rule.carc,
    rarc: edit.rarc ?? rule.rarc,
    status277: edit.status277 ?? rule.status277,
    causedBy: NONE,
    neverAppeal: edit.neverAppeal ?? rule.neverAppeal ?? false,
    citations: form === undefined ? rule.citations : rule.citations.map((citation) => citationOnForm(citation, form)),
    editions: day === undefined ? NONE : editionsOf(rule.tables, rule.tablesIfAny ?? NONE, day.tables, assessment.priced),
    location: placeOnForm(edit.at.locate(element), form),
  };
  return { rule, edit, finding, day };
}

/** A finding whose place and code another of the same claim has too gets an id of its own by its place among them. */
export function withOrdinal(finding: Finding, ordinal: number, versions: Versions): Finding {
  return { ...finding, id: idOf([finding.id, ordinal], versions) };
}

/** A finding's id: its place and code with the versions of rules and reference. */
export function idOf(parts: readonly (string | number)[], versions: Versions): string {
  return hash("sha256", [...parts, versions.rules, versions.reference].join("\n"), "hex").slice(0, 16);
}

/** A claim that is no view over its file, as the store's, knows elements by their professional names only. */
function placeOnForm(position: Position, form: OtherForm | undefined): Position {
  return form === undefined ? position : { ...position, element: elementOnForm(position.element, form) };
}

function reference(line: ServiceLine): LineReference {
  return { fileId: line.claim.file.fileId, claim: line.claim.id, claimIndex: line.claim.index, line: line.number };
}

function placeOf({ fileId, claimIndex, line }: LineReference): string {
  return `${fileId}/${claimIndex}/${line}`;
}

function relatedTo(line: ServiceLine | undefined, others: readonly ServiceLine[]): readonly LineReference[] {
  const related = others.length === 1 ? [...others] : [...new Set(others)].sort(compareLines);
  return related.filter((other) => other !== line).map(reference);
}

/**
 * Medicare's rules stand in for those of a payer that nobody configured: never certain (rules.md 3A.34). Nor is a fee of no known locality
 * (3A.33), nor a rank by NPI in a group that names no specialties (3B.5).
 */
function confidenceOf({ rule, edit }: Reported, doubtfulPayer: boolean, assessment: Assessment): Confidence {
  const confidence = edit.confidence ?? rule.confidence;
  const doubtful = doubtfulPayer || !assessment.localityKnown || !assessment.physiciansKnown;
  return confidence === "high" && doubtful ? "medium" : confidence;
}

function severityOf({ rule, edit }: Reported, doubtfulPayer: boolean, assessment: Assessment, confidence: Confidence): Severity {
  if (assessment.direction === "review") return "info";
  const severity = edit.severity ?? rule.severity;
  return severity === "error" && doubtfulPayer && confidence !== "high" ? "warning" : severity;
}

const TABLES_OF_PRICING = ["fees", "conversionFactor", "localities", "zips", "places"] as const;

function editionsOf(tables: readonly string[], ifAny: readonly string[], inForce: TablesInForce, priced: boolean): string[] {
  const labels: string[] = [];
  const add = (name: string): void => {
    const label = inForce[name as Exclude<keyof TablesInForce, "date">]?.edition.label;
    if (label !== undefined && !labels.includes(label)) labels.push(label);
  };
  for (const name of tables) add(name);
  for (const name of ifAny) add(name);
  if (priced || tables.includes("prices")) for (const name of TABLES_OF_PRICING) add(name);
  return labels.sort();
}
