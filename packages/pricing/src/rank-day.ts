import { type Cents, divideHalfUp, shareOf } from "@claimscrub/claim";
import { addServices, pairSides } from "./bilateral.ts";
import { SET } from "./code-fee.ts";
import { payDiagnosticSet } from "./diagnostic-tests.ts";
import { rankProcedures } from "./multiple-procedures.ts";
import * as modifier from "./payment-modifiers.ts";
import { numberPhysicians } from "./physicians.ts";
import type { Pool } from "./reused.ts";
import { pay } from "./service.ts";
import type { Sheet } from "./sheet.ts";
import { LIMITING_CHARGE_SHARE, NON_PARTICIPATING_SHARE } from "./terms/participation.ts";
import { payTherapy } from "./therapy.ts";
import type { LineWorking, PaidUnits, Service } from "./working.ts";

/** Whether the line is paid under the fee schedule, so that a status T service beside it is not: also where its amount is not known here. */
function payable(line: LineWorking): boolean {
  if (line.code === undefined || line.code.onlyAlone || line.line.chargeCents === 0) return false;
  if (line.notPriced === undefined) return line.code.fee > 0 || line.anesthesia !== undefined;
  return line.notPriced === "contractor-priced" || line.notPriced === "by-report" || line.notPriced === "needs-care-dates";
}

function bundleInjections({ items: lines, length }: Pool<LineWorking>): void {
  let some = false;
  for (let at = 0; at < length; at++) if (lines[at]?.code?.onlyAlone === true) some = true;
  if (!some) return;
  const paid = new Set(lines.slice(0, length).flatMap((line) => (payable(line) ? [line.physician] : [])));
  for (let at = 0; at < length; at++) {
    const line = lines[at] as LineWorking;
    if (line.code?.onlyAlone && line.notPriced === undefined) line.bundled = paid.has(line.physician);
  }
}

/** The set that a service is ranked in; none where its payer ranks no such set, or where 59 or XE makes a test a session of its own. */
function setOf({ lead }: Service): number {
  const set = lead.code?.set ?? SET.none;
  if (set === SET.none || set === SET.surgery) return set;
  const policy = lead.agreement?.policy;
  if (set === SET.therapy) return policy?.therapyReduction === false ? SET.none : set;
  return policy?.testReductions === false || lead.meaning & modifier.SEPARATE_SESSION ? SET.none : set;
}

function isPriced(line: LineWorking): boolean {
  return line.notPriced === undefined && !line.bundled && line.code !== undefined && !line.code.worthless && line.anesthesia === undefined;
}

/**
 * Anesthesia of one physician on one day: the amount of a single case. Of several, only the record says whether they were one session,
 * which pays the highest base units with the time of all (CPM ch. 12 s. 50), so that they are not priced.
 */
function payAnesthesia({ items: lines, length }: Pool<LineWorking>): void {
  let some = false;
  for (let at = 0; at < length; at++) if (lines[at]?.anesthesia !== undefined) some = true;
  if (!some) return;
  const cases = lines.slice(0, length).filter((line) => line.anesthesia !== undefined && line.notPriced === undefined);
  for (const line of cases) {
    if (cases.some((other) => other !== line && other.physician === line.physician)) line.notPriced = "by-report";
    else if (line.anesthesia !== undefined && "cents" in line.anesthesia) {
      const { cents } = line.anesthesia;
      line.uncapped = line.participation.participates ? cents : shareOf(cents, NON_PARTICIPATING_SHARE);
    }
  }
}

/** Ranks and reduces the services of a day and gives every line its amount before the charge. */
export function rankDay(sheet: Sheet): void {
  const { items: lines, length } = sheet.lines;
  numberPhysicians(sheet);
  bundleInjections(sheet.lines);
  payAnesthesia(sheet.lines);
  for (let at = 0; at < length; at++) if (isPriced(lines[at] as LineWorking)) addServices(sheet, lines[at] as LineWorking);
  pairSides(sheet);
  paySets(sheet);
  for (let at = 0; at < length; at++) {
    const line = lines[at] as LineWorking;
    if (!isPriced(line)) continue;
    for (let place = 0; place < line.services.length; place++) line.uncapped += shareOfLine(line.services.items[place] as Service, line);
  }
  const { items: services } = sheet.services;
  for (let at = 0; at < sheet.services.length; at++) {
    const service = services[at] as Service;
    if (service.other) followCharges(service, service.lead, service.other);
  }
}

/** Pays the services that no set reduces, and each set of one physician's as a whole. */
function paySets(sheet: Sheet): void {
  const { items: services, length } = sheet.services;
  const physicians = Math.max(1, sheet.lines.length);
  if (sheet.next.length < length) sheet.next = new Int32Array(2 * length);
  if (sheet.heads.length < physicians * SETS) sheet.heads = new Int32Array(2 * physicians * SETS);
  const { heads, next, set } = sheet;
  // Chains of services of one set and physician, by their places from 1, from the last to the first so that each runs in order.
  for (let at = length - 1; at >= 0; at--) {
    const service = services[at] as Service;
    const kind = setOf(service);
    if (kind === SET.none) {
      pay(service, service.count, service.each, "", undefined);
      continue;
    }
    const chain = service.lead.physician * SETS + kind;
    next[at] = heads[chain] as number;
    heads[chain] = at + 1;
  }
  for (let at = 0; at < length; at++) {
    const service = services[at] as Service;
    const kind = setOf(service);
    const chain = service.lead.physician * SETS + kind;
    if (kind === SET.none || heads[chain] === 0) continue;
    set.clear();
    for (let place = heads[chain] as number; place !== 0; place = next[place - 1] as number) set.add(services[place - 1] as Service);
    heads[chain] = 0;
    if (kind === SET.surgery) rankProcedures(sheet);
    else if (kind === SET.therapy) payTherapy(sheet);
    else payDiagnosticSet(sheet, kind);
  }
}

const SETS = Object.keys(SET).length;

function centsOf({ items: paid, length }: Pool<PaidUnits>, which: "each" | "full"): Cents {
  let sum = 0;
  for (let at = 0; at < length; at++) sum += (paid[at] as PaidUnits).count * (paid[at] as PaidUnits)[which];
  return sum;
}

/** All that a service pays, over its units and both its lines. */
export function paidFor(service: Service): Cents {
  return centsOf(service.paid, "each");
}

/** The same before the 95% of a physician who does not participate. */
export function fullFor(service: Service): Cents {
  return centsOf(service.paid, "full");
}

/** What the services of an unassigned line may be charged at most: 115% of 95% of the fee schedule amount, unit by unit; undefined for any other line. */
export function limitingChargeOf(line: LineWorking): Cents | undefined {
  if (line.participation.assigned || line.notPriced !== undefined) return undefined;
  if (line.anesthesia !== undefined && "cents" in line.anesthesia) return shareOf(line.anesthesia.cents, LIMITING_CHARGE_SHARE);
  if (!isPriced(line)) return undefined;
  let most = 0;
  for (const service of line.services.list()) {
    const both = service.paid.list().reduce((sum, { count, full }) => sum + count * shareOf(full, LIMITING_CHARGE_SHARE), 0);
    const half = divideHalfUp(both, 2);
    most += service.other === undefined ? both : line === service.lead ? half : both - half;
  }
  return most;
}

/** A line's part of a service: all of it, or half where a right and a left line share it; the odd cent goes to the lead. */
export function shareOfLine(service: Service, line: LineWorking): Cents {
  const paid = paidFor(service);
  if (service.other === undefined) return paid;
  const half = divideHalfUp(paid, 2);
  return line === service.lead ? half : paid - half;
}

/**
 * For bilateral indicators 0, 1 and 2 the charge that limits both sides is their total (RVU25D, Bilateral Surgery): what one line's charge
 * can't take of its half goes to the other line as far as that line's charge can.
 */
function followCharges(service: Service, lead: LineWorking, other: LineWorking): void {
  if (lead.code?.row?.bilateral === "3") return;
  move(service, lead, other);
  move(service, other, lead);
}

function move(service: Service, from: LineWorking, to: LineWorking): void {
  const limit = from.line.chargeCents;
  if (limit === undefined || from.uncapped <= limit) return;
  const room = to.line.chargeCents === undefined ? Number.MAX_SAFE_INTEGER : to.line.chargeCents - to.uncapped;
  const moved = Math.min(from.uncapped - Math.max(0, limit), room, shareOfLine(service, from));
  if (moved <= 0) return;
  from.uncapped -= moved;
  to.uncapped += moved;
}
