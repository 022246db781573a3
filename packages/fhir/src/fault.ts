import type { Position } from "@claimscrub/claim";
import { FHIR_FAULTS, type FhirFaultKind } from "./faults.ts";

/** Something wrong with a FHIR file or a resource in it. No values of elements but counts, types of resources and limits. */
export interface FhirFault {
  readonly kind: FhirFaultKind;
  /** `segment`: ordinal of the resource in the file; `element`: its path, `Claim.item[0].net`. */
  readonly position: Position;
  /** 1 for the first Claim in the file; null where the fault belongs to no one claim. */
  readonly claimIndex: number | null;
  /** The claim's identifier. */
  readonly claim: string | null;
  /** The line's number as findings give it; null where it belongs to no one line. */
  readonly line: number | null;
  /** Values of the message's {placeholders}. */
  readonly data: Readonly<Record<string, string | number>>;
}

/** A fault of a file as a whole. */
export function fhirFault(kind: FhirFaultKind, position: Position, data: FhirFault["data"] = {}): FhirFault {
  return { kind, position, claimIndex: null, claim: null, line: null, data };
}

/** The fault's message with its values in place. */
export function fhirFaultMessage(fault: FhirFault): string {
  return FHIR_FAULTS[fault.kind].message.replace(/\{(\w+)\}/g, (hole, name: string) => String(fault.data[name] ?? hole));
}

/** Collects the faults of a file, but no more than `keptPerKind` of a kind: a hostile file must not fill the memory with them. */
export class FhirFaultList {
  readonly #kept: FhirFault[] = [];
  readonly #counts = new Map<FhirFaultKind, number>();
  readonly #keptPerKind: number;

  constructor(keptPerKind: number) {
    this.#keptPerKind = keptPerKind;
  }

  add(kind: FhirFaultKind, position: Position, data: FhirFault["data"] = {}): void {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (count <= this.#keptPerKind) this.#kept.push(fhirFault(kind, position, data));
  }

  /** In order of place; for each kind of which some were left out, one more that says how many. */
  list(): FhirFault[] {
    const faults = [...this.#kept].sort((a, b) => a.position.byte - b.position.byte);
    for (const [kind, count] of this.#counts) {
      if (count <= this.#keptPerKind) continue;
      const last = this.#kept.findLast((one) => one.kind === kind)!;
      faults.push({ ...last, kind: "fhir-more-faults", data: { code: FHIR_FAULTS[kind].code, count: count - this.#keptPerKind } });
    }
    return faults;
  }
}
