import type { Claim } from "@claimscrub/claim";
import { SET } from "./code-fee.ts";
import { isByFacility } from "./facility-claims.ts";
import { LEFT, RIGHT } from "./payment-modifiers.ts";
import type { Sheet } from "./sheet.ts";
import type { LineWorking } from "./working.ts";

/** So few lines that each is compared with each; a patient-day may hold very many, which are told apart by names. */
const FEW = 12;

/** What one payer ranks, another never sees. */
function sameTerms(a: LineWorking, b: LineWorking): boolean {
  return a.agreement === b.agreement || a.agreement?.policy.id === b.agreement?.policy.id;
}

/**
 * Whether two lines are directly the same physician's (`samePhysician`, rules.md 3B.5): one rendering NPI, or one group with an equal explicit
 * specialty; a line without an NPI is its claim's. A surgeon and a colleague of the group who assists are not one: the assistant is paid a
 * share of what the surgery pays, not of what a second procedure would (CPM ch. 12 s. 20.4.3).
 */
function same(a: LineWorking, b: LineWorking): boolean {
  if (!sameTerms(a, b)) return false;
  if (a.line.claim.form !== undefined || b.line.claim.form !== undefined) {
    const [facility, other] = [isByFacility(a.line), isByFacility(b.line)];
    if (facility || other) return facility && other && a.line.claim.billing.npi === b.line.claim.billing.npi;
  }
  const npi = a.line.renderingNpi;
  if (npi === b.line.renderingNpi && (npi !== "" || a.line.claim === b.line.claim)) return true;
  const taxonomy = a.line.renderingTaxonomy;
  if (taxonomy === "" || taxonomy !== b.line.renderingTaxonomy || a.role !== b.role) return false;
  const group = a.line.claim.billing.npi;
  return group !== "" && group === b.line.claim.billing.npi;
}

/** The same as names, so that two lines that are directly the same physician's share one. */
function namesOf({ line, agreement, role }: LineWorking): (string | Claim)[] {
  const names: (string | Claim)[] = [];
  const payer = agreement === undefined ? "" : `${agreement.policy.id} `;
  if (isByFacility(line)) names.push(`facility ${line.claim.billing.npi}`);
  else if (line.renderingNpi !== "") names.push(`${payer}${line.renderingNpi}`);
  else names.push(line.claim);
  const group = line.claim.billing.npi;
  if (line.renderingTaxonomy !== "" && !isByFacility(line) && group !== "")
    names.push(`${payer}${group} ${line.renderingTaxonomy} ${role}`);
  return names;
}

function rootOf(parents: Int32Array, place: number): number {
  let at = place;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at] as number] as number;
    at = parents[at] as number;
  }
  return at;
}

/** Whether it matters who did what: some line is paid only alone, or two or more may be ranked, paired or gathered. */
function physiciansMatter(lines: readonly LineWorking[], length: number): boolean {
  let related = 0;
  for (let at = 0; at < length; at++) {
    const { code, meaning, anesthesia } = lines[at] as LineWorking;
    if (code?.onlyAlone === true) return true;
    if (code !== undefined && code.set !== SET.none) related += 1;
    else if (meaning & (RIGHT | LEFT) || anesthesia !== undefined) related += 1;
  }
  return related > 1;
}

/**
 * Numbers the lines by physician: lines that are the same physician's, over others too, have one number, below the number of lines. A line
 * charged nothing stands alone, so that it takes no part in any ranking.
 */
export function numberPhysicians(sheet: Sheet): void {
  const { items: lines, length } = sheet.lines;
  if (length < 2 || !physiciansMatter(lines, length)) return;
  if (sheet.parents.length < length) sheet.parents = new Int32Array(2 * length);
  const { parents } = sheet;
  for (let at = 0; at < length; at++) parents[at] = at;
  if (length <= FEW) joinFew(lines, length, parents);
  else joinMany(lines, length, parents);
  for (let at = 0; at < length; at++) (lines[at] as LineWorking).physician = rootOf(parents, at);
}

function joinFew(lines: readonly LineWorking[], length: number, parents: Int32Array): void {
  for (let at = 1; at < length; at++) {
    const line = lines[at] as LineWorking;
    if (line.line.chargeCents === 0) continue;
    for (let before = at - 1; before >= 0; before--) {
      const other = lines[before] as LineWorking;
      if (other.line.chargeCents === 0 || rootOf(parents, at) === rootOf(parents, before) || !same(line, other)) continue;
      parents[rootOf(parents, at)] = rootOf(parents, before);
    }
  }
}

function joinMany(lines: readonly LineWorking[], length: number, parents: Int32Array): void {
  const first = new Map<string | Claim, number>();
  for (let at = 0; at < length; at++) {
    const working = lines[at] as LineWorking;
    if (working.line.chargeCents === 0) continue;
    for (const name of namesOf(working)) {
      const known = first.get(name);
      if (known === undefined) first.set(name, at);
      else parents[rootOf(parents, at)] = rootOf(parents, known);
    }
  }
}
