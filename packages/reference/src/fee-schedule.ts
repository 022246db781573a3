import { type ProcedureKey, procedureKey } from "@claimscrub/claim";
import type { Coverage } from "./coverage.ts";
import { type Edition, editionInfo } from "./edition.ts";
import type { FeeComponent, FeeRow, FeeSchedule } from "./tables.ts";

export const FEE_COMPONENTS = ["", "26", "TC", "53"] as const satisfies readonly FeeComponent[];

/** The rows of one fee-schedule release, by code and component. */
export interface FeeReleaseRows extends Iterable<FeeRow> {
  readonly covers: Coverage;
  readonly size: number;
  find(procedure: ProcedureKey, component: FeeComponent): FeeRow | undefined;
}

/** Rows held as objects. */
export class FeeRows implements FeeReleaseRows {
  readonly covers: Coverage;
  readonly #rows = new Map<number, FeeRow>();

  /** @throws RangeError for two rows of one code and component. */
  constructor(rows: Iterable<FeeRow>, covers: Coverage) {
    this.covers = covers;
    for (const row of rows) {
      const key = feePlace(procedureKey(row.procedure), row.component);
      if (this.#rows.has(key)) throw new RangeError(`two fee schedule rows for ${row.procedure} ${row.component}`);
      this.#rows.set(key, row);
    }
  }

  get size(): number {
    return this.#rows.size;
  }

  find(procedure: ProcedureKey, component: FeeComponent): FeeRow | undefined {
    return this.#rows.get(feePlace(procedure, component));
  }

  [Symbol.iterator](): IterableIterator<FeeRow> {
    return this.#rows.values();
  }
}

/** One number for a code and a component, in order of both. */
export function feePlace(procedure: ProcedureKey, component: FeeComponent): number {
  return procedure * FEE_COMPONENTS.length + FEE_COMPONENTS.indexOf(component);
}

/** The release as a table. */
export function feeSchedule(edition: Edition<FeeReleaseRows>): FeeSchedule {
  const { rows } = edition;
  return {
    edition: editionInfo(edition),
    covers: rows.covers,
    row: (procedure, component) => rows.find(procedure, component),
  };
}
