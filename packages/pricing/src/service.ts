import { type Cents, divideHalfUp, shareOf } from "@claimscrub/claim";
import { NON_PARTICIPATING_SHARE } from "./terms/participation.ts";
import { IN_FULL, type LineWorking, type Service } from "./working.ts";

/** A fee after the percentages that come before the ranking, each rounded (rules.md 3A.1, 3A.2). */
export function beforeRanking(fee: Cents, line: LineWorking, bilateral: number): Cents {
  let amount = fee;
  if (bilateral !== IN_FULL) amount = shareOf(amount, bilateral);
  if (line.split !== IN_FULL) amount = shareOf(amount, line.split);
  if (line.care !== undefined) amount = divideHalfUp(amount * line.care.days, line.care.of);
  if (line.role !== IN_FULL) amount = shareOf(amount, line.role);
  return amount;
}

/** Notes how units of a service are paid; `what` and `rate` are empty where nothing is recorded, and never decide an amount. */
export function pay(service: Service, count: number, ranked: Cents, what: string, rate: string | undefined): void {
  if (count <= 0) return;
  const { paid } = service;
  const last = paid.length === 0 ? undefined : paid.items[paid.length - 1];
  if (last !== undefined && last.ranked === ranked && last.what === what) {
    last.count += count;
    return;
  }
  const { practitioner, participation } = service.lead;
  const units = paid.next();
  units.count = count;
  units.ranked = ranked;
  units.full = practitioner === IN_FULL ? ranked : shareOf(ranked, practitioner);
  units.each = participation.participates ? units.full : shareOf(units.full, NON_PARTICIPATING_SHARE);
  units.what = what;
  units.rate = rate;
}

/** Without a charge, as a line that is recoded or added (applyChanges): taken not to be lower than the fee, so before any that is known. */
function chargePerUnit(line: LineWorking): number {
  const charge = line.line.chargeCents;
  return charge === undefined ? Number.MAX_VALUE : charge / line.units;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** As their texts, one blank between them, would stand: two letters or digits each, a shorter list first. */
function compareModifiers(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < a.length && at < b.length; at++) {
    const order = compareTexts(a[at] as string, b[at] as string);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Order of equal amounts: higher charge per unit, then code, modifiers, line (rules.md 3A.2). */
export function breakTie(a: LineWorking, b: LineWorking): number {
  return (
    chargePerUnit(b) - chargePerUnit(a) ||
    compareTexts(a.line.procedure, b.line.procedure) ||
    compareModifiers(a.line.modifiers, b.line.modifiers) ||
    a.line.claim.file.order - b.line.claim.file.order ||
    a.line.claim.index - b.line.claim.index ||
    a.line.ordinal - b.line.ordinal
  );
}
