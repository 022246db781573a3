import { addDays, type Cents, formatServiceDate, parseServiceDate, procedureKey, type ServiceDate } from "@claimscrub/claim";
import type { Reference, TablesInForce } from "@claimscrub/reference";
import { type CodePage, describeCode } from "./code-page.ts";
import { expectedPayment } from "./expected-payment.ts";
import type { DayPrice } from "./line-price.ts";

/** What somebody asked that can't be answered, and how to ask it right; never holds anything of a patient. */
export class WrongQuestion extends Error {
  override readonly name = "WrongQuestion";
  /** The option or element that is wrong: `date`, `lines/0/procedure`; empty where it is the whole. */
  readonly element: string;

  constructor(message: string, element = "") {
    super(message);
    this.element = element;
  }
}

/** How an option is written where the question came from: `date`, `--date`. */
export type Spoken = (option: string) => string;

const AS_IT_IS: Spoken = (option) => option;

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

/** The date asked for; without one today, or the last day that the reference covers. @throws WrongQuestion for a date that is none or has no fee schedule. */
export function askedDate(text: string | undefined, reference: Reference, today: ServiceDate, spoken: Spoken = AS_IT_IS): AskedDate {
  if (text === undefined) {
    if (priceable(reference.on(today)))
      return { date: today, tables: reference.on(today), why: `today; ask for another with ${spoken("date")}` };
    const latest = latestPriceable(reference);
    if (latest === undefined) throw new WrongQuestion("no fee schedule is loaded", "date");
    const why = `the last day that the loaded fee schedules cover; ask for another with ${spoken("date")}`;
    return { date: latest, tables: reference.on(latest), why };
  }
  const date = parseServiceDate(text);
  if (date === undefined) throw new WrongQuestion(`${spoken("date")} ${text} is no day of the calendar: 2025-03-01 is expected`, "date");
  const tables = reference.on(date);
  if (priceable(tables)) return { date, tables, why: undefined };
  const loaded = reference.editions().filter(({ label }) => label.startsWith("mpfs:"));
  const spans = loaded.map(
    ({ label, period }) => `${label} from ${formatServiceDate(period.from)} to ${formatServiceDate(addDays(period.until, -1))}`,
  );
  throw new WrongQuestion(`no fee schedule is in force on ${formatServiceDate(date)}; loaded: ${spans.join("; ")}`, "date");
}

/** A payment locality or a ZIP code, as typed. */
export interface AskedPlace {
  readonly locality?: string | undefined;
  readonly zip?: string | undefined;
}

/** Where a day is priced: a locality of the tables, a ZIP code, or the nation. */
export interface Place {
  readonly locality?: string;
  readonly zip?: string;
}

function distance(a: string, b: string): number {
  let differences = Math.abs(a.length - b.length);
  for (let at = 0; at < Math.min(a.length, b.length); at++) if (a[at] !== b[at]) differences += 1;
  return differences;
}

/** Reads the place asked for. @throws WrongQuestion naming the nearest locality. */
export function askedPlace({ locality, zip }: AskedPlace, tables: TablesInForce, spoken: Spoken = AS_IT_IS): Place {
  if (locality !== undefined && zip !== undefined)
    throw new WrongQuestion(`${spoken("locality")} and ${spoken("zip")} exclude each other`, "zip");
  if (zip !== undefined) return { zip: askedZip(zip, tables, spoken) };
  if (locality === undefined || locality.toLowerCase() === "national") return { locality: "national" };
  const digits = /^(\d{5})[-/ ]?(\d{2})$/.exec(locality);
  const id = digits ? `${digits[1]}-${digits[2]}` : locality;
  if (tables.localities?.find(id)) return { locality: id };
  const all = tables.localities?.all() ?? [];
  const named = all.filter((one) => one.name.toLowerCase().includes(locality.toLowerCase()));
  const near = named.length > 0 ? named : [...all].sort((a, b) => distance(a.id, id) - distance(b.id, id));
  const hints = near.slice(0, 3).map((one) => `${one.id} (${one.name})`);
  throw new WrongQuestion(
    `no locality ${locality} on ${formatServiceDate(tables.date)}; nearest: ${hints.join(", ")}. The form is contractor-locality, as in 10112-00`,
    "locality",
  );
}

/** A ZIP code that straddles localities is taken: its amount is the national one, and the steps say so. */
function askedZip(zip: string, tables: TablesInForce, spoken: Spoken): string {
  if (!/^\d{5}(-?\d{4})?$/.test(zip))
    throw new WrongQuestion(`${spoken("zip")} ${zip} is no ZIP code: five or nine digits are expected`, "zip");
  if (!tables.zips?.find(zip.slice(0, 5))) throw new WrongQuestion(`ZIP code ${zip} is in no payment locality`, "zip");
  return zip.replace("-", "");
}

/** @throws WrongQuestion where the place of service is not assigned on the date. */
export function requirePlaceOfService(pos: string, tables: TablesInForce): void {
  if (tables.places?.setting(pos) !== undefined) return;
  throw new WrongQuestion(
    `place of service ${pos} is not assigned on ${formatServiceDate(tables.date)}: 11 is an office, 22 a hospital's outpatient department`,
    "pos",
  );
}

/** @throws WrongQuestion where the fee schedule in force does not have the code. */
export function requireCode(procedure: string, tables: TablesInForce, element = "code"): void {
  const key = procedureKey(procedure);
  if (key !== 0 && tables.fees?.row(key, "") !== undefined) return;
  const release = tables.fees?.edition.label ?? "";
  throw new WrongQuestion(
    `code ${procedure} is not in the loaded part of the fee schedule (${release}) on ${formatServiceDate(tables.date)}`,
    element,
  );
}

/** The labels of the tables that the steps name, sorted. */
function editionsOf(day: DayPrice): string[] {
  return [...new Set(day.lines.flatMap((line) => line.steps.flatMap((step) => (step.edition ? [step.edition] : []))))].sort();
}

/** What Medicare would send with the deductible met, line by line as a remittance has it. */
export function medicarePayment(day: DayPrice): Cents {
  return day.lines.reduce((sum, line) => sum + expectedPayment(line.allowedCents ?? 0).paymentCents, 0);
}

/** The answer to a price question, as the command line and the HTTP service give it. @param payerPolicy Id of the policy priced by; Medicare's rules without. */
export function priceAnswer(day: DayPrice, date: ServiceDate, pos: string, payerPolicy?: string): object {
  return {
    date: formatServiceDate(date),
    pos,
    locality: day.lines[0]?.locality,
    ...(payerPolicy === undefined ? {} : { payerPolicy }),
    lines: day.lines.map((price) => ({
      procedure: price.line.procedure,
      modifiers: price.line.modifiers,
      units: price.line.units,
      chargeCents: price.line.chargeCents ?? null,
      allowedCents: price.allowedCents ?? null,
      notPricedReason: price.notPriced ?? null,
      byReport: price.byReport,
      steps: price.steps,
    })),
    allowedCents: day.allowedCents,
    ...(payerPolicy === undefined ? { medicarePaymentCents: medicarePayment(day) } : {}),
    editions: editionsOf(day),
  };
}

/** The calculator page of a code with what is said beside it. */
export interface CodeAnswer {
  readonly page: CodePage;
  readonly plainWords: string | undefined;
  readonly why: string | undefined;
  /** As JSON has it. */
  readonly json: object;
}

/** Answers for one code. @throws WrongQuestion */
export function codeAnswer(
  text: string,
  asked: { readonly date?: string | undefined; readonly locality?: string | undefined; readonly pos?: string | undefined },
  reference: Reference,
  today: ServiceDate,
  spoken: Spoken = AS_IT_IS,
): CodeAnswer {
  const code = text.toUpperCase();
  if (procedureKey(code) === 0)
    throw new WrongQuestion(`${text} is no procedure code: five letters or digits are expected, as in 17311`, "code");
  const { tables, date, why } = askedDate(asked.date, reference, today, spoken);
  if (asked.pos !== undefined) requirePlaceOfService(asked.pos, tables);
  requireCode(code, tables);
  const page = describeCode(code, tables, { localityId: askedPlace({ locality: asked.locality }, tables, spoken).locality });
  const plainWords = reference.plainWords(procedureKey(code));
  const json = {
    ...page,
    date: formatServiceDate(date),
    plainWords: plainWords ?? null,
    ...(asked.pos === undefined ? {} : { pos: asked.pos, setting: tables.places?.setting(asked.pos) }),
  };
  return { page, plainWords, why, json };
}
