import { type ProcedureKey, procedureKey, procedureText } from "@claimscrub/claim";
import type { Coverage } from "../coverage.ts";
import { FEE_COMPONENTS, type FeeReleaseRows, feePlace } from "../fee-schedule.ts";
import type { FeeScheduleFile } from "../import/fee-schedule.ts";
import type { FeeComponent, FeeRow } from "../tables.ts";
import { columnOf, dictionary, int32, type PackedTable, textsOf, uint16, uint32, uint8 } from "./packed-table.ts";

const AMOUNTS = ["work", "peNonFacility", "peFacility", "malpractice", "oppsPeNonFacility", "oppsPeFacility", "oppsMalpractice"] as const;
const SHARES = ["preOperative", "intraOperative", "postOperative"] as const;
const INDICATORS = [
  "status",
  "pcTc",
  "globalDays",
  "multipleProcedure",
  "bilateral",
  "assistant",
  "coSurgeon",
  "team",
  "imagingFamily",
] as const;

/** What stands about the rows of a fee schedule. */
export type FeeScheduleFacts = Omit<FeeScheduleFile, "rows" | "columns">;

export function packFees({ release, effective, qualifying, conversionFactor, rows }: FeeScheduleFile): PackedTable {
  const sorted = [...rows].sort((a, b) => placeOf(a) - placeOf(b));
  const columns: Record<string, PackedTable["columns"][string]> = {
    place: int32(sorted.map(placeOf)),
    notAvailable: uint8(sorted.map((row) => (row.naNonFacility ? 1 : 0) + (row.naFacility ? 2 : 0))),
    endoscopicBase: int32(sorted.map((row) => procedureKey(row.endoscopicBase))),
  };
  const texts: Record<string, readonly string[]> = {};
  for (const name of AMOUNTS) columns[name] = uint32(sorted.map((row) => row[name]));
  for (const name of SHARES) columns[name] = uint16(sorted.map((row) => row[name]));
  for (const name of INDICATORS) {
    const { list, places } = dictionary(sorted.map((row) => row[name]));
    texts[name] = list;
    columns[name] = uint8([...places]);
  }
  return { kind: "fee-schedule", facts: { release, effective, qualifying, conversionFactor }, texts, columns };
}

function placeOf(row: FeeRow): number {
  return feePlace(procedureKey(row.procedure), row.component);
}

/** The rows of a packed release: each is made when it is first asked for, and kept. */
export class PackedFees implements FeeReleaseRows {
  readonly covers: Coverage;
  readonly #table: PackedTable;
  readonly #places: Int32Array;
  readonly #made = new Map<number, FeeRow>();

  constructor(table: PackedTable, covers: Coverage) {
    this.covers = covers;
    this.#table = table;
    this.#places = columnOf(table, "place", "Int32Array");
  }

  get size(): number {
    return this.#places.length;
  }

  find(procedure: ProcedureKey, component: FeeComponent): FeeRow | undefined {
    const place = feePlace(procedure, component);
    const made = this.#made.get(place);
    if (made) return made;
    let low = 0;
    let high = this.#places.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#places[middle] as number) < place) low = middle + 1;
      else high = middle;
    }
    if (this.#places[low] !== place) return undefined;
    const row = this.#row(low);
    this.#made.set(place, row);
    return row;
  }

  *[Symbol.iterator](): IterableIterator<FeeRow> {
    for (let at = 0; at < this.#places.length; at++) yield this.#row(at);
  }

  #row(at: number): FeeRow {
    const place = this.#places[at] as number;
    const { columns } = this.#table;
    const number = (name: string) => columns[name]?.[at] as number;
    const text = (name: string) => textsOf(this.#table, name)[number(name)] as string;
    const notAvailable = number("notAvailable");
    return Object.freeze({
      procedure: procedureText(Math.floor(place / FEE_COMPONENTS.length)),
      component: FEE_COMPONENTS[place % FEE_COMPONENTS.length] as FeeComponent,
      status: text("status"),
      work: number("work"),
      peNonFacility: number("peNonFacility"),
      peFacility: number("peFacility"),
      malpractice: number("malpractice"),
      naNonFacility: (notAvailable & 1) !== 0,
      naFacility: (notAvailable & 2) !== 0,
      pcTc: text("pcTc"),
      globalDays: text("globalDays"),
      preOperative: number("preOperative"),
      intraOperative: number("intraOperative"),
      postOperative: number("postOperative"),
      multipleProcedure: text("multipleProcedure"),
      bilateral: text("bilateral"),
      assistant: text("assistant"),
      coSurgeon: text("coSurgeon"),
      team: text("team"),
      endoscopicBase: procedureText(number("endoscopicBase")),
      imagingFamily: text("imagingFamily"),
      oppsPeNonFacility: number("oppsPeNonFacility"),
      oppsPeFacility: number("oppsPeFacility"),
      oppsMalpractice: number("oppsMalpractice"),
    });
  }
}
