import { addDays, formatServiceDate, parseServiceDate, type ServiceDate } from "@claimscrub/claim";
import type { Reference, TablesInForce } from "@claimscrub/reference";
import { WrongUsage } from "./price-lines.ts";

/** A date with the tables in force on it. */
export interface AskedDate {
  readonly date: ServiceDate;
  readonly tables: TablesInForce;
  /** Set where nobody asked for the date: why it is this one. */
  readonly why: string | undefined;
}

function priceable(tables: TablesInForce): boolean {
  return Boolean(tables.fees && tables.conversionFactor && tables.localities && tables.places);
}

/** The last day on which the loaded tables can price anything. */
function latestPriceable(reference: Reference): ServiceDate | undefined {
  const ends = reference.editions().filter(({ label }) => label.startsWith("mpfs:"));
  const days = ends.map(({ period }) => addDays(period.until, -1)).sort((a, b) => b - a);
  return days.find((day) => priceable(reference.on(day)));
}

/** The date asked for; without one today, or the last day that the reference covers. @throws WrongUsage for a date that is none or has no fee schedule. */
export function readDate(text: string | undefined, reference: Reference, today: ServiceDate): AskedDate {
  const latest = latestPriceable(reference);
  if (text === undefined) {
    if (priceable(reference.on(today))) return { date: today, tables: reference.on(today), why: "today; ask for another with --date" };
    if (latest === undefined) throw new WrongUsage("no fee schedule is loaded");
    return {
      date: latest,
      tables: reference.on(latest),
      why: "the last day that the loaded fee schedules cover; ask for another with --date",
    };
  }
  const date = parseServiceDate(text);
  if (date === undefined) throw new WrongUsage(`--date ${text} is no day of the calendar: 2025-03-01 is expected`);
  const tables = reference.on(date);
  if (priceable(tables)) return { date, tables, why: undefined };
  const loaded = reference.editions().filter(({ label }) => label.startsWith("mpfs:"));
  const spans = loaded.map(
    ({ label, period }) => `${label} from ${formatServiceDate(period.from)} to ${formatServiceDate(addDays(period.until, -1))}`,
  );
  throw new WrongUsage(`no fee schedule is in force on ${formatServiceDate(date)}; loaded: ${spans.join("; ")}`);
}

/** A payment locality or a ZIP code, as typed. */
export interface PlaceOptions {
  readonly locality?: string | undefined;
  readonly zip?: string | undefined;
}

function distance(a: string, b: string): number {
  let differences = Math.abs(a.length - b.length);
  for (let at = 0; at < Math.min(a.length, b.length); at++) if (a[at] !== b[at]) differences += 1;
  return differences;
}

/** Where a day is priced: a locality of the tables, a ZIP code, or the nation. */
export interface Place {
  readonly locality?: string;
  readonly zip?: string;
}

/** Reads the place asked for. @throws WrongUsage naming the nearest locality. */
export function readPlace(options: PlaceOptions, tables: TablesInForce): Place {
  const { locality, zip } = options;
  if (locality !== undefined && zip !== undefined) throw new WrongUsage("--locality and --zip exclude each other");
  if (zip !== undefined) return { zip: readZip(zip, tables) };
  if (locality === undefined || locality.toLowerCase() === "national") return { locality: "national" };
  const digits = /^(\d{5})[-/ ]?(\d{2})$/.exec(locality);
  const id = digits ? `${digits[1]}-${digits[2]}` : locality;
  if (tables.localities?.find(id)) return { locality: id };
  const all = tables.localities?.all() ?? [];
  const named = all.filter((one) => one.name.toLowerCase().includes(locality.toLowerCase()));
  const near = named.length > 0 ? named : [...all].sort((a, b) => distance(a.id, id) - distance(b.id, id));
  const hints = near.slice(0, 3).map((one) => `${one.id} (${one.name})`);
  throw new WrongUsage(
    `no locality ${locality} on ${formatServiceDate(tables.date)}; nearest: ${hints.join(", ")}. The form is contractor-locality, as in 10112-00`,
  );
}

/** A ZIP code that straddles localities is taken: its amount is the national one, and the steps say so. */
function readZip(zip: string, tables: TablesInForce): string {
  if (!/^\d{5}(-?\d{4})?$/.test(zip)) throw new WrongUsage(`--zip ${zip} is no ZIP code: five or nine digits are expected`);
  if (!tables.zips?.find(zip.slice(0, 5))) throw new WrongUsage(`ZIP code ${zip} is in no payment locality`);
  return zip.replace("-", "");
}
