import { type Cents, divideHalfUp, type NotPricedReason, shareOf } from "@claimscrub/claim";
import { servicesOf } from "./bilateral.ts";
import { DIAGNOSTIC_CUTS, inDiagnosticSet, payDiagnosticSet } from "./diagnostic-tests.ts";
import { rankProcedures } from "./multiple-procedures.ts";
import { numberPhysicians } from "./physicians.ts";
import { pay } from "./service.ts";
import { payTherapy } from "./therapy.ts";
import { LIMITING_CHARGE_SHARE, NON_PARTICIPATING_SHARE } from "./terms/participation.ts";
import type { LineWorking, Service } from "./working.ts";

/** Whether the line is paid under the fee schedule, so that a status T service beside it is not: also where its amount is not known here. */
function payable(line: LineWorking): boolean {
  if (line.code === undefined || line.code.onlyAlone || line.line.chargeCents === 0) return false;
  if (line.notPriced === undefined) return line.code.fee > 0 || line.anesthesia !== undefined;
  return line.notPriced === "contractor-priced" || line.notPriced === "by-report" || line.notPriced === "needs-care-dates";
}

function bundleInjections(lines: readonly LineWorking[]): void {
  if (!lines.some((line) => line.code?.onlyAlone)) return;
  const paid = new Set(lines.filter(payable).map((line) => line.physician));
  for (const line of lines) if (line.code?.onlyAlone && line.notPriced === undefined) line.bundled = paid.has(line.physician);
}

function fail(service: Service, reason: NotPricedReason): void {
  service.lead.notPriced = reason;
  if (service.other) service.other.notPriced = reason;
}

/** The set that a service is ranked in: one physician's surgery, therapy, or one kind of diagnostic test; empty for none. */
function setOf(service: Service): string {
  const indicator = service.lead.code?.row?.multipleProcedure ?? "0";
  const policy = service.lead.agreement?.policy;
  if (indicator === "1" || indicator === "2" || indicator === "3") return "surgery";
  if (indicator === "5") return policy?.therapyReduction === false ? "" : "therapy";
  return policy?.testReductions !== false && inDiagnosticSet(service) ? indicator : "";
}

function isPriced(line: LineWorking): boolean {
  return line.notPriced === undefined && !line.bundled && line.code !== undefined && !line.code.worthless && line.anesthesia === undefined;
}

/**
 * Anesthesia of one physician on one day: the amount of a single case. Of several, only the record says whether they were one session,
 * which pays the highest base units with the time of all (CPM ch. 12 s. 50), so that they are not priced.
 */
function payAnesthesia(lines: readonly LineWorking[]): void {
  const cases = lines.filter((line) => line.anesthesia !== undefined && line.notPriced === undefined);
  for (const line of cases) {
    if (cases.some((other) => other !== line && other.physician === line.physician)) line.notPriced = "by-report";
    else if (line.anesthesia !== undefined && "cents" in line.anesthesia) {
      const { cents } = line.anesthesia;
      line.uncapped = line.participation.participates ? cents : shareOf(cents, NON_PARTICIPATING_SHARE);
    }
  }
}

/** Ranks and reduces the services of a day and gives every line its amount before the charge. */
export function rankDay(lines: readonly LineWorking[]): void {
  numberPhysicians(lines);
  bundleInjections(lines);
  if (lines.some((line) => line.anesthesia !== undefined)) payAnesthesia(lines);
  const sets = new Map<string, Service[]>();
  for (const service of servicesOf(lines.filter(isPriced))) {
    const set = setOf(service);
    if (set === "") {
      pay(service, service.count, service.each, "", undefined);
      continue;
    }
    const key = `${set} ${service.lead.physician}`;
    const known = sets.get(key);
    if (known === undefined) sets.set(key, [service]);
    else known.push(service);
  }
  for (const [key, services] of sets) {
    const set = key.slice(0, key.indexOf(" "));
    if (set === "surgery") rankProcedures(services, fail);
    else if (set === "therapy") payTherapy(services, fail);
    else if (DIAGNOSTIC_CUTS[set] !== undefined) payDiagnosticSet(set, services, fail);
  }
  for (const line of lines) if (isPriced(line)) line.uncapped = line.services.reduce((sum, service) => sum + shareOfLine(service, line), 0);
  for (const line of lines)
    for (const service of line.services) if (service.lead === line && service.other) followCharges(service, line, service.other);
}

/** All that a service pays, over its units and both its lines. */
export function paidFor(service: Service): Cents {
  return service.paid.reduce((sum, units) => sum + units.count * units.each, 0);
}

/** The same before the 95% of a physician who does not participate. */
export function fullFor(service: Service): Cents {
  return service.paid.reduce((sum, units) => sum + units.count * units.full, 0);
}

/** What the services of an unassigned line may be charged at most: 115% of 95% of the fee schedule amount, unit by unit; undefined for any other line. */
export function limitingChargeOf(line: LineWorking): Cents | undefined {
  if (line.participation.assigned || line.notPriced !== undefined) return undefined;
  if (line.anesthesia !== undefined && "cents" in line.anesthesia) return shareOf(line.anesthesia.cents, LIMITING_CHARGE_SHARE);
  if (!isPriced(line)) return undefined;
  let most = 0;
  for (const service of line.services) {
    const both = service.paid.reduce((sum, { count, full }) => sum + count * shareOf(full, LIMITING_CHARGE_SHARE), 0);
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
