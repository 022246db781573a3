import { type Cents, divideHalfUp, type LineChange, modifierKey, procedureKey, type Recoding, type ServiceLine } from "@claimscrub/claim";
import type { DayPrice } from "./line-price.ts";

/**
 * The lines of a day as they would be with the changes made: derived lines that keep claim, physician, date and place of their originals,
 * removed lines left out, added ones at the end. Several changes to one line are applied in order; a removal outlasts them.
 *
 * Charges (rules.md 2: the second reading is not limited by a charge that nobody set): a line that keeps its code keeps its charge, scaled
 * with its units. A line with another code, and an added line, has no known charge and is not limited, unless `asBilled` says that the
 * line it comes from was limited by its charge; then it stays limited by that charge, scaled with the units.
 *
 * Throws RangeError where a change names a line that is not of the day: a fault of the caller, never of the claim.
 */
export function applyChanges(lines: readonly ServiceLine[], changes: readonly LineChange[], asBilled?: DayPrice): ServiceLine[] {
  const now = new Map<ServiceLine, ServiceLine | undefined>(lines.map((line) => [line, line]));
  const added: ServiceLine[] = [];
  const limited = limitedLines(asBilled);
  for (const change of changes) {
    const original = change.kind === "add" ? change.like : change.line;
    if (!now.has(original)) throw new RangeError("a change names a line that is not of this day");
    const current = now.get(original);
    if (change.kind === "remove") now.set(original, undefined);
    else if (change.kind === "recode") {
      if (current !== undefined) now.set(original, derive(current, change.as, limited.has(original), current.ordinal));
    } else {
      const ordinal = original.claim.lines.length + added.length + 1;
      added.push(derive(original, { units: 1, modifiers: [], ...change.as }, limited.has(original), ordinal));
    }
  }
  return [...[...now.values()].filter((line) => line !== undefined), ...added];
}

/** The lines whose amount as billed was set by the charge, not by the fee schedule. */
function limitedLines(asBilled: DayPrice | undefined): ReadonlySet<ServiceLine> {
  const limited = new Set<ServiceLine>();
  for (const { line, allowedCents, uncappedCents } of asBilled?.lines ?? []) {
    if (allowedCents !== undefined && uncappedCents !== undefined && allowedCents < uncappedCents) limited.add(line);
  }
  return limited;
}

function chargeOf(line: ServiceLine, as: Recoding, limited: boolean): Cents | undefined {
  if (as.chargeCents === "fee") return undefined;
  if (as.chargeCents !== undefined) return as.chargeCents;
  const sameCode = as.procedure === undefined || as.procedure.toUpperCase() === line.procedure;
  if (line.chargeCents === undefined || (!sameCode && !limited)) return undefined;
  const from = line.units;
  const to = as.units ?? from;
  if (from === undefined || to === undefined || from === to || !(from > 0) || !(to > 0) || line.chargeCents < 0) return line.chargeCents;
  const scaled = line.chargeCents * to;
  return Number.isSafeInteger(scaled) && Number.isInteger(from) ? divideHalfUp(scaled, from) : line.chargeCents;
}

/** A copy rather than an object that inherits: lines may be views over columns, and a view's own state does not pass to heirs. */
function derive(line: ServiceLine, as: Recoding, limited: boolean, ordinal: number): ServiceLine {
  const procedure = as.procedure?.toUpperCase() ?? line.procedure;
  const modifiers = as.modifiers?.map((modifier) => modifier.toUpperCase()) ?? line.modifiers;
  return {
    claim: line.claim,
    ordinal,
    number: ordinal === line.ordinal ? line.number : ordinal,
    qualifier: line.qualifier,
    procedure,
    procedureKey: procedureKey(procedure),
    modifiers,
    modifierKeys: modifiers.map(modifierKey),
    narrative: line.narrative,
    chargeCents: chargeOf(line, as, limited),
    unitBasis: line.unitBasis,
    units: as.units ?? line.units,
    pos: as.pos ?? line.pos,
    date: line.date,
    dateThrough: line.dateThrough,
    pointers: line.pointers,
    diagnoses: line.diagnoses,
    renderingNpi: line.renderingNpi,
    renderingTaxonomy: line.renderingTaxonomy,
    serviceFacility: line.serviceFacility,
    controlNumber: ordinal === line.ordinal ? line.controlNumber : "",
    drugCode: line.drugCode,
    clia: line.clia,
    note: line.note,
    locate: (element) => line.locate(element),
  };
}
