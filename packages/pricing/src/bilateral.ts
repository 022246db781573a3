import * as modifier from "./payment-modifiers.ts";
import { beforeRanking, breakTie } from "./service.ts";
import type { LineWorking, Service } from "./working.ts";

/** What both sides together pay, in basis points of one: 150%, 100%, 200%; without a bilateral rule one side's (RVU25D, Bilateral Surgery). */
function bothSides(line: LineWorking): number {
  const indicator = line.code?.row?.bilateral;
  return indicator === "1" ? 15000 : indicator === "3" ? 20000 : 10000;
}

function make(lead: LineWorking, other: LineWorking | undefined, count: number, sides: Service["sides"]): Service {
  const bilateral = sides === undefined ? 10000 : bothSides(lead);
  const each = beforeRanking(lead.code?.fee ?? 0, lead, bilateral);
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

/** Whether two lines are the same service by the same physician but for the side. */
function sameButSide(a: LineWorking, b: LineWorking): boolean {
  return a.physician === b.physician && a.code === b.code && a.split === b.split && a.role === b.role && a.practitioner === b.practitioner;
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

function pairSides(sides: LineWorking[], services: Service[]): void {
  if (sides.length > 1) sides.sort(breakTie);
  const left = sides.map((line) => line.units);
  for (let at = 0; at < sides.length; at++) {
    const line = sides[at] as LineWorking;
    for (let next = at + 1; next < sides.length && (left[at] as number) > 0; next++) {
      const other = sides[next] as LineWorking;
      if ((left[next] as number) === 0 || sideOf(line) === sideOf(other) || !sameButSide(line, other)) continue;
      const shared = Math.min(left[at] as number, left[next] as number);
      services.push(make(line, other, shared, "lines"));
      left[at] = (left[at] as number) - shared;
      left[next] = (left[next] as number) - shared;
    }
    if ((left[at] as number) > 0) services.push(make(line, undefined, left[at] as number, undefined));
  }
}
