import type { FaultList } from "./fault.ts";

export type Level = 20 | 22 | 23;

/** Follows the HL segments of a transaction: their numbering, and which of them stands under which. */
export class Levels {
  readonly #faults: FaultList;
  #last = 0;
  #provider = 0;
  #subscriber = 0;
  #saidNumber = false;
  #saidParent = false;

  constructor(faults: FaultList) {
    this.#faults = faults;
  }

  /** At each ST: HL01 begins again at 1. Each kind of fault is said once a transaction. */
  restart(): void {
    this.#last = 0;
    this.#provider = 0;
    this.#subscriber = 0;
    this.#saidNumber = false;
    this.#saidParent = false;
  }

  /** Notes HL01 to HL03 (-1 where no number); undefined where HL03 names no level of a claim. */
  note(number: number, parent: number, code: number, segment: number, byte: number): Level | undefined {
    const expected = this.#last + 1;
    if (number !== expected && !this.#saidNumber) {
      this.#faults.add("hl-number", { segment, byte, element: "HL01" }, { expected });
      this.#saidNumber = true;
    }
    this.#last = number > 0 ? number : expected;
    if (code !== 20 && code !== 22 && code !== 23) {
      this.#faults.add("hl-level", { segment, byte, element: "HL03" });
      return undefined;
    }
    if (code === 20) {
      this.#checkParent(parent === -1, code, 0, segment, byte);
      this.#provider = this.#last;
      this.#subscriber = 0;
    } else if (code === 22) {
      this.#checkParent(parent === this.#provider && parent > 0, code, 20, segment, byte);
      this.#subscriber = this.#last;
    } else this.#checkParent(parent === this.#subscriber && parent > 0, code, 22, segment, byte);
    return code;
  }

  #checkParent(right: boolean, level: number, parent: number, segment: number, byte: number): void {
    if (right || this.#saidParent) return;
    this.#faults.add("hl-parent", { segment, byte, element: "HL02" }, { level, parent: parent === 0 ? "(none)" : parent });
    this.#saidParent = true;
  }
}
