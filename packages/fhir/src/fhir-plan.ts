import type { FhirFault } from "./fault.ts";

/** Where a resource that a claim refers to lies. All numbers are 0 where nobody has it. */
export interface ResourceRange {
  /** First byte in its file, and first behind it. */
  readonly from: number;
  readonly to: number;
  /** Ordinal of the resource in its file, from 1. */
  readonly segment: number;
  /** 0 in the claim's own file, else the place, from 1, in the list `beside` of the plan. */
  readonly beside: number;
}

/**
 * Where a Claim lies, and the resources that it is read with: everything needed to read it alone. Plain JSON and free of patient data, so
 * that it can wait in a queue.
 */
export interface FhirClaimRange {
  /** 1 for the first Claim in the file. */
  readonly claimIndex: number;
  readonly from: number;
  readonly to: number;
  /** Ordinal of the resource in the file, from 1. */
  readonly segment: number;
  /** In the order in which the content asks for them: `gatherResources`. */
  readonly resources: readonly ResourceRange[];
}

/** Where every Claim of a file lies, and to which patient it belongs: 32 bytes a claim, and 32 for each resource that it refers to. */
export interface FhirPlan {
  readonly format: "fhir";
  readonly byteLength: number;
  readonly claims: number;
  /** Items of all claims that are read. */
  readonly lines: number;
  /** Faults of the file; those inside a claim are told when it is read. */
  readonly planFaults: readonly FhirFault[];
  /** fileIds of other files of the call, in which resources lie that claims of this one refer to. */
  readonly beside: readonly string[];
  /** Halves of the patient key of claim `index` (from 0). */
  keyHigh(index: number): number;
  keyLow(index: number): number;
  /** Where claim `index` (from 0) lies; its `claimIndex` is one more. */
  rangeOf(index: number): FhirClaimRange;
}

const NUMBERS = 4;

/** The columns of a plan while it is made. */
export class FhirPlanColumns {
  lines = 0;
  readonly #claims: (readonly [from: number, to: number, ordinal: number])[] = [];
  readonly #keys: number[] = [];
  /** Index in `#resources` of the first number of each claim. */
  readonly #starts: number[] = [];
  readonly #resources: number[] = [];

  add(place: readonly [number, number, number], keyHigh: number, keyLow: number, resources: readonly ResourceRange[]): void {
    this.#claims.push(place);
    this.#keys.push(keyHigh >>> 0, keyLow >>> 0);
    this.#starts.push(this.#resources.length);
    for (const { from, to, segment, beside } of resources) this.#resources.push(from, to, segment, beside);
  }

  get claims(): number {
    return this.#claims.length;
  }

  keyHigh(index: number): number {
    return this.#keys[index * 2]!;
  }

  keyLow(index: number): number {
    return this.#keys[index * 2 + 1]!;
  }

  rangeOf(index: number): FhirClaimRange {
    const place = this.#claims[index];
    if (place === undefined) throw new RangeError(`no claim ${index} in a plan of ${this.claims}`);
    const [from, to, segment] = place;
    const resources: ResourceRange[] = [];
    const end = this.#starts[index + 1] ?? this.#resources.length;
    for (let at = this.#starts[index]!; at < end; at += NUMBERS) {
      const [first, behind, ordinal, beside] = this.#resources.slice(at, at + NUMBERS) as [number, number, number, number];
      resources.push({ from: first, to: behind, segment: ordinal, beside });
    }
    return { claimIndex: index + 1, from, to, segment, resources };
  }
}
