import type { Cents } from "./cents.ts";
import type { NotPricedReason } from "./not-priced.ts";

/** What is at stake. */
export type Direction = "denial" | "underbilling" | "audit" | "rejection" | "review";
export type Severity = "error" | "warning" | "info";
/** high: deterministic; medium: probable; low: heuristic. */
export type Confidence = "high" | "medium" | "low";

export const REMEDY_KINDS = [
  "add-modifier",
  "remove-modifier",
  "change-modifier",
  "change-code",
  "change-units",
  "change-pos",
  "add-line",
  "remove-line",
  "reorder",
  "split-claim",
  "change-diagnosis",
  "raise-charge",
  "add-information",
  "document",
] as const;
export type RemedyKind = (typeof REMEDY_KINDS)[number];

/** One step of an amount that a biller could check by hand. */
export interface Step {
  readonly what: string;
  /** The rate applied, as a person would write it: `50%`, `32.3465`, `x 1.009`. */
  readonly rate?: string | undefined;
  /** Integer cents after this step. */
  readonly amount?: Cents | undefined;
  /** The table release it came from: `mpfs:RVU25A`. */
  readonly edition?: string | undefined;
}

export interface Impact {
  /** Dollars that change hands if this is not fixed; null with `unknown`. */
  readonly cents: Cents | null;
  readonly unknown?: NotPricedReason | undefined;
  readonly low?: Cents | undefined;
  readonly high?: Cents | undefined;
  readonly confidence: Confidence;
  readonly basis: readonly Step[];
}

export interface LineReference {
  readonly fileId: string;
  readonly claim: string;
  readonly claimIndex: number;
  readonly line: number;
}

/** One exact change of one element; `to` null removes it, `line` "new" adds a line. */
export interface ElementChange {
  readonly claimIndex: number;
  readonly line: number | "new";
  readonly element: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Remedy {
  readonly kind: RemedyKind;
  readonly text: string;
  readonly to?: readonly ElementChange[] | undefined;
}

export interface Citation {
  readonly title: string;
  readonly section: string;
  readonly url?: string | undefined;
}

/** A judgement about a file, a claim or a line, as `contract.md` promises it to users and other programs. */
export interface Finding {
  readonly id: string;
  readonly file: string;
  readonly fileId: string;
  readonly claim: string | null;
  readonly claimIndex: number | null;
  readonly line: number | null;
  readonly related: readonly LineReference[];
  readonly procedure?: string | undefined;
  /** Of a line of an institutional claim. */
  readonly revenueCode?: string | undefined;
  readonly modifiers?: readonly string[] | undefined;
  readonly units?: number | undefined;
  readonly pos?: string | undefined;
  /** yyyy-mm-dd. */
  readonly date?: string | undefined;
  readonly dateThrough?: string | undefined;
  readonly payerId?: string | undefined;
  readonly payerName?: string | undefined;
  /** `mohs/add-on-without-first-stage`. */
  readonly rule: string;
  /** `MOH-001`. */
  readonly code: string;
  readonly direction: Direction;
  readonly severity: Severity;
  readonly impact: Impact;
  readonly message: string;
  readonly remedy: Remedy;
  /** CO, PR, OA, PI or CR; empty where no denial is predicted. */
  readonly adjustmentGroup: string;
  readonly carc: readonly string[];
  readonly rarc: readonly string[];
  readonly status277: readonly string[];
  readonly causedBy: readonly string[];
  readonly neverAppeal: boolean;
  readonly citations: readonly Citation[];
  readonly editions: readonly string[];
  readonly location: { readonly segment: number; readonly byte: number; readonly element: string };
}
