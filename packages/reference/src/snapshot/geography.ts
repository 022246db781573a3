import type { GpciFile, ZipFile } from "../import/geography.ts";
import type { LocalityAmount, OppsCapFile, PaymentAmountsFile } from "../import/locality-amounts.ts";
import type { AnesthesiaFile, CountiesFile } from "../import/places.ts";
import { FEE_COMPONENTS, feePlace } from "../fee-schedule.ts";
import type { FeeComponent } from "../tables.ts";
import { columnOf, dictionary, int32, type PackedTable, textsOf, uint16, uint32, uint8 } from "./packed-table.ts";

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
const byLocality = (a: { readonly localityId: string }, b: { readonly localityId: string }): number =>
  a.localityId < b.localityId ? -1 : a.localityId > b.localityId ? 1 : 0;

export function packGpci({ year, rows }: GpciFile): PackedTable {
  const sorted = [...rows].sort(byId);
  return {
    kind: "gpci",
    facts: { year },
    texts: { id: sorted.map(({ id }) => id), name: sorted.map(({ name }) => name), state: sorted.map(({ state }) => state) },
    columns: {
      work: uint16(sorted.map(({ work }) => work)),
      practiceExpense: uint16(sorted.map(({ practiceExpense }) => practiceExpense)),
      malpractice: uint16(sorted.map(({ malpractice }) => malpractice)),
    },
  };
}

export function unpackGpci(table: PackedTable): GpciFile {
  const name = textsOf(table, "name");
  const state = textsOf(table, "state");
  const work = columnOf(table, "work", "Uint16Array");
  const practiceExpense = columnOf(table, "practiceExpense", "Uint16Array");
  const malpractice = columnOf(table, "malpractice", "Uint16Array");
  return {
    kind: "gpci",
    year: Number(table.facts["year"]),
    rows: textsOf(table, "id").map((id, at) =>
      Object.freeze({
        id,
        name: name[at] as string,
        state: state[at] as string,
        work: work[at] as number,
        practiceExpense: practiceExpense[at] as number,
        malpractice: malpractice[at] as number,
      }),
    ),
  };
}

/** ZIP5 and ZIP9 alike: runs of neighbouring codes in one locality. */
export function packZips({ kind, quarter, zips, runs }: ZipFile): PackedTable {
  const { list, places } = dictionary(runs.map(({ locality }) => locality.localityId));
  return {
    kind,
    facts: { quarter, zips },
    texts: { localities: list },
    columns: {
      first: uint32(runs.map(({ first }) => first)),
      last: uint32(runs.map(({ last }) => last)),
      locality: places,
      needsPlusFour: uint8(runs.map(({ locality }) => (locality.needsPlusFour ? 1 : 0))),
    },
  };
}

export function unpackZips(table: PackedTable): ZipFile {
  const last = columnOf(table, "last", "Uint32Array");
  const locality = columnOf(table, "locality", "Uint16Array");
  const needsPlusFour = columnOf(table, "needsPlusFour", "Uint8Array");
  const localities = textsOf(table, "localities");
  return {
    kind: table.kind === "zip9" ? "zip9" : "zip5",
    quarter: String(table.facts["quarter"]),
    zips: Number(table.facts["zips"]),
    runs: Array.from(columnOf(table, "first", "Uint32Array"), (first, at) => ({
      first,
      last: last[at] as number,
      locality: { localityId: localities[locality[at] as number] as string, needsPlusFour: needsPlusFour[at] === 1 },
    })),
  };
}

export function packAmounts(file: OppsCapFile | PaymentAmountsFile): PackedTable {
  const place = (row: LocalityAmount): number => feePlace(row.procedure, row.component);
  const sorted = [...file.rows].sort((a, b) => place(a) - place(b) || byLocality(a, b));
  // CMS repeats rows of its amount files; once is enough.
  const once = sorted.filter(
    (row, at) => at === 0 || place(sorted[at - 1]!) !== place(row) || sorted[at - 1]!.localityId !== row.localityId,
  );
  const localities = dictionary(once.map(({ localityId }) => localityId));
  const statuses = dictionary(once.map(({ status }) => status));
  return {
    kind: file.kind,
    facts: file.kind === "payment-amounts" ? { year: file.year, release: file.release } : { release: file.release },
    texts: { localities: localities.list, statuses: statuses.list },
    columns: {
      place: int32(once.map(place)),
      locality: localities.places,
      status: statuses.places,
      nonFacilityCents: uint32(once.map(({ nonFacilityCents }) => nonFacilityCents)),
      facilityCents: uint32(once.map(({ facilityCents }) => facilityCents)),
    },
  };
}

export function unpackAmounts(table: PackedTable): readonly LocalityAmount[] {
  const locality = columnOf(table, "locality", "Uint16Array");
  const status = columnOf(table, "status", "Uint16Array");
  const nonFacility = columnOf(table, "nonFacilityCents", "Uint32Array");
  const facility = columnOf(table, "facilityCents", "Uint32Array");
  return Array.from(columnOf(table, "place", "Int32Array"), (place, at) => ({
    procedure: Math.floor(place / FEE_COMPONENTS.length),
    component: FEE_COMPONENTS[place % FEE_COMPONENTS.length] as FeeComponent,
    status: textsOf(table, "statuses")[status[at] as number] as string,
    localityId: textsOf(table, "localities")[locality[at] as number] as string,
    nonFacilityCents: nonFacility[at] as number,
    facilityCents: facility[at] as number,
  }));
}

export function packAnesthesia({ year, national, rows }: AnesthesiaFile): PackedTable {
  const sorted = [...rows].sort(byLocality);
  return {
    kind: "anesthesia",
    facts: { year, national },
    texts: { id: sorted.map(({ localityId }) => localityId), name: sorted.map(({ name }) => name) },
    columns: { cents: uint32(sorted.map(({ cents }) => cents)) },
  };
}

export function unpackAnesthesia(table: PackedTable): AnesthesiaFile {
  const name = textsOf(table, "name");
  const cents = columnOf(table, "cents", "Uint32Array");
  return {
    kind: "anesthesia",
    year: Number(table.facts["year"]),
    national: Number(table.facts["national"]),
    rows: textsOf(table, "id").map((localityId, at) => ({ localityId, name: name[at] as string, cents: cents[at] as number })),
  };
}

export function packCounties({ year, rows }: CountiesFile): PackedTable {
  const sorted = [...rows].sort(byLocality);
  return {
    kind: "counties",
    facts: { year },
    texts: {
      id: sorted.map(({ localityId }) => localityId),
      state: sorted.map(({ state }) => state),
      area: sorted.map(({ area }) => area),
      counties: sorted.map(({ counties }) => counties),
    },
    columns: {},
  };
}
