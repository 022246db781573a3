import type { CsvFault } from "./fault.ts";
import type { CsvFaultKind } from "./faults.ts";
import type { Row } from "./row.ts";

/** What is wrong with one claim, gathered while it is read. */
export class ClaimNotes {
  readonly faults: CsvFault[] = [];
  readonly claimIndex: number;
  readonly claim: string;

  constructor(claimIndex: number, claim: string) {
    this.claimIndex = claimIndex;
    this.claim = claim;
  }

  /** @param key Field whose cell is at fault. */
  add(kind: CsvFaultKind, row: Row, key: string, data: CsvFault["data"] = {}, line: number | null = null): void {
    const claim = this.claim === "" ? null : this.claim;
    this.faults.push({ kind, position: row.place(key), claimIndex: this.claimIndex, claim, line, data });
  }
}
