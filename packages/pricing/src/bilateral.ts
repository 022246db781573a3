import type { CodeFee } from "./code-fee.ts";
import * as modifier from "./payment-modifiers.ts";
import type { Reused } from "./reused.ts";
import { beforeRanking, breakTie } from "./service.ts";
import type { Sheet } from "./sheet.ts";
import { IN_FULL, type LineWorking, type Sides } from "./working.ts";

const BOTH_SIDES = modifier.RIGHT | modifier.LEFT;

/** What both sides together pay, in basis points of one: 150%, 100%, 200%; without a bilateral rule one side's (RVU25D, Bilateral Surgery). */
function bothSides(line: LineWorking): number {
  const indicator = line.code?.row?.bilateral;
  return indicator === "1" ? (line.agreement?.policy.bilateral ?? 15000) : indicator === "3" ? 20000 : IN_FULL;
}

function make(sheet: Sheet, lead: LineWorking, other: LineWorking | undefined, count: number, sides: Sides): void {
  const service = sheet.service(lead, other, count);
  service.sides = sides;
  service.bilateral = sides === undefined ? IN_FULL : bothSides(lead);
  service.each = beforeRanking(lead.unitFee, lead, service.bilateral);
}

/** Which side the line is of, where it can be one half of a right and left pair: no other anatomic modifier, no 59, X or 76 (rules.md 3B.24). */
function sideOf(line: LineWorking): number {
  const side = line.meaning & BOTH_SIDES;
  if (side === 0 || side === BOTH_SIDES) return 0;
  return line.meaning & (modifier.DISTINCT | modifier.OTHER_ANATOMIC | modifier.BILATERAL) ? 0 : side;
}

/** What two lines share that are the same service by the same physician but for the side, beside the code. */
function likeness(line: LineWorking): string {
  const { physician, split, care, role, practitioner, participation, technicalShare } = line;
  return `${physician} ${split} ${care?.days ?? ""} ${role} ${practitioner} ${participation.participates} ${technicalShare}`;
}

/**
 * The services that a priced line's units come to: 50, RT and LT on one line, and 2 units of an indicator 1, 2 or 3 code without an anatomic
 * modifier are one bilateral service; a right and a left line share one, unit by unit, and are kept for `pairSides`; every other unit is a
 * service of its own (rules.md 3A.3, 3B.1).
 */
export function addServices(sheet: Sheet, line: LineWorking): void {
  const { meaning, units } = line;
  if (meaning & modifier.BILATERAL || (meaning & BOTH_SIDES) === BOTH_SIDES) make(sheet, line, undefined, 1, "modifier");
  else if (sideOf(line) !== 0) sheet.sides.add(line);
  else if (units === 2 && line.code?.paired && !(meaning & (BOTH_SIDES | modifier.OTHER_ANATOMIC)))
    make(sheet, line, undefined, 1, "units");
  else make(sheet, line, undefined, units, undefined);
}

/** Lines of one side with the units that have no partner yet. */
interface Side {
  readonly line: LineWorking;
  units: number;
}

/** Joins the right and left lines that are the same service, in the order that breaks ties; what finds no partner stands alone. */
export function pairSides(sheet: Sheet): void {
  const { sides } = sheet;
  if (sides.length === 0) return;
  if (mayPair(sides)) joinSides(sheet, sides);
  else
    for (let at = 0; at < sides.length; at++) {
      const line = sides.items[at] as LineWorking;
      make(sheet, line, undefined, line.units, undefined);
    }
  sides.clear();
}

/** False where no two lines are of one code, as on most days that have sides at all; many are looked at in any case. */
function mayPair({ items, length }: Reused<LineWorking>): boolean {
  if (length > 8) return true;
  for (let at = 1; at < length; at++) for (let before = 0; before < at; before++) if (items[at]?.code === items[before]?.code) return true;
  return false;
}

function joinSides(sheet: Sheet, lines: Reused<LineWorking>): void {
  lines.sort(breakTie);
  const alike = new Map<CodeFee | undefined, Map<string, { right: Side[]; left: Side[] }>>();
  const order = new Map<LineWorking, number>();
  for (const line of lines.list()) {
    order.set(line, order.size);
    const byLikeness = alike.get(line.code) ?? new Map<string, { right: Side[]; left: Side[] }>();
    alike.set(line.code, byLikeness);
    const sides = byLikeness.get(likeness(line)) ?? { right: [], left: [] };
    byLikeness.set(likeness(line), sides);
    (sideOf(line) === modifier.RIGHT ? sides.right : sides.left).push({ line, units: line.units });
  }
  for (const byLikeness of alike.values()) for (const { right, left } of byLikeness.values()) join(sheet, right, left, order);
}

function join(sheet: Sheet, right: readonly Side[], left: readonly Side[], order: ReadonlyMap<LineWorking, number>): void {
  let r = 0;
  let l = 0;
  while (r < right.length || l < left.length) {
    const a = right[r];
    const b = left[l];
    const units = Math.min(a?.units ?? b?.units ?? 0, b?.units ?? a?.units ?? 0);
    if (a && b) {
      const [lead, other] = (order.get(a.line) ?? 0) < (order.get(b.line) ?? 0) ? [a.line, b.line] : [b.line, a.line];
      make(sheet, lead, other, units, "lines");
    } else make(sheet, (a ?? b)?.line as LineWorking, undefined, units, undefined);
    if (a && (a.units -= units) === 0) r += 1;
    if (b && (b.units -= units) === 0) l += 1;
  }
}
