import { shareOf } from "@claimscrub/claim";
import { endoscopyFamilies } from "./endoscopy.ts";
import { breakTie, pay } from "./service.ts";
import type { Fail, Ranked, Service } from "./working.ts";

/** From this rank on a procedure is paid "by report": priced at its percentage and marked (rules.md 3A.2). */
const FIRST_BY_REPORT = 6;

const ORDINALS = ["first", "second", "third", "fourth", "fifth"];

function rankWords(from: number, count: number): string {
  const name = (rank: number): string => ORDINALS[rank - 1] ?? `${rank}th`;
  return count === 1 ? name(from) : `${name(from)} to ${name(from + count - 1)}`;
}

/** Basis points by rank, the last for all later ones: 100/50/50/50/50 for indicators 2 and 3, 100/50/25/25/25 for the old indicator 1 (RVU25D). */
const BY_RANK = [10000, 5000];
const BY_RANK_OLD = [10000, 5000, 2500];

/** The payer's own percentages where its policy has some. */
function percentagesOf({ lead }: Service): readonly number[] {
  return lead.agreement?.policy.multipleProcedures ?? (lead.code?.row?.multipleProcedure === "1" ? BY_RANK_OLD : BY_RANK);
}

function rankedService(service: Service): Ranked {
  return {
    amount: service.each,
    count: service.count,
    lead: service,
    lines: service.other ? [service.lead, service.other] : [service.lead],
    pay: (count, basisPoints, what) =>
      pay(service, count, basisPoints === 10000 ? service.each : shareOf(service.each, basisPoints), what, `${basisPoints / 100}%`),
  };
}

/** Ranks the surgical procedures of one physician's day: endoscopic families first become one procedure each, then 100/50/50/50/50. */
export function rankProcedures(services: readonly Service[], fail: Fail): void {
  const asFamilies = services[0]?.lead.agreement?.policy.endoscopyFamilies ?? true;
  const { families, alone } = asFamilies ? endoscopyFamilies(services, fail) : { families: [], alone: services };
  const ranked: Ranked[] = [];
  for (const item of [...families, ...alone.map(rankedService)]) {
    // What pays nothing holds no rank.
    if (item.amount === 0) item.pay(item.count, 10000, "");
    else ranked.push(item);
  }
  ranked.sort((a, b) => b.amount - a.amount || breakTie(a.lead.lead, b.lead.lead));
  const procedures = ranked.reduce((sum, item) => sum + item.count, 0);
  let rank = 1;
  for (const item of ranked) {
    const percentages = percentagesOf(item.lead);
    for (let left = item.count; left > 0; ) {
      const basisPoints = percentages[Math.min(rank, percentages.length) - 1] ?? 10000;
      const same = rank < percentages.length ? 1 : left;
      const what =
        procedures === 1
          ? ""
          : `multiple procedures: ${rankWords(rank, same)}${basisPoints === 10000 ? ", in full" : ` at ${basisPoints / 100}%`}`;
      item.pay(same, basisPoints, what);
      rank += same;
      left -= same;
      if (rank > FIRST_BY_REPORT && item.lead.lead.agreement?.policy.multipleProcedures === undefined)
        for (const line of item.lines) line.byReport = true;
    }
  }
}
