import { type Cents, parseCents, procedureKey } from "@claimscrub/claim";
import type { FeeComponent } from "@claimscrub/reference";
import { type ConfigFault, nearestName, shown } from "./config-fault.ts";
import type { OwnFee } from "./payer-policy.ts";

/** A payer's own fee schedule, with all of its faults; nothing of a file with faults may be used. */
export interface OwnFeesReading {
  readonly fees: readonly OwnFee[];
  readonly faults: readonly ConfigFault[];
}

const COLUMNS = ["code", "modifier", "non-facility", "facility"];
const COMPONENTS: readonly FeeComponent[] = ["", "26", "TC", "53"];

/** More faults of one file help nobody. */
const MOST_FAULTS = 20;

/** `$1,234.50` or `1234.5`; undefined where a comma stands anywhere but before three digits. */
function dollars(text: string): Cents | undefined {
  return /^\$?(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?$/.test(text) ? parseCents(text.replace("$", "").replaceAll(",", "")) : undefined;
}

/**
 * Reads the rows of a csv file: a heading with `code`, `non-facility` and `facility` (dollars for one unit) and, for parts of a code,
 * `modifier` (26, TC or 53). An empty facility amount is the other one.
 */
export function readOwnFees(file: string, rows: readonly (readonly string[])[]): OwnFeesReading {
  const faults: ConfigFault[] = [];
  const [heading = [], ...rest] = rows;
  const names = heading.map((name) => name.trim().toLowerCase().replace(/[ _]/g, "-"));
  const fault = (key: string, expected: string, found: string, nearest?: string): void => {
    if (faults.length < MOST_FAULTS)
      faults.push(nearest === undefined ? { file, key, expected, found } : { file, key, expected, found, nearest });
  };
  for (const name of names)
    if (!COLUMNS.includes(name)) fault("heading", `the columns ${COLUMNS.join(", ")}`, shown(name), nearestName(name, COLUMNS));
  for (const name of ["code", "non-facility"])
    if (!names.includes(name)) fault("heading", `a column ${name}`, names.join(", ") || "nothing");
  if (faults.length > 0) return { fees: [], faults };
  const fees: OwnFee[] = [];
  const seen = new Set<string>();
  for (const [at, row] of rest.entries()) {
    const cell = (name: string): string => (row[names.indexOf(name)] ?? "").trim();
    if (row.every((text) => text.trim() === "")) continue;
    const place = `row ${at + 2}`;
    const procedure = cell("code").toUpperCase();
    const component = COMPONENTS.find((one) => one === cell("modifier").toUpperCase());
    const nonFacilityCents = dollars(cell("non-facility"));
    const facilityCents = cell("facility") === "" ? nonFacilityCents : dollars(cell("facility"));
    if (procedureKey(procedure) === 0) fault(`${place}, code`, "a procedure code of five characters", shown(cell("code")));
    else if (component === undefined) fault(`${place}, modifier`, "26, TC, 53 or nothing", shown(cell("modifier")));
    else if (nonFacilityCents === undefined) fault(`${place}, non-facility`, "dollars and cents", shown(cell("non-facility")));
    else if (facilityCents === undefined) fault(`${place}, facility`, "dollars and cents", shown(cell("facility")));
    else if (seen.has(`${procedure} ${component}`)) fault(place, "each code once", `${procedure} ${component}`.trim());
    else {
      seen.add(`${procedure} ${component}`);
      fees.push({ procedure, component, nonFacilityCents, facilityCents });
    }
  }
  if (fees.length === 0 && faults.length === 0) fault("", "rows with amounts", "a heading alone");
  return { fees, faults };
}
