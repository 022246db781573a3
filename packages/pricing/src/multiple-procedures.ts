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

/** The percentage of a rank: 100/50/50/50/50 for indicators 2 and 3, 100/50/25/25/25 for the old indicator 1 (RVU25D). */
function percentageOf(indicator: string, rank: number): number {
  if (rank === 1) return 10000;
  return indicator === "1" && rank > 2 ? 2500 : 5000;
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
  const { families, alone } = endoscopyFamilies(services, fail);
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
    const indicator = item.lead.lead.code?.row?.multipleProcedure ?? "2";
    for (let left = item.count; left > 0; ) {
      const basisPoints = percentageOf(indicator, rank);
      const same = rank === 1 || (indicator === "1" && rank === 2) ? 1 : left;
      const what =
        procedures === 1
          ? ""
          : `multiple procedures: ${rankWords(rank, same)}${basisPoints === 10000 ? ", in full" : ` at ${basisPoints / 100}%`}`;
      item.pay(same, basisPoints, what);
      rank += same;
      left -= same;
      if (rank > FIRST_BY_REPORT) for (const line of item.lines) line.byReport = true;
    }
  }
}
