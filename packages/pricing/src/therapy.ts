import { type Cents, shareOf } from "@claimscrub/claim";
import { halfPracticeFee, practiceExpense } from "./fee-amount.ts";
import { beforeRanking, breakTie, pay } from "./service.ts";
import type { Fail, Service } from "./working.ts";

function practiceOf(service: Service): number {
  const { at, code } = service.lead;
  return at && code?.row ? practiceExpense(code.row, at.setting) * at.costs.practiceExpense : 0;
}

function reducedFee(service: Service): Cents {
  const { at, code } = service.lead;
  if (at === undefined || code?.row === undefined) return service.each;
  const half = halfPracticeFee(code.row, at.setting, at.costs, at.conversionFactor);
  const fee = typeof code.agreed === "number" ? shareOf(half, code.agreed) : half;
  return beforeRanking(fee, service.lead, service.bilateral);
}

/** Therapy of one day (indicator 5): the unit with the highest practice expense in full, half of it for every other unit (rules.md 3A.7). */
export function payTherapy(services: readonly Service[], fail: Fail): void {
  const several = services.length > 1 || (services[0]?.count ?? 0) > 1;
  const ordered = [...services].sort((a, b) => practiceOf(b) - practiceOf(a) || breakTie(a.lead, b.lead));
  for (const [place, service] of ordered.entries()) {
    // A payer's own amount holds no practice expense that could be halved.
    if (several && service.lead.code?.agreed === "own-schedule") {
      fail(service, "unknown-code");
      continue;
    }
    if (place === 0) pay(service, 1, service.each, "", undefined);
    const rest = place === 0 ? service.count - 1 : service.count;
    pay(service, rest, reducedFee(service), "therapy after the first unit of the day: practice expense at 50%", "50% of practice expense");
  }
}
