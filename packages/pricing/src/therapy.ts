import { type Cents, shareOf } from "@claimscrub/claim";
import { halfPracticeFee, practiceExpense } from "./fee-amount.ts";
import { beforeRanking, breakTie, pay } from "./service.ts";
import type { Sheet } from "./sheet.ts";
import type { Service } from "./working.ts";

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

function order(a: Service, b: Service): number {
  return practiceOf(b) - practiceOf(a) || breakTie(a.lead, b.lead);
}

/**
 * Therapy of one day (indicator 5), the services of the sheet's set: the unit with the highest practice expense in full, half of it for
 * every other unit (rules.md 3A.7).
 */
export function payTherapy(sheet: Sheet): void {
  const { set } = sheet;
  const several = set.length > 1 || set.items[0]?.count !== 1;
  set.sort(order);
  for (let place = 0; place < set.length; place++) {
    const service = set.items[place] as Service;
    // A payer's own amount holds no practice expense that could be halved.
    if (several && service.lead.code?.agreed === "own-schedule") {
      sheet.fail(service, "unknown-code");
      continue;
    }
    if (place === 0) pay(service, 1, service.each, "", undefined);
    const rest = place === 0 ? service.count - 1 : service.count;
    if (rest > 0) pay(service, rest, reducedFee(service), REDUCED, "50% of practice expense");
  }
}

const REDUCED = "therapy after the first unit of the day: practice expense at 50%";
