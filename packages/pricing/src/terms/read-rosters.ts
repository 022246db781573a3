import { procedureKey } from "@claimscrub/claim";
import { type ConfigFault, shown } from "../payers/config-fault.ts";
import { type ConfigMap, ConfigReader } from "../payers/config-reader.ts";
import type { KnownPlaces, NpisByYear, PaymentTermsSetup } from "./payment-terms.ts";

export interface RostersReading {
  readonly rosters: Pick<PaymentTermsSetup, "qualifyingParticipants" | "participating" | "nonParticipating" | "places">;
  readonly faults: readonly ConfigFault[];
}

const ROSTERS = ["qualifying-participants", "participating", "non-participating"];
const PLACES = ["hospitals", "surgery-centers", "offices"];

/** Reads a parsed roster file: for each roster the NPIs of a year, `"2026": ["1234567893"]`; and what stands at places, whatever the year. */
export function readRosters(file: string, value: unknown): RostersReading {
  const reader = new ConfigReader(file);
  const top = reader.map("", value, [...ROSTERS, ...PLACES]) ?? {};
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
  const places = readPlaces(reader, top);
  return { rosters: places === undefined ? rosters : { ...rosters, places }, faults: reader.faults };
}

/** Hospitals and surgery centres by NPI, the practice's offices by address; undefined where none are told. */
function readPlaces(reader: ConfigReader, top: ConfigMap): KnownPlaces | undefined {
  const hospitals = readNpis(reader, "hospitals", top["hospitals"]);
  const surgeryCentres = readNpis(reader, "surgery-centers", top["surgery-centers"]);
  for (const npi of surgeryCentres)
    if (hospitals.includes(npi)) reader.fault("surgery-centers", "each NPI as one kind of facility", `${npi} among the hospitals too`);
  const offices = readOffices(reader, top["offices"]);
  return hospitals.length + surgeryCentres.length + offices.length === 0 ? undefined : { hospitals, surgeryCentres, offices };
}

function readOffices(reader: ConfigReader, value: unknown): KnownPlaces["offices"] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return reader.fault("offices", "a list of addresses with the keys street, zip", shown(value)) ?? [];
  return value.flatMap((one: unknown, at) => {
    const place = `offices[${at}]`;
    const address = reader.map(place, one, ["street", "zip"]) ?? {};
    const [street] = reader.texts(`${place}.street`, address["street"], /[A-Za-z0-9]/, "a street with its number");
    const [zip] = reader.texts(`${place}.zip`, address["zip"], /^\d{5}(?:-?\d{4})?$/, "a ZIP code of five or nine digits");
    if (address["street"] === undefined) reader.fault(place, "an address with a street and a ZIP code", "no street");
    if (address["zip"] === undefined) reader.fault(place, "an address with a street and a ZIP code", "no zip");
    return street === undefined || zip === undefined ? [] : [{ street, zip: zip.replace("-", "") }];
  });
}

function readNpis(reader: ConfigReader, place: string, value: unknown): readonly string[] {
  // An NPI has no leading zero, so that a number is as good as a text.
  const texts = Array.isArray(value) ? value.map((npi: unknown) => (typeof npi === "number" ? String(npi) : npi)) : value;
  const npis = reader.texts(place, texts, /^[12]\d{9}$/, "NPIs of ten digits");
  for (const npi of npis) if (!hasCheckDigit(npi)) reader.fault(place, "an NPI with a right check digit", npi);
  return npis;
}

function readYears(reader: ConfigReader, name: string, value: unknown): NpisByYear {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) return reader.fault(name, "NPIs by year", shown(value)) ?? {};
  const years: Record<string, readonly string[]> = {};
  for (const [year, npis] of Object.entries(value)) {
    if (!/^20\d\d$/.test(year)) reader.fault(`${name}.${year}`, "a calendar year", year);
    years[year] = readNpis(reader, `${name}.${year}`, npis);
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
