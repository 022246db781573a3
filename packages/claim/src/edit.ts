import type { Cents } from "./cents.ts";
import type { Claim, ServiceLine } from "./claim.ts";
import type { Confidence, Direction, Severity, Step } from "./finding.ts";

/** What a line would say if it were coded otherwise. Left-out members stay as billed. */
export interface Recoding {
  readonly procedure?: string;
  readonly modifiers?: readonly string[];
  readonly units?: number;
  readonly pos?: string;
  /** A new charge in cents, or "fee": at least the fee schedule amount, so that the charge no longer limits the line. */
  readonly chargeCents?: Cents | "fee";
}

/** One change to the coding of a day, exact enough to price the day again and to write into the claim. */
export type LineChange =
  | { readonly kind: "recode"; readonly line: ServiceLine; readonly as: Recoding }
  | { readonly kind: "remove"; readonly line: ServiceLine }
  /** A further line in the claim of `like`, with its date, place, physician and diagnoses. */
  | { readonly kind: "add"; readonly like: ServiceLine; readonly as: Recoding & { readonly procedure: string } };

/**
 * What a rule reports: where, which message, and which lines are at risk or which coding would be right.
 * Never a dollar figure: the engine prices the patient-day under both readings and makes the finding.
 */
export interface Edit {
  /** The line (or, for a fault of the claim as a whole, the claim) that the finding stands on. */
  readonly at: ServiceLine | Claim;
  /** Other lines that take part. */
  readonly related?: readonly ServiceLine[];
  /** Element at fault, `SV101-2` when left out. */
  readonly element?: string;
  /** Key of one of the rule's messages. */
  readonly message: string;
  /** Values for the message's {placeholders}. No patient data. */
  readonly data?: Readonly<Record<string, string | number>>;
  /** Lines that the payer would not pay: the impact is the day less the day without them. */
  readonly atRisk?: readonly ServiceLine[];
  /** The right coding where the claim's is wrong: the impact is the difference, its sign the direction. */
  readonly corrected?: readonly LineChange[];
  /** Denial undone by a change (MOD-010): impact is the day with these changes less the day as billed, reported in the rule's direction. */
  readonly restoredBy?: readonly LineChange[];
  /** Denial of a part: the payer pays no more than the lines as changed here; impact is the day as billed less the day with these changes, in the rule's direction. */
  readonly reducedTo?: readonly LineChange[];
  /** An amount that is no difference of two readings of the day, such as a refund due to the patient, with its working. It takes no part in a net. */
  readonly stated?: { readonly cents: Cents; readonly steps: readonly Step[] };
  /** Priced for the reader's information, shown in the basis; the impact stays 0. */
  readonly shown?: readonly LineChange[];
  /** Key of one of the rule's remedies; the rule's first when left out. */
  readonly remedy?: string;
  /** The exact changes that carry the remedy out, where there is one exact way. */
  readonly remedyChanges?: readonly LineChange[];
  readonly direction?: Direction;
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  /** Set where an appeal can't win. */
  readonly neverAppeal?: boolean;
  /** Edits of the same day that this one follows from: their findings are named in its `causedBy`. */
  readonly causedBy?: readonly Edit[];
  /** The line as such is the fact: another rule that owns it on the same line silences this edit, whatever their other lines (visits: one finding a line). */
  readonly ownedByLine?: boolean;
  /** Denial codes where they differ from the rule's. */
  readonly carc?: readonly string[];
  readonly rarc?: readonly string[];
  readonly status277?: readonly string[];
}
