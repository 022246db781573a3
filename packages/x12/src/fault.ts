import { type OtherForm, type Position, wordsOnForm } from "@claimscrub/claim";
import { FAULTS, type FaultKind } from "./faults.ts";

/** Something wrong with the wrapping or the structure of a claim file. No element values but counts, control numbers and segment ids. */
export interface Fault {
  readonly kind: FaultKind;
  readonly position: Position;
  /** 1 for the first CLM in the file; null where the fault belongs to no one claim. */
  readonly claimIndex: number | null;
  /** CLM01 of that claim. */
  readonly claim: string | null;
  /** The line's number as findings give it; null where it belongs to no one line. */
  readonly line: number | null;
  /** Values of the message's {placeholders}. */
  readonly data: Readonly<Record<string, string | number>>;
  /** Form of the claim, where it is known and not professional. */
  readonly form?: OtherForm | undefined;
}

/** The fault's message with its values in place. */
export function faultMessage(fault: Fault): string {
  return wordsOnForm(FAULTS[fault.kind].message, fault.form).replace(/\{(\w+)\}/g, (hole, name: string) =>
    String(fault.data[name] ?? hole),
  );
}

/** Whether the claim that the fault names gave no result. */
export function makesClaimUnreadable(fault: Fault): boolean {
  return FAULTS[fault.kind].effect === "claim";
}

/** Whether the whole file gave no result. */
export function makesFileUnreadable(fault: Fault): boolean {
  return FAULTS[fault.kind].effect === "file";
}

/** Collects faults, but no more than `keptPerKind` of a kind: a hostile file must not fill the memory with them. */
export class FaultList {
  readonly #kept: Fault[] = [];
  readonly #counts = new Map<FaultKind, number>();
  readonly #keptPerKind: number;

  constructor(keptPerKind: number) {
    this.#keptPerKind = keptPerKind;
  }

  /** `at` is where it stands; `about` names the claim and line it belongs to. */
  add(
    kind: FaultKind,
    at: Position,
    data: Readonly<Record<string, string | number>> = {},
    about: Partial<Pick<Fault, "claimIndex" | "claim" | "line">> = {},
  ): void {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (count > this.#keptPerKind) return;
    this.#kept.push({ kind, position: at, claimIndex: null, claim: null, line: null, data, ...about });
  }

  count(kind: FaultKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** The faults kept, in order of place; for each kind of which some were left out, one fault more that says how many. */
  list(): Fault[] {
    const faults = [...this.#kept].sort((a, b) => a.position.byte - b.position.byte || a.position.segment - b.position.segment);
    for (const [kind, count] of this.#counts) {
      if (count <= this.#keptPerKind) continue;
      const last = this.#kept.findLast((fault) => fault.kind === kind)!;
      faults.push({ ...last, kind: "more-faults", line: null, data: { code: FAULTS[kind].code, count: count - this.#keptPerKind } });
    }
    return faults;
  }
}
