import { type ProcedureKey, procedureKey } from "@claimscrub/claim";
import type { Coverage } from "./coverage.ts";
import { type Edition, editionInfo } from "./edition.ts";
import type { FeeComponent, FeeRow, FeeSchedule } from "./tables.ts";

const COMPONENTS: readonly FeeComponent[] = ["", "26", "TC", "53"];

/** The rows of one fee-schedule release, by code and component. */
export class FeeRows {
  readonly covers: Coverage;
  readonly #rows = new Map<number, FeeRow>();

  /** @throws RangeError for two rows of one code and component. */
  constructor(rows: Iterable<FeeRow>, covers: Coverage) {
    this.covers = covers;
    for (const row of rows) {
      const key = placeOf(procedureKey(row.procedure), row.component);
      if (this.#rows.has(key)) throw new RangeError(`two fee schedule rows for ${row.procedure} ${row.component}`);
      this.#rows.set(key, row);
    }
  }

  get size(): number {
    return this.#rows.size;
  }

  find(procedure: ProcedureKey, component: FeeComponent): FeeRow | undefined {
    return this.#rows.get(placeOf(procedure, component));
  }

  [Symbol.iterator](): IterableIterator<FeeRow> {
    return this.#rows.values();
  }
}

function placeOf(procedure: ProcedureKey, component: FeeComponent): number {
  return procedure * 4 + COMPONENTS.indexOf(component);
}

/** The release as a table. */
export function feeSchedule(edition: Edition<FeeRows>): FeeSchedule {
  const { rows } = edition;
  return {
    edition: editionInfo(edition),
    covers: rows.covers,
    row: (procedure, component) => rows.find(procedure, component),
  };
}
