import type { ProcedureKey } from "@claimscrub/claim";
import type { AddOnRow } from "../add-on-codes.ts";
import { everyCode } from "../coverage.ts";
import type { AddOnFile } from "../import/add-on-codes.ts";
import type { MueFile } from "../import/mue.ts";
import { PtpEdits } from "../ncci-ptp.ts";
import type { MueLimit } from "../tables.ts";
import { columnOf, dictionary, int32, type PackedTable, textsOf, uint32, uint8 } from "./packed-table.ts";

/** All parts of a PTP release together. */
export interface PtpRelease {
  readonly kind: "ncci-ptp";
  /** Whose claims: the tables differ. */
  readonly service: "practitioner" | "outpatient";
  /** `2024Q3`. */
  readonly quarter: string;
  readonly edits: PtpEdits;
  readonly standInDates: boolean;
  /** Rows of the files with indicator 9, which never act and are left out. */
  readonly notApplicable?: number | undefined;
}

export function packPtp({ service, quarter, edits, standInDates, notApplicable }: PtpRelease): PackedTable {
  const { codes, start, column2, kind, span, spans, rationales } = edits.columns;
  return {
    kind: "ncci-ptp",
    facts: { service, quarter, standInDates, notApplicable: notApplicable ?? 0 },
    texts: { rationales },
    columns: {
      codes,
      start,
      column2,
      kind,
      span,
      spanFrom: int32(spans.map(({ from }) => from)),
      spanUntil: int32(spans.map(({ until }) => until)),
    },
  };
}

/** Views of the packed columns: nothing is copied, so that threads share one table. */
export function unpackPtp(table: PackedTable): PtpRelease {
  const until = columnOf(table, "spanUntil", "Int32Array");
  const spans = Array.from(columnOf(table, "spanFrom", "Int32Array"), (from, at) => ({ from, until: until[at] as number }));
  const edits = new PtpEdits(
    {
      codes: columnOf(table, "codes", "Int32Array"),
      start: columnOf(table, "start", "Uint32Array"),
      column2: columnOf(table, "column2", "Uint16Array"),
      kind: columnOf(table, "kind", "Uint8Array"),
      span: columnOf(table, "span", "Uint16Array"),
      spans,
      rationales: textsOf(table, "rationales"),
    },
    everyCode,
  );
  return {
    kind: "ncci-ptp",
    service: table.facts["service"] as PtpRelease["service"],
    quarter: String(table.facts["quarter"]),
    edits,
    standInDates: table.facts["standInDates"] === true,
    notApplicable: Number(table.facts["notApplicable"]),
  };
}

export function packMue({ service, effective, limits }: MueFile): PackedTable {
  const rows = [...limits].sort(([a], [b]) => a - b);
  const { list, places } = dictionary(rows.map(([, { rationale }]) => rationale));
  return {
    kind: "mue",
    facts: { service, effective },
    texts: { rationales: list },
    columns: {
      codes: int32(rows.map(([code]) => code)),
      units: uint32(rows.map(([, { units }]) => units)),
      mai: uint8(rows.map(([, { mai }]) => mai)),
      rationale: places,
    },
  };
}

export function unpackMue(table: PackedTable): MueFile {
  let limits: ReadonlyMap<ProcedureKey, MueLimit> | undefined;
  return {
    kind: "mue",
    service: table.facts["service"] as MueFile["service"],
    effective: Number(table.facts["effective"]),
    // Made when first asked for: a claim file touches one or two quarters of many.
    get limits() {
      return (limits ??= limitsOf(table));
    },
  };
}

function limitsOf(table: PackedTable): ReadonlyMap<ProcedureKey, MueLimit> {
  const units = columnOf(table, "units", "Uint32Array");
  const mai = columnOf(table, "mai", "Uint8Array");
  const rationale = columnOf(table, "rationale", "Uint16Array");
  const rationales = textsOf(table, "rationales");
  return new Map(
    Array.from(columnOf(table, "codes", "Int32Array"), (code, at) => [
      code,
      Object.freeze({ units: units[at] as number, mai: mai[at] as 1 | 2 | 3, rationale: rationales[rationale[at] as number] as string }),
    ]),
  );
}

export function packAddOns({ quarter, rows, suspended }: AddOnFile): PackedTable {
  const flat = rows
    .flatMap(({ addOn, type, primaries, inForce }) =>
      (primaries.length === 0 ? [0] : primaries).map((primary) => ({ addOn, type, primary, inForce })),
    )
    .sort((a, b) => a.addOn - b.addOn || a.primary - b.primary || (a.inForce?.from ?? 0) - (b.inForce?.from ?? 0));
  return {
    kind: "add-on",
    facts: { quarter, suspended },
    texts: {},
    columns: {
      addOn: int32(flat.map(({ addOn }) => addOn)),
      // 0 where the contractor defines them.
      primary: int32(flat.map(({ primary }) => primary)),
      type: uint8(flat.map(({ type }) => type)),
      from: int32(flat.map(({ inForce }) => inForce?.from ?? 0)),
      until: int32(flat.map(({ inForce }) => inForce?.until ?? 0)),
    },
  };
}

export function unpackAddOns(table: PackedTable): AddOnFile {
  const addOns = columnOf(table, "addOn", "Int32Array");
  let rows: readonly AddOnRow[] | undefined;
  return {
    kind: "add-on",
    quarter: String(table.facts["quarter"]),
    suspended: Number(table.facts["suspended"]),
    pairs: addOns.length,
    get rows() {
      return (rows ??= addOnRows(table, addOns));
    },
  };
}

function addOnRows(table: PackedTable, addOns: Int32Array): AddOnRow[] {
  const primary = columnOf(table, "primary", "Int32Array");
  const type = columnOf(table, "type", "Uint8Array");
  const from = columnOf(table, "from", "Int32Array");
  const until = columnOf(table, "until", "Int32Array");
  return Array.from(addOns, (addOn, at) => ({
    addOn,
    type: type[at] as 1 | 2 | 3,
    primaries: primary[at] === 0 ? [] : [primary[at] as number],
    inForce: until[at] === 0 ? undefined : { from: from[at] as number, until: until[at] as number },
  }));
}
