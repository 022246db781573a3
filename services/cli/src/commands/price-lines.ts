import { type Cents, codeSet, modifierKey, parseCents, procedureKey } from "@claimscrub/claim";
import { type HypotheticalLine, WrongQuestion as WrongUsage } from "@claimscrub/pricing";

/** What a person typed wrong, and how to say it right. */
export { WrongUsage };

/** Splits `a,b` into one value for each line; a single value serves every line. */
function spread<Value>(
  option: string,
  text: string | undefined,
  lines: number,
  read: (text: string) => Value | undefined,
  expected: string,
): (Value | undefined)[] {
  if (text === undefined) return Array.from({ length: lines }, () => undefined);
  const texts = text.split(",").map((part) => part.trim());
  if (texts.length !== 1 && texts.length !== lines) {
    throw new WrongUsage(
      `${option} has ${texts.length} values for ${lines} line${lines === 1 ? "" : "s"}: give one for all or one for each, as in ${option} 1,2`,
    );
  }
  return Array.from({ length: lines }, (_, at) => {
    const part = texts.length === 1 ? texts[0] : texts[at];
    const value = read(part ?? "");
    if (value === undefined) throw new WrongUsage(`${option} ${part} can't be read: ${expected}`);
    return value;
  });
}

function readUnits(text: string): number | undefined {
  return /^\d{1,8}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}

/** Anesthesia, and what qualifies it. */
const isTimed = codeSet(["00100-01999", "99100-99140"]);

/** Minutes of anesthesia; 0 for a line that is none. */
function readMinutes(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}

/** @throws WrongUsage for what is no amount */
export function readDeductible(text: string | undefined): Cents {
  const cents = readCharge(text ?? "0");
  if (cents === undefined) throw new WrongUsage(`--deductible ${text} can't be read: dollars are expected, as in 257`);
  return cents;
}

function readCharge(text: string): Cents | undefined {
  const cents = parseCents(text.replace(/^\$/, ""));
  return cents === undefined || cents < 0 ? undefined : cents;
}

/** Options of the price command that speak of lines, as typed. */
export interface LineOptions {
  readonly units?: string | undefined;
  readonly charge?: string | undefined;
  readonly minutes?: string | undefined;
  readonly npi?: string | undefined;
  readonly taxonomy?: string | undefined;
  readonly dx?: string | undefined;
}

/** Reads `17311`, `17311-59`, `64450-RT-59`; @throws WrongUsage with what was expected. */
export function readLines(codes: readonly string[], options: LineOptions): HypotheticalLine[] {
  const units = spread("--units", options.units, codes.length, readUnits, "a whole number from 1 is expected");
  const minutes = spread("--minutes", options.minutes, codes.length, readMinutes, "whole minutes are expected, 0 for a line that has none");
  const by = readPhysician(options);
  const charges = spread("--charge", options.charge, codes.length, readCharge, "dollars are expected, as in 1502 or 1502.50");
  const diagnoses = (options.dx ?? "")
    .split(",")
    .map((code) => code.trim().replace(".", "").toUpperCase())
    .filter((code) => code !== "");
  const wrong = diagnoses.find((code) => !/^[A-Z]\d[0-9A-Z]{1,5}$/.test(code));
  if (wrong !== undefined) throw new WrongUsage(`--dx ${wrong} is no ICD-10-CM code: C44.311 or C44311 is expected`);
  return codes.map((text, at) => {
    const [procedure = "", ...modifiers] = text.toUpperCase().split("-");
    if (procedureKey(procedure) === 0)
      throw new WrongUsage(`${text} is no procedure code: five letters or digits are expected, with modifiers as in 17311-59`);
    const bad = modifiers.find((modifier) => modifierKey(modifier) === 0);
    if (bad !== undefined) throw new WrongUsage(`${text}: "${bad}" is no modifier: two letters or digits are expected`);
    if (modifiers.length > 4) throw new WrongUsage(`${text} has ${modifiers.length} modifiers: a claim line has room for 4`);
    const time = minutes[at] ?? 0;
    if (time > 0 && !isTimed(procedureKey(procedure)))
      throw new WrongUsage(`${procedure} is not counted in minutes, only anesthesia is (00100 to 01999): give 0 for it in --minutes`);
    const amount = time > 0 ? { units: time, unitBasis: "MJ" } : { units: units[at] ?? 1 };
    return { procedure, modifiers, ...amount, chargeCents: charges[at], diagnoses, ...by };
  });
}

function readPhysician({ npi, taxonomy }: LineOptions): Pick<HypotheticalLine, "renderingNpi" | "renderingTaxonomy"> {
  if (npi !== undefined && !/^\d{10}$/.test(npi)) throw new WrongUsage(`--npi ${npi} is no NPI: ten digits are expected`);
  if (taxonomy !== undefined && !/^[0-9A-Z]{10}$/i.test(taxonomy))
    throw new WrongUsage(`--taxonomy ${taxonomy} is no taxonomy code: ten letters and digits are expected, as in 363LF0000X`);
  return {
    ...(npi === undefined ? {} : { renderingNpi: npi }),
    ...(taxonomy === undefined ? {} : { renderingTaxonomy: taxonomy.toUpperCase() }),
  };
}
