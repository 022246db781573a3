import type { Position } from "@claimscrub/claim";
import { CSV_FAULTS, type CsvFaultKind } from "./faults.ts";

/** Something wrong with a file of rows. No values of cells but counts, names of columns and limits. */
export interface CsvFault {
  readonly kind: CsvFaultKind;
  /** `segment`: ordinal of the row in the file, the header included; `byte`: of the cell; `element`: its column. */
  readonly position: Position;
  /** 1 for the first claim of the file; null where the fault belongs to no one claim. */
  readonly claimIndex: number | null;
  /** The claim's number. */
  readonly claim: string | null;
  /** The line's number as findings give it; null where it belongs to no one line. */
  readonly line: number | null;
  /** Values of the message's {placeholders}. */
  readonly data: Readonly<Record<string, string | number>>;
}

/** A fault of a file as a whole. */
export function csvFault(kind: CsvFaultKind, position: Position, data: CsvFault["data"] = {}): CsvFault {
  return { kind, position, claimIndex: null, claim: null, line: null, data };
}

/** The fault's message with its values in place. */
export function csvFaultMessage(fault: CsvFault): string {
  return CSV_FAULTS[fault.kind].message.replace(/\{(\w+)\}/g, (hole, name: string) => String(fault.data[name] ?? hole));
}

/** Collects the faults of a file, but no more than `keptPerKind` of a kind: a hostile file must not fill the memory with them. */
export class CsvFaultList {
  readonly #kept: CsvFault[] = [];
  readonly #counts = new Map<CsvFaultKind, number>();
  readonly #keptPerKind: number;

  constructor(keptPerKind: number) {
    this.#keptPerKind = keptPerKind;
  }

  add(kind: CsvFaultKind, position: Position, data: CsvFault["data"] = {}): void {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (count <= this.#keptPerKind) this.#kept.push(csvFault(kind, position, data));
  }

  /** In order of place; for each kind of which some were left out, one more that says how many. */
  list(): CsvFault[] {
    const faults = [...this.#kept].sort((a, b) => a.position.byte - b.position.byte);
    for (const [kind, count] of this.#counts) {
      if (count <= this.#keptPerKind) continue;
      const last = this.#kept.findLast((one) => one.kind === kind)!;
      faults.push({ ...last, kind: "csv-more-faults", data: { code: CSV_FAULTS[kind].code, count: count - this.#keptPerKind } });
    }
    return faults;
  }
}
