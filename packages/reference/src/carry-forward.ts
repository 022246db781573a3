import { addDays, type ServiceDate } from "@claimscrub/claim";
import type { EditionInfo, Reference, TablesInForce } from "./tables.ts";

/** Tables that may serve beyond their end, and how their labels begin. */
const CARRIED = [
  ["fees", "mpfs:"],
  ["conversionFactor", "cf:"],
  ["localities", "gpci:"],
  ["ptp", "ncci-ptp:"],
  ["mue", "mue:"],
  ["addOns", "aoc:"],
] as const;
type Carried = (typeof CARRIED)[number][0];

/** A year in yyyymmdd. */
const YEAR = 10_000;

/** What labels of such tables end with: it stands beside every figure that rests on them. */
export const CARRIED_FORWARD = " (carried forward)";

/**
 * The same law, but the last loaded NCCI, MUE, add-on and fee edition serves up to 12 months past its end where nothing else covers a date
 * (rules.md 3A.25). Its label and its note say so.
 */
export function carryingForward(base: Reference): Reference {
  const tables = new Map<ServiceDate | undefined, Map<ServiceDate, TablesInForce>>();
  const carried = new Map<string, TablesInForce[Carried]>();
  const carry = (member: Carried, prefix: string, date: ServiceDate, knownBy: ServiceDate | undefined): TablesInForce[Carried] => {
    const ends = base
      .editions()
      .filter(({ label, period }) => label.startsWith(prefix) && period.until <= date && date < period.until + YEAR)
      .map(({ period }) => period.until);
    for (const until of [...new Set(ends)].sort((a, b) => b - a)) {
      const key = `${member} ${until} ${knownBy ?? ""}`;
      const last = carried.get(key) ?? marked(base.on(addDays(until, -1), knownBy)[member], until);
      carried.set(key, last);
      if (last !== undefined) return last;
    }
    return undefined;
  };
  return {
    fingerprint: `${base.fingerprint}-carried`,
    on(date, knownBy) {
      const dates = tables.get(knownBy) ?? new Map<ServiceDate, TablesInForce>();
      tables.set(knownBy, dates);
      let known = dates.get(date);
      if (known === undefined) {
        const own = base.on(date, knownBy);
        const lacking = CARRIED.filter(([member]) => own[member] === undefined);
        const served = Object.fromEntries(lacking.map(([member, prefix]) => [member, carry(member, prefix, date, knownBy)]));
        dates.set(date, (known = Object.freeze({ ...own, ...served })));
      }
      return known;
    },
    editions: () => base.editions(),
    plainWords: (procedure) => base.plainWords(procedure),
  };
}

function marked<Table extends { readonly edition: EditionInfo }>(table: Table | undefined, until: ServiceDate): Table | undefined {
  if (table === undefined) return undefined;
  const { label } = table.edition;
  const note = `not in force: its last day was ${addDays(until, -1)}, and it serves later days because it was asked to`;
  return { ...table, edition: { ...table.edition, label: label + CARRIED_FORWARD, note } };
}
