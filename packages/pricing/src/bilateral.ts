import type { CodeFee } from "./code-fee.ts";
import * as modifier from "./payment-modifiers.ts";
import { beforeRanking, breakTie } from "./service.ts";
import type { LineWorking, Service } from "./working.ts";

/** What both sides together pay, in basis points of one: 150%, 100%, 200%; without a bilateral rule one side's (RVU25D, Bilateral Surgery). */
function bothSides(line: LineWorking): number {
  const indicator = line.code?.row?.bilateral;
  return indicator === "1" ? (line.agreement?.policy.bilateral ?? 15000) : indicator === "3" ? 20000 : 10000;
}

function make(lead: LineWorking, other: LineWorking | undefined, count: number, sides: Service["sides"]): Service {
  const bilateral = sides === undefined ? 10000 : bothSides(lead);
  const each = beforeRanking(lead.unitFee, lead, bilateral);
  const service: Service = { lead, other, count, bilateral, sides, each, paid: [] };
  lead.services.push(service);
  other?.services.push(service);
  return service;
}

/** Which side the line is of, where it can be one half of a right and left pair: no other anatomic modifier, no 59, X or 76 (rules.md 3B.24). */
function sideOf(line: LineWorking): number {
  const side = line.meaning & (modifier.RIGHT | modifier.LEFT);
  if (side === (modifier.RIGHT | modifier.LEFT)) return 0;
  return line.meaning & (modifier.DISTINCT | modifier.OTHER_ANATOMIC | modifier.BILATERAL) ? 0 : side;
}

/** What two lines share that are the same service by the same physician but for the side, beside the code. */
function likeness(line: LineWorking): string {
  const { physician, split, care, role, practitioner, participation, technicalShare } = line;
  return `${physician} ${split} ${care?.days ?? ""} ${role} ${practitioner} ${participation.participates} ${technicalShare}`;
}

/**
 * The services that the lines' units come to: 50, RT and LT on one line, and 2 units of an indicator 1, 2 or 3 code without an anatomic
 * modifier are one bilateral service; a right and a left line share one, unit by unit; every other unit is a service of its own
 * (rules.md 3A.3, 3B.1).
 */
export function servicesOf(lines: readonly LineWorking[]): Service[] {
  const services: Service[] = [];
  const sides: LineWorking[] = [];
  for (const line of lines) {
    const bothOnOne = modifier.RIGHT | modifier.LEFT;
    if (line.meaning & modifier.BILATERAL || (line.meaning & bothOnOne) === bothOnOne) services.push(make(line, undefined, 1, "modifier"));
    else if (sideOf(line) !== 0) sides.push(line);
    else if (line.units === 2 && line.code?.paired && !(line.meaning & (bothOnOne | modifier.OTHER_ANATOMIC))) {
      services.push(make(line, undefined, 1, "units"));
    } else services.push(make(line, undefined, line.units, undefined));
  }
  pairSides(sides, services);
  return services;
}

/** Lines of one side with the units that have no partner yet. */
interface Side {
  readonly line: LineWorking;
  units: number;
}

/** Joins right and left lines that are the same service, in the order that breaks ties; what finds no partner stands alone. */
function pairSides(lines: LineWorking[], services: Service[]): void {
  if (lines.length > 1) lines.sort(breakTie);
  const alike = new Map<CodeFee | undefined, Map<string, { right: Side[]; left: Side[] }>>();
  const order = new Map<LineWorking, number>();
  for (const line of lines) {
    order.set(line, order.size);
    const byLikeness = alike.get(line.code) ?? new Map<string, { right: Side[]; left: Side[] }>();
    alike.set(line.code, byLikeness);
    const sides = byLikeness.get(likeness(line)) ?? { right: [], left: [] };
    byLikeness.set(likeness(line), sides);
    (sideOf(line) === modifier.RIGHT ? sides.right : sides.left).push({ line, units: line.units });
  }
  for (const byLikeness of alike.values()) for (const { right, left } of byLikeness.values()) join(right, left, order, services);
}

function join(right: readonly Side[], left: readonly Side[], order: ReadonlyMap<LineWorking, number>, services: Service[]): void {
  let r = 0;
  let l = 0;
  while (r < right.length || l < left.length) {
    const a = right[r];
    const b = left[l];
    const units = Math.min(a?.units ?? b?.units ?? 0, b?.units ?? a?.units ?? 0);
    if (a && b) {
      const [lead, other] = (order.get(a.line) ?? 0) < (order.get(b.line) ?? 0) ? [a.line, b.line] : [b.line, a.line];
      services.push(make(lead, other, units, "lines"));
    } else services.push(make((a ?? b)?.line as LineWorking, undefined, units, undefined));
    if (a && (a.units -= units) === 0) r += 1;
    if (b && (b.units -= units) === 0) l += 1;
  }
}
