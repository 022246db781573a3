import { shareOf } from "@claimscrub/claim";
import { rankFamilies } from "./endoscopy.ts";
import { breakTie, pay } from "./service.ts";
import type { Sheet } from "./sheet.ts";
import { IN_FULL, type Ranked, type Service } from "./working.ts";

/** From this rank on a procedure is paid "by report": priced at its percentage and marked (rules.md 3A.2). */
const FIRST_BY_REPORT = 6;

const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const ENDINGS: Readonly<Record<number, string>> = { 1: "st", 2: "nd", 3: "rd" };

function rankName(rank: number): string {
  const teen = Math.floor(rank / 10) % 10 === 1;
  return ORDINALS[rank - 1] ?? `${rank}${(teen ? undefined : ENDINGS[rank % 10]) ?? "th"}`;
}

function rankNames(from: number, count: number): string {
  return count === 1 ? rankName(from) : `${rankName(from)} to ${rankName(from + count - 1)}`;
}

/** Basis points by rank, the last for all later ones: 100/50/50/50/50 for indicators 2 and 3, 100/50/25/25/25 for the old indicator 1 (RVU25D). */
const BY_RANK = [10000, 5000];
const BY_RANK_OLD = [10000, 5000, 2500];

/** The payer's own percentages where its policy has some. */
function percentagesOf({ lead }: Service): readonly number[] {
  return lead.agreement?.policy.multipleProcedures ?? (lead.code?.row?.multipleProcedure === "1" ? BY_RANK_OLD : BY_RANK);
}

/** Whether the sheet's set holds members of endoscopic families, where the payer knows families. */
function hasFamilies({ set }: Sheet): boolean {
  if (set.items[0]?.lead.agreement?.policy.endoscopyFamilies === false) return false;
  for (let at = 0; at < set.length; at++) if (set.items[at]?.lead.code?.row?.multipleProcedure === "3") return true;
  return false;
}

function order(a: Ranked, b: Ranked): number {
  return b.amount - a.amount || breakTie(a.lead.lead, b.lead.lead);
}

/** Ranks the surgical procedures of one physician's day, the services of the sheet's set: endoscopic families first become one procedure each, then 100/50/50/50/50. */
export function rankProcedures(sheet: Sheet): void {
  const { ranked, set } = sheet;
  ranked.clear();
  if (hasFamilies(sheet)) rankFamilies(sheet);
  else for (let at = 0; at < set.length; at++) sheet.rank(set.items[at] as Service);
  ranked.sort(order);
  let procedures = 0;
  for (let at = 0; at < ranked.length; at++) if (ranked.items[at]?.amount !== 0) procedures += ranked.items[at]?.count ?? 0;
  const what = sheet.recording && procedures > 1 ? basisWords(sheet) : "";
  let rank = 1;
  for (let at = 0; at < ranked.length; at++) {
    const item = ranked.items[at] as Ranked;
    // What pays nothing holds no rank.
    if (item.amount === 0) payRanked(sheet, item, item.count, IN_FULL, "");
    else rank = payByRank(sheet, item, rank, what);
  }
}

/** Pays the units of one item from a rank on; returns the next rank. */
function payByRank(sheet: Sheet, item: Ranked, from: number, basis: string): number {
  const percentages = percentagesOf(item.lead);
  let rank = from;
  for (let left = item.count; left > 0; ) {
    const basisPoints = percentages[Math.min(rank, percentages.length) - 1] ?? IN_FULL;
    const same = rank < percentages.length ? 1 : left;
    payRanked(sheet, item, same, basisPoints, basis === "" ? "" : rankWords(basis, rank, same, basisPoints));
    rank += same;
    left -= same;
  }
  if (rank > FIRST_BY_REPORT && item.lead.lead.agreement?.policy.multipleProcedures === undefined) markByReport(item);
  return rank;
}

/** What is ranked together: one physician's procedures, or those of a group where its physicians have the same explicit specialty (rules.md 3B.5). */
function basisWords({ set }: Sheet): string {
  const npi = set.items[0]?.lead.line.renderingNpi;
  for (let at = 1; at < set.length; at++)
    if (set.items[at]?.lead.line.renderingNpi !== npi) return "multiple procedures of one group and specialty";
  return "multiple procedures";
}

function rankWords(basis: string, rank: number, count: number, basisPoints: number): string {
  return `${basis}: ${rankNames(rank, count)}${basisPoints === IN_FULL ? ", in full" : ` at ${basisPoints / 100}%`}`;
}

/** Pays `count` procedures that hold ranks of a percentage: a service's units, or every part of a family. */
function payRanked(sheet: Sheet, { lead, family }: Ranked, count: number, basisPoints: number, what: string): void {
  const rate = sheet.recording ? `${basisPoints / 100}%` : undefined;
  if (family === undefined) pay(lead, count, basisPoints === IN_FULL ? lead.each : shareOf(lead.each, basisPoints), what, rate);
  else
    for (const part of family) {
      const ranked = basisPoints === IN_FULL ? part.each : shareOf(part.each, basisPoints);
      pay(part.service, part.count, ranked, what === "" ? part.what : `${part.what}; ${what}`, rate);
    }
}

function markByReport({ lead, family }: Ranked): void {
  for (const service of family === undefined ? [lead] : family.map((part) => part.service)) {
    service.lead.byReport = true;
    if (service.other) service.other.byReport = true;
  }
}
