import { type Cents, divideHalfUp, shareOf } from "@claimscrub/claim";
import { NON_PARTICIPATING_SHARE } from "./terms/participation.ts";
import type { LineWorking, Service } from "./working.ts";

/** A fee after the percentages that come before the ranking, each rounded (rules.md 3A.1, 3A.2). */
export function beforeRanking(fee: Cents, line: LineWorking, bilateral: number): Cents {
  let amount = fee;
  if (bilateral !== 10000) amount = shareOf(amount, bilateral);
  if (line.split !== 10000) amount = shareOf(amount, line.split);
  if (line.care !== undefined) amount = divideHalfUp(amount * line.care.days, line.care.of);
  if (line.role !== 10000) amount = shareOf(amount, line.role);
  return amount;
}

/** Notes how units of a service are paid. */
export function pay(service: Service, count: number, ranked: Cents, what: string, rate: string | undefined): void {
  if (count <= 0) return;
  const last = service.paid.at(-1);
  if (last !== undefined && last.ranked === ranked && last.what === what) {
    last.count += count;
    return;
  }
  const { practitioner, participation } = service.lead;
  const full = practitioner === 10000 ? ranked : shareOf(ranked, practitioner);
  const each = participation.participates ? full : shareOf(full, NON_PARTICIPATING_SHARE);
  service.paid.push({ count, ranked, full, each, what, rate });
}

function chargePerUnit(line: LineWorking): number {
  const charge = line.line.chargeCents;
  return charge === undefined ? -1 : charge / line.units;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Order of equal amounts: higher charge per unit, then code, modifiers, line (rules.md 3A.2). */
export function breakTie(a: LineWorking, b: LineWorking): number {
  return (
    chargePerUnit(b) - chargePerUnit(a) ||
    compareTexts(a.line.procedure, b.line.procedure) ||
    compareTexts(a.line.modifiers.join(" "), b.line.modifiers.join(" ")) ||
    a.line.claim.file.order - b.line.claim.file.order ||
    a.line.claim.index - b.line.claim.index ||
    a.line.ordinal - b.line.ordinal
  );
}
