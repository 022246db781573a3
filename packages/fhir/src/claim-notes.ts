import type { Position } from "@claimscrub/claim";
import type { Element } from "./element.ts";
import type { FhirFault } from "./fault.ts";
import type { FhirFaultKind } from "./faults.ts";

/** What is wrong with one claim, gathered while it is read. */
export class ClaimNotes {
  readonly faults: FhirFault[] = [];
  readonly claimIndex: number;
  readonly #ordinal: number;
  #claim = "";

  /** @param ordinal Of the resource in its file. */
  constructor(claimIndex: number, ordinal: number) {
    this.claimIndex = claimIndex;
    this.#ordinal = ordinal;
  }

  /** The claim's identifier: faults added from now on bear it. */
  set claim(id: string) {
    this.#claim = id;
  }

  position(at: number, element: string): Position {
    return { segment: this.#ordinal, byte: at, element };
  }

  add(kind: FhirFaultKind, at: Element, path: string, data: FhirFault["data"] = {}, line: number | null = null): void {
    this.faults.push({
      kind,
      position: this.position(at.at, path),
      claimIndex: this.claimIndex,
      claim: this.#claim === "" ? null : this.#claim,
      line,
      data,
    });
  }
}
