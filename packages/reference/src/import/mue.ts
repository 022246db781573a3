import { type ByteSource, isServiceDate, procedureKey, type ProcedureKey, type ServiceDate } from "@claimscrub/claim";
import type { MueLimit } from "../tables.ts";
import { enoughRows, Once, oneOf, procedure } from "./cells.ts";
import { columnNamed, tableRows, isBlank, stackedHeadings } from "./csv-rows.ts";
import { type Import, importing, refuse } from "./refusal.ts";

/** MCR_MUE_*.csv: medically unlikely edits of a quarter. */
export interface MueFile {
  readonly kind: "mue";
  /** Whose claims: the three tables differ. */
  readonly service: "practitioner" | "outpatient" | "dme";
  /** First day of the quarter, which stands in the file's name only. */
  readonly effective: ServiceDate;
  readonly limits: ReadonlyMap<ProcedureKey, MueLimit>;
}

const SERVICES = [
  { service: "practitioner", heading: /^PRACTITIONER SERVICES MUE VALUES$/ },
  { service: "outpatient", heading: /^(OUTPATIENT HOSPITAL|FACILITY OUTPATIENT) SERVICES MUE VALUES$/ },
  { service: "dme", heading: /^DME SUPPLIER SERVICES MUE VALUES$/ },
] as const;

/** Reads a table whose preamble runs over several physical lines inside one quoted cell, as its column headings do. */
export function readMue(
  name: string,
  source: ByteSource,
  checks: { leastRows?: number; rowsBefore?: number } = {},
): Promise<Import<MueFile>> {
  return importing(name, async () => {
    const rows = await tableRows(source);
    const heading = rows.findIndex((cells) => /^HCPCS\s*\/\s*CPT Code$/i.test(cells[0] ?? ""));
    if (heading < 0) refuse("layout", "a heading line that starts with HCPCS/CPT Code", rows[0]?.join(",").slice(0, 80) ?? "");
    const names = stackedHeadings([rows[heading] as string[]]);
    const service = SERVICES.find((one) => names.some((heading_) => one.heading.test(heading_)));
    if (!service)
      refuse("layout", "MUE values for practitioner, outpatient hospital or DME supplier services", names.join(" | "), heading + 1);
    const at = {
      units: columnNamed(names, service.heading, heading + 1),
      mai: columnNamed(names, /^MUE ADJUDICATION INDICATOR$/, heading + 1),
      rationale: columnNamed(names, /^MUE RATIONALE$/, heading + 1),
    };
    const limits = new Map<ProcedureKey, MueLimit>();
    const seen = new Once();
    for (let place = heading + 1; place < rows.length; place++) {
      const cells = rows[place] as string[];
      if (isBlank(cells)) continue;
      if (cells.length < names.length) refuse("truncated", `${names.length} columns`, `${cells.length}`, place + 1);
      const code = procedure(cells[0] as string, place + 1);
      seen.add(code, code, place + 1);
      const units = cells[at.units] as string;
      if (!/^\d{1,6}$/.test(units)) refuse("value", `${code}: units as a whole number`, JSON.stringify(units), place + 1);
      const mai = Number(oneOf((cells[at.mai] as string).slice(0, 1), ["1", "2", "3"], `${code}: adjudication indicator`, place + 1)) as
        | 1
        | 2
        | 3;
      limits.set(procedureKey(code), { units: Number(units), mai, rationale: cells[at.rationale] as string });
    }
    enoughRows(limits.size, "MUE rows", checks.leastRows ?? 8_000, checks.rowsBefore);
    return { kind: "mue", service: service.service, effective: effectiveIn(name), limits };
  });
}

/** `..._Eff_04-01-2026.csv`. */
function effectiveIn(name: string): ServiceDate {
  const match = /Eff_(\d{2})-(\d{2})-(\d{4})/i.exec(name);
  const date = match ? Number(`${match[3]}${match[1]}${match[2]}`) : 0;
  return isServiceDate(date) ? date : refuse("date", "a file name with Eff_mm-dd-yyyy", name);
}
