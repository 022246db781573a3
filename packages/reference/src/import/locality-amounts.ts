import { type ByteSource, type Cents, procedureKey, type ProcedureKey } from "@claimscrub/claim";
import { localityId } from "../localities.ts";
import type { FeeComponent } from "../tables.ts";
import { contractor, enoughRows, localityNumber, Once, oneOf, procedure, scaled } from "./cells.ts";
import { columnNamed, isBlank, sheetOf, stackedHeadings, tableRows } from "./csv-rows.ts";
import { type Import, importing, refuse } from "./refusal.ts";

/** An amount that CMS computed for one code in one locality. */
export interface LocalityAmount {
  readonly procedure: ProcedureKey;
  readonly component: FeeComponent;
  readonly status: string;
  readonly localityId: string;
  readonly nonFacilityCents: Cents;
  readonly facilityCents: Cents;
}

/** OPPSCAP_*.csv: what the cap of the outpatient system allows for imaging, by locality. */
export interface OppsCapFile {
  readonly kind: "opps-cap";
  /** `25D`. */
  readonly release: string;
  readonly rows: readonly LocalityAmount[];
}

const COMPONENTS: readonly FeeComponent[] = ["", "26", "TC", "53"];

export function readOppsCap(name: string, source: ByteSource, checks: { leastRows?: number } = {}): Promise<Import<OppsCapFile>> {
  return importing(name, async () => {
    const { rows: lines, above } = await sheetOf(source);
    const names = stackedHeadings([lines[0] ?? []]);
    if (!names.includes("PROCSTAT"))
      refuse("layout", "HCPCS, MOD, PROCSTAT, CARRIER, LOCALITY, FACILITY PRICE, NON-FACILTY PRICE", names.join(" | "), 1);
    const at = {
      code: columnNamed(names, /^HCPCS$/, 1),
      component: columnNamed(names, /^MOD$/, 1),
      status: columnNamed(names, /^PROCSTAT$/, 1),
      carrier: columnNamed(names, /^CARRIER$/, 1),
      locality: columnNamed(names, /^LOCALITY$/, 1),
      facility: columnNamed(names, /^FACILITY PRICE$/, 1),
      // CMS spells it so.
      nonFacility: columnNamed(names, /^NON-FACILI?TY PRICE$/, 1),
    };
    const seen = new Once();
    const rows: LocalityAmount[] = [];
    for (let place = 1; place < lines.length; place++) {
      const cells = lines[place] as string[];
      if (isBlank(cells)) continue;
      if (cells.length !== names.length) refuse("truncated", `${names.length} columns`, `${cells.length}`, place + 1 - above);
      const code = procedure(cells[at.code] as string, place + 1 - above);
      const component = oneOf(cells[at.component] as string, COMPONENTS, `${code} modifier`, place + 1 - above);
      const id = localityId(
        contractor(cells[at.carrier] as string, place + 1 - above),
        localityNumber(cells[at.locality] as string, place + 1 - above),
      );
      seen.add(`${code} ${component} ${id}`, `${code} ${component} in ${id}`, place + 1 - above);
      rows.push({
        procedure: procedureKey(code),
        component,
        status: cells[at.status] as string,
        localityId: id,
        nonFacilityCents: scaled(cells[at.nonFacility] as string, 2, `${code} non-facility price`, place + 1 - above),
        facilityCents: scaled(cells[at.facility] as string, 2, `${code} facility price`, place + 1 - above),
      });
    }
    enoughRows(rows.length, "amounts", checks.leastRows ?? 5_000);
    return { kind: "opps-cap", release: oppsRelease(name), rows };
  });
}

/** `25D`: neither the file nor its name says the year, so that the archive or folder must: `rvu25d/OPPSCAP_Oct.csv`. */
function oppsRelease(name: string): string {
  const folder = /rvu(\d\d[a-d])r?(?![a-z])/i.exec(name);
  if (folder) return (folder[1] as string).toUpperCase();
  const own = /OPPSCAP_?(?:(\d{2,4})_?)?(Jan|Apr|Jul|Oct)_?(\d{2,4})?/i.exec(name);
  const year = own?.[1] ?? own?.[3];
  if (!own || year === undefined) return refuse("date", "a folder or archive named for its release, as in rvu25d/OPPSCAP_Oct.csv", name);
  return `${year.slice(-2)}${"ABCD"[["jan", "apr", "jul", "oct"].indexOf((own[2] as string).toLowerCase())]}`;
}

/** PFALLyy and PFREVyyx: the payment amounts of a year, by locality. */
export interface PaymentAmountsFile {
  readonly kind: "payment-amounts";
  readonly year: number;
  /** `25C` for a quarter's revision (PFREV25C), `2025` for a year's file. */
  readonly release: string;
  readonly rows: readonly LocalityAmount[];
}

/** Year, carrier, locality, code, modifier, non-facility and facility amount, filler, PC/TC, status, ... without a heading. */
export function readPaymentAmounts(
  name: string,
  source: ByteSource,
  checks: { leastRows?: number } = {},
): Promise<Import<PaymentAmountsFile>> {
  return importing(name, async () => {
    const lines = await tableRows(source);
    const rows: LocalityAmount[] = [];
    const before = new Map<string, string>();
    let year = "";
    let ended = false;
    for (const [at, cells] of lines.entries()) {
      if ((cells[0] ?? "").startsWith("TRL-")) ended = true;
      if (isBlank(cells) || (cells[0] ?? "").startsWith("TRL-")) continue;
      if (cells.length !== 16) refuse(at === 0 ? "layout" : "truncated", "16 columns", `${cells.length}`, at + 1);
      const [own = "", carrier = "", locality = "", procedureCode = "", modifier = "", nonFacility = "", facility = "", , , status = ""] =
        cells;
      if (!/^20\d\d$/.test(own)) refuse("layout", "a year in the first column", own, at + 1);
      if (year !== "" && own !== year) refuse("value", `one year (${year})`, own, at + 1);
      year = own;
      const code = procedure(procedureCode, at + 1);
      const component = oneOf(modifier.trim(), COMPONENTS, `${code} modifier`, at + 1);
      const id = localityId(contractor(carrier, at + 1), localityNumber(locality, at + 1));
      // CMS itself repeats rows; a repetition must say the same.
      const place = `${code} ${component} in ${id}`;
      if ((before.get(place) ?? nonFacility + facility) !== nonFacility + facility)
        refuse("duplicate", `one amount of ${place}`, `${nonFacility} and ${facility}`, at + 1);
      before.set(place, nonFacility + facility);
      rows.push({
        procedure: procedureKey(code),
        component,
        status,
        localityId: id,
        nonFacilityCents: dollars(nonFacility, code, at + 1),
        facilityCents: dollars(facility, code, at + 1),
      });
    }
    if (!ended) refuse("truncated", "the trailer lines (TRL-) at the end", "none");
    enoughRows(rows.length, "amounts", checks.leastRows ?? 1);
    return { kind: "payment-amounts", year: Number(year), release: /PFREV(\d\d[A-D])/i.exec(name)?.[1]?.toUpperCase() ?? year, rows };
  });
}

/** `0001339.81`: ten characters, padded with zeros. */
function dollars(text: string, code: string, row: number): Cents {
  return /^\d{7}\.\d\d$/.test(text)
    ? Number(text.replace(".", ""))
    : refuse("value", `${code}: an amount as 0000000.00`, JSON.stringify(text), row);
}
