import { procedureKey } from "@claimscrub/claim";
import { type ConfigFault, shown } from "../payers/config-fault.ts";
import { ConfigReader } from "../payers/config-reader.ts";
import type { NpisByYear, PaymentTermsSetup } from "./payment-terms.ts";

export interface RostersReading {
  readonly rosters: Pick<PaymentTermsSetup, "qualifyingParticipants" | "participating" | "nonParticipating">;
  readonly faults: readonly ConfigFault[];
}

const ROSTERS = ["qualifying-participants", "participating", "non-participating"];

/** Reads a parsed roster file: for each roster the NPIs of a year, `"2026": ["1234567893"]`. */
export function readRosters(file: string, value: unknown): RostersReading {
  const reader = new ConfigReader(file);
  const top = reader.map("", value, ROSTERS) ?? {};
  const roster = (name: string): NpisByYear => readYears(reader, name, top[name]);
  const rosters = {
    qualifyingParticipants: roster("qualifying-participants"),
    participating: roster("participating"),
    nonParticipating: roster("non-participating"),
  };
  for (const [year, npis] of Object.entries(rosters.participating))
    for (const npi of npis)
      if (rosters.nonParticipating[year]?.includes(npi))
        reader.fault(`non-participating.${year}`, "each NPI on one of the two rosters of a year", `${npi} on both`);
  return { rosters, faults: reader.faults };
}

function readYears(reader: ConfigReader, name: string, value: unknown): NpisByYear {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) return reader.fault(name, "NPIs by year", shown(value)) ?? {};
  const years: Record<string, readonly string[]> = {};
  for (const [year, npis] of Object.entries(value)) {
    if (!/^20\d\d$/.test(year)) reader.fault(`${name}.${year}`, "a calendar year", year);
    // An NPI has no leading zero, so that a number is as good as a text.
    const texts = Array.isArray(npis) ? npis.map((npi: unknown) => (typeof npi === "number" ? String(npi) : npi)) : npis;
    years[year] = reader.texts(`${name}.${year}`, texts, /^[12]\d{9}$/, "NPIs of ten digits");
    for (const npi of years[year]) if (!hasCheckDigit(npi)) reader.fault(`${name}.${year}`, "an NPI with a right check digit", npi);
  }
  return years;
}

/** Luhn over 80840 and the NPI (ISO 7812). */
function hasCheckDigit(npi: string): boolean {
  let sum = 24;
  for (const [at, digit] of [...npi].entries()) {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

export interface BaseUnitsReading {
  readonly units: PaymentTermsSetup["anesthesiaBaseUnits"];
  readonly faults: readonly ConfigFault[];
}

/** Reads the rows of a csv file with a heading and the columns code and base-units. */
export function readBaseUnits(file: string, rows: readonly (readonly string[])[]): BaseUnitsReading {
  const reader = new ConfigReader(file);
  const [heading = [], ...rest] = rows;
  const names = heading.map((name) => name.trim().toLowerCase().replace(/[ _]/g, "-"));
  const code = names.indexOf("code");
  const base = names.indexOf("base-units");
  if (code < 0 || base < 0) reader.fault("heading", "the columns code, base-units", names.join(", ") || "nothing");
  const units: { procedure: string; units: number }[] = [];
  const seen = new Set<string>();
  for (const [at, row] of code < 0 || base < 0 ? [] : rest.entries()) {
    if (row.every((text) => text.trim() === "")) continue;
    const procedure = (row[code] ?? "").trim().toUpperCase();
    const text = (row[base] ?? "").trim();
    if (procedureKey(procedure) === 0) reader.fault(`row ${at + 2}, code`, "a procedure code of five characters", shown(procedure));
    else if (!/^\d{1,2}$/.test(text)) reader.fault(`row ${at + 2}, base-units`, "a whole number", shown(text));
    else if (seen.has(procedure)) reader.fault(`row ${at + 2}`, "each code once", procedure);
    else units.push({ procedure, units: Number(text) });
    seen.add(procedure);
  }
  return { units, faults: reader.faults };
}
