import type { Cents, Position, ServiceDate } from "@claimscrub/claim";
import type { RemittanceFault } from "./remittance-fault.ts";

/** One triple of a CAS segment: what was not paid, and why. */
export interface Adjustment {
  /** CO, PR, OA, PI or CR. */
  readonly group: string;
  /** CARC. */
  readonly carc: string;
  readonly cents: Cents;
  /** Units adjusted; null where not given. */
  readonly quantity: number | null;
}

/** An SVC loop: what became of one service line. Amounts that could not be read are null, and a fault says so. */
export interface RemittanceLine {
  readonly position: Position;
  /** Ordinal in its claim, from 1. */
  readonly ordinal: number;
  /** SVC01: qualifier (HC, AD, ...), procedure and modifiers that were judged. */
  readonly qualifier: string;
  readonly procedure: string;
  readonly modifiers: readonly string[];
  readonly chargeCents: Cents | null;
  readonly paidCents: Cents | null;
  /** SVC05; one where the payer leaves it out, as the guide says. */
  readonly units: number | null;
  /** SVC06 and SVC07: what was sent, where the payer changed it; null where it did not. */
  readonly submitted: { readonly procedure: string; readonly modifiers: readonly string[]; readonly units: number | null } | null;
  /** DTM*472, else 150 and 151, else those of the claim; 0 where absent. */
  readonly date: ServiceDate;
  readonly dateThrough: ServiceDate;
  readonly adjustments: readonly Adjustment[];
  /** LQ*HE. */
  readonly rarc: readonly string[];
  /** AMT*B6; null where not given. */
  readonly allowedCents: Cents | null;
  /** REF*6R; empty where not given. */
  readonly control: string;
}

/** A CLP loop. */
export interface RemittanceClaim {
  readonly position: Position;
  /** CLP01, the sender's CLM01. */
  readonly claim: string;
  /** CLP02: 1, 2, 3 processed as primary, secondary, tertiary; 4 denied; 19 to 21 also forwarded; 22 reversal. */
  readonly status: string;
  readonly chargeCents: Cents | null;
  readonly paidCents: Cents | null;
  /** CLP05; null where not given. */
  readonly patientCents: Cents | null;
  /** CLP06. */
  readonly filingIndicator: string;
  /** CLP07, the payer's control number. */
  readonly payerControl: string;
  /** CLP09. */
  readonly frequency: string;
  /** CAS of the claim itself. */
  readonly adjustments: readonly Adjustment[];
  /** Remark codes of MIA and MOA. */
  readonly remarks: readonly string[];
  /** DTM*232 and DTM*233; 0 where absent. */
  readonly date: ServiceDate;
  readonly dateThrough: ServiceDate;
  readonly lines: readonly RemittanceLine[];
}

/** One pair of a PLB segment. A positive amount lowers the payment. */
export interface ProviderAdjustment {
  readonly position: Position;
  /** PLB03-1: WO, CS, L6, FB, ... */
  readonly reason: string;
  readonly reference: string;
  readonly cents: Cents;
}

/** A transaction set 835: one payment and what it pays. */
export interface Remittance {
  readonly position: Position;
  /** ISA13, GS06 and ST02. */
  readonly controls: readonly [string, string, string];
  /** ST03 or GS08, such as 005010X221A1. */
  readonly guide: string;
  /** BPR02, negative where BPR03 is D. */
  readonly paidCents: Cents | null;
  /** BPR04: ACH, CHK, NON, ... */
  readonly method: string;
  /** BPR16. */
  readonly paymentDate: ServiceDate;
  /** TRN02 and TRN03. */
  readonly trace: string;
  readonly originator: string;
  /** N1*PR: N104, else REF*2U, else TRN03. */
  readonly payerId: string;
  readonly payerName: string;
  /** N104 of N1*PE where N103 is XX. */
  readonly payeeNpi: string;
  readonly claims: readonly RemittanceClaim[];
  readonly providerAdjustments: readonly ProviderAdjustment[];
}

/** All that a file says about payments. */
export interface RemittanceFile {
  readonly remittances: readonly Remittance[];
  /** In order of place. */
  readonly faults: readonly RemittanceFault[];
}

/** Whether the claim takes an earlier payment back: CLP02 is 22. */
export function isReversal({ status }: Pick<RemittanceClaim, "status">): boolean {
  return status === "22";
}
