import { inPeriod, type Period, type ProcedureKey, type ServiceDate } from "@claimscrub/claim";
import { CodePlaces } from "./code-places.ts";
import type { Coverage } from "./coverage.ts";
import { type Edition, editionInfo } from "./edition.ts";
import type { PtpPair, PtpTable } from "./tables.ts";

/** The columns of a finished set of edits. Rows are sorted by column 1, column 2 and last day. */
export interface PtpColumns {
  /** Every code that takes part, sorted; the other columns name codes by their place here. */
  readonly codes: Int32Array;
  /** Where the rows of each column 1 code start; one more at the end. */
  readonly start: Uint32Array;
  readonly column2: Uint16Array;
  /** Indicator in the lowest bit, place of the rationale above it. */
  readonly kind: Uint8Array;
  /** Place of the row's period in `spans`. */
  readonly span: Uint16Array;
  readonly spans: readonly Period[];
  readonly rationales: readonly string[];
}

/** Pairs that are kept as objects. */
const KEPT = 4096;

/** NCCI procedure-to-procedure edits with the dates of their rows: 5 bytes a row, found by binary search. */
export class PtpEdits {
  readonly covers: Coverage;
  /** As packed; not to be written to. */
  readonly columns: PtpColumns;
  readonly #places: CodePlaces;
  /** Pairs that were found, by row: claims meet a few of them over and over. */
  readonly #made = new Map<number, PtpPair>();

  constructor(columns: PtpColumns, covers: Coverage) {
    this.covers = covers;
    this.columns = columns;
    this.#places = new CodePlaces(columns.codes);
  }

  /** Rows, whatever their dates. */
  get size(): number {
    return this.columns.column2.length;
  }

  hasPairs(procedure: ProcedureKey): boolean {
    return this.#places.of(procedure) >= 0;
  }

  find(column1: ProcedureKey, column2: ProcedureKey, date: ServiceDate): PtpPair | undefined {
    const first = this.#places.of(column1);
    if (first < 0) return undefined;
    const second = this.#places.of(column2);
    return second < 0 ? undefined : this.#pair(first, second, date);
  }

  pairsOf(procedure: ProcedureKey, date: ServiceDate): PtpPair[] {
    const place = this.#places.of(procedure);
    if (place < 0) return [];
    const { codes, start, column2 } = this.columns;
    const pairs: PtpPair[] = [];
    let last = -1;
    for (let row = start[place] ?? 0; row < (start[place + 1] ?? 0); row++) {
      const partner = column2[row] as number;
      if (partner === last) continue;
      last = partner;
      const pair = this.#pair(place, partner, date);
      if (pair) pairs.push(pair);
    }
    for (let other = 0; other < codes.length; other++) {
      const pair = other === place ? undefined : this.#pair(other, place, date);
      if (pair) pairs.push(pair);
    }
    return pairs;
  }

  #pair(first: number, second: number, date: ServiceDate): PtpPair | undefined {
    const { codes, start, column2, kind, span, spans, rationales } = this.columns;
    const end = start[first + 1] as number;
    let low = start[first] as number;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((column2[middle] as number) < second) low = middle + 1;
      else high = middle;
    }
    for (; low < end && column2[low] === second; low++) {
      if (!inPeriod(date, spans[span[low] as number] as Period)) continue;
      const made = this.#made.get(low);
      if (made !== undefined) return made;
      const bits = kind[low] as number;
      const pair: PtpPair = {
        column1: codes[first] as number,
        column2: codes[second] as number,
        indicator: (bits & 1) as 0 | 1,
        rationale: rationales[bits >> 1] as string,
      };
      if (this.#made.size < KEPT) this.#made.set(low, pair);
      return pair;
    }
    return undefined;
  }
}

/** The edits of an edition as a table of each date; dates between two changes of a row share one. */
export function ptpTable(edition: Edition<PtpEdits>): (date: ServiceDate) => PtpTable {
  const edits = edition.rows;
  const info = editionInfo(edition);
  const changes = [...new Set(edits.columns.spans.flatMap(({ from, until }) => [from, until]))].sort((a, b) => a - b);
  const tables = new Map<number, PtpTable>();
  return (date) => {
    const stretch = changes.findLastIndex((change) => change <= date);
    let table = tables.get(stretch);
    if (table === undefined) {
      table = {
        edition: info,
        covers: edits.covers,
        hasPairs: (procedure) => edits.hasPairs(procedure),
        find: (column1, column2) => edits.find(column1, column2, date),
        pairsOf: (procedure) => edits.pairsOf(procedure, date),
      };
      tables.set(stretch, table);
    }
    return table;
  };
}
