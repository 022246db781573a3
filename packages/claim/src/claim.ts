import type { Bill } from "./bill.ts";
import type { Cents } from "./cents.ts";
import type { OtherForm } from "./claim-form.ts";
import type { Position } from "./position.ts";
import type { ModifierKey, ProcedureKey } from "./procedure-code.ts";
import type { ServiceDate } from "./service-date.ts";

/** The file a claim came from. */
export interface ClaimFile {
  /** SHA-256 of the decompressed bytes, in hex: a re-sent file is the same file. */
  readonly fileId: string;
  /** Name as given by the user; `archive.zip!member` for a member of an archive. */
  readonly name: string;
  /** Place of the file in the call, from 0. */
  readonly order: number;
}

/** A provider or place with its identifiers and address. Absent texts are empty. */
export interface Provider {
  /** NM109 where NM108 is XX. */
  readonly npi: string;
  /** PRV03 of the loop itself: PRV*BI for the billing provider, PRV*PE for the rendering one. */
  readonly taxonomy: string;
  /** N301. */
  readonly street: string;
  readonly city: string;
  readonly state: string;
  /** N403 as sent, 5 or 9 digits. */
  readonly zip: string;
  /** NM102: 1 a person, 2 an organization; undefined where neither is said. */
  readonly entity?: "person" | "organization" | undefined;
}

/** What a transaction asks of the payer: BHT06 and the guide decide. */
export type Purpose = "claim" | "encounter" | "predetermination";

/**
 * A claim: loop 2300 with what stands above it. It is a professional one where it names no other form. Implementations may be views over columns that decode a text
 * when it is asked for; ask once and keep what you need.
 */
export interface Claim {
  readonly file: ClaimFile;
  /** 1 for the first CLM in the file. */
  readonly index: number;
  /** CLM01, the patient control number. */
  readonly id: string;
  readonly purpose: Purpose;
  /** Left out for a professional claim. */
  readonly form?: OtherForm | undefined;
  /** What an institutional claim says besides; undefined for other forms. */
  readonly bill?: Bill | undefined;
  /** CLM02; undefined where it is absent or no amount. */
  readonly chargeCents: Cents | undefined;
  /** CLM05-1; empty on an institutional claim, which has a type of bill there. */
  readonly pos: string;
  /** CLM05-3: 1 original, 7 replacement, 8 void. */
  readonly frequency: string;
  /** CLM07. */
  readonly assignment: string;
  /** SBR01 of the destination payer's loop 2000B: P primary, S secondary, T tertiary. */
  readonly payerSequence: string;
  /** SBR09: MB Medicare Part B, 16 Medicare Advantage, CI commercial, BL Blue, MC Medicaid. */
  readonly filingIndicator: string;
  /** 2010BB NM109 and NM103. */
  readonly payerId: string;
  readonly payerName: string;
  /** CLM20, why the claim comes late. */
  readonly delayReason?: string | undefined;
  /** 2010BA NM109, the member number. Patient data: never in a message, a log or a queue. */
  readonly subscriberId?: string | undefined;
  /** REF*F8, the payer's control number of the claim that this one replaces or voids. */
  readonly originalReference: string;
  /** BHT04, else GS04, else ISA09; 0 where none can be read. */
  readonly received: ServiceDate;
  /** 2010AA with PRV*BI of 2000A. */
  readonly billing: Provider;
  /** 2310B; undefined where the loop is absent. Of an institutional claim 2310D, else the attending provider of 2310A, as its guide has it. */
  readonly rendering: Provider | undefined;
  /** 2310C; undefined where the loop is absent. */
  readonly serviceFacility: Provider | undefined;
  /** NM109 of 2310A (DN) and of 2310D (DQ): who referred the patient and who supervised; empty where there is none, undefined where not read. */
  readonly referringNpi?: string | undefined;
  readonly supervisingNpi?: string | undefined;
  /** Whether loop 2320 names another payer, and whether that one says what it paid (AMT*D); undefined where not read. */
  readonly otherPayer?: "none" | "named" | "paid" | undefined;
  /** DTP*435, the admission date; 0 where absent. */
  readonly admitted: ServiceDate;
  /** DTP*096, the discharge date; 0 where absent. */
  readonly discharged: ServiceDate;
  /** DTP*090 and DTP*091, the days on which post-operative care was taken over and given away; 0 or undefined where absent. */
  readonly careAssumed?: ServiceDate | undefined;
  readonly careRelinquished?: ServiceDate | undefined;
  /** HI codes in order, upper case, without a dot: `C44311`. At most 12; 25 on an institutional claim (the principal one and 24 others), 4 on a dental one. */
  readonly diagnoses: readonly string[];
  /** REF*X4 of loop 2300. */
  readonly clia: string;
  /** NTE02 texts of loop 2300, joined by a space. */
  readonly note: string;
  /** Whether loop 2300 tells of documents that are sent apart or kept ready (PWK); undefined where not read. */
  readonly hasAttachment?: boolean | undefined;
  /** Patient's birth date (DMG02) and sex (DMG03). Patient data: never in a message, a log or a queue. */
  readonly patientBirthDate: ServiceDate;
  readonly patientSex: string;
  /**
   * The two halves of the plain 64-bit hash of the patient key (payer id, subscriber id, birth date, sex and first name as sent,
   * of 2010CA if present, else 2010BA). For grouping only; it is not an identity to store.
   */
  readonly patientKeyHigh: number;
  readonly patientKeyLow: number;
  /** False where member id or birth date is missing: the claim then stands alone (`no-identity`), under a key of its own. */
  readonly hasIdentity: boolean;
  /** The text that the patient key is made of, for the store's keyed hash. Patient data. */
  patientIdentity(): string;
  readonly lines: readonly ServiceLine[];
  /** Place of a claim-level element: the segment that holds it where it is present, else the CLM segment. */
  locate(element: string): Position;
  /** True for a claim sent earlier: judged against, never reported on. */
  readonly isHistory?: true | undefined;
  /** A payment locality that overrides the one of the ZIP codes, `10112-00`: the price command, not a claim file. */
  readonly locality?: string | undefined;
}

/** SVD and CAS of loop 2430, over all payers that adjudicated the line. */
export interface Adjudication {
  /** How many SVD segments. */
  readonly payers: number;
  /** SVD02 and the amounts of CAS, summed; undefined where one is no amount. */
  readonly paidCents: Cents | undefined;
  readonly adjustedCents: Cents | undefined;
}

/** A service line: loop 2400. Elements are named as on a professional claim; `elementOnForm` tells how other forms name them. */
export interface ServiceLine {
  readonly claim: Claim;
  /** Place in the claim, from 1. */
  readonly ordinal: number;
  /** LX01 where it is an integer and unique in its claim, else the place. */
  readonly number: number;
  /** SV101-1; HC for CPT and HCPCS. */
  readonly qualifier: string;
  /** SV101-2, upper case. */
  readonly procedure: string;
  /** SV201 of an institutional claim, four digits; undefined on other forms. */
  readonly revenueCode?: string | undefined;
  /** TOO02 with its surfaces (`3`, `14MO`), and SV304 oral cavities, of a dental claim; undefined on other forms. */
  readonly teeth?: readonly string[] | undefined;
  readonly procedureKey: ProcedureKey;
  /** SV101-3 to SV101-6 without the empty ones, upper case. */
  readonly modifiers: readonly string[];
  readonly modifierKeys: readonly ModifierKey[];
  /** SV101-7. */
  readonly narrative: string;
  /** SV102; undefined where it is absent or no amount. */
  readonly chargeCents: Cents | undefined;
  /** SV103: UN or MJ. */
  readonly unitBasis: string;
  /** SV104; undefined where it is absent or no number. */
  readonly units: number | undefined;
  /** SV105 where present, else CLM05-1. */
  readonly pos: string;
  /** First and last day of DTP*472; 0 where absent or impossible. */
  readonly date: ServiceDate;
  readonly dateThrough: ServiceDate;
  /** SV107 as sent: positions in the claim's diagnoses, from 1; 0 for what is no number. Five where more are sent than the four of the guide. */
  readonly pointers: readonly number[];
  /** The diagnoses that the pointers name, in pointer order; pointers at nothing are left out. */
  readonly diagnoses: readonly string[];
  /** 2420A, else 2310B, else 2010AA. */
  readonly renderingNpi: string;
  /** Explicit PRV*PE of 2420A, else of 2310B; empty where neither is sent (PRV*BI never stands in). */
  readonly renderingTaxonomy: string;
  /** 2420C, else the claim's 2310C; undefined where both are absent. */
  readonly serviceFacility: Provider | undefined;
  /** NM109 of 2420E (DK), else of 2420F (DN), else the claim's referring provider; and of 2420D (DQ), else the claim's supervising one. */
  readonly orderingNpi?: string | undefined;
  readonly supervisingNpi?: string | undefined;
  /** What another payer did with the line (loop 2430); undefined where none is told, or not read. */
  readonly adjudication?: Adjudication | undefined;
  /** REF*6R, the key by which a remittance names the line. */
  readonly controlNumber: string;
  /** LIN03 of loop 2410. */
  readonly drugCode: string;
  /** REF*X4 of loop 2400, else of 2300. */
  readonly clia: string;
  /** NTE02 texts of loop 2400. */
  readonly note: string;
  /** Whether loop 2400 or the claim tells of documents that are sent apart or kept ready (PWK); undefined where not read. */
  readonly hasAttachment?: boolean | undefined;
  /** Place of a line-level element: the segment that holds it where it is present, else the SV1 (or LX) segment. */
  locate(element: string): Position;
}

/** Everything that one patient had done on one date, over all claims judged together, in order of file, claim and line. */
export interface PatientDay {
  readonly date: ServiceDate;
  readonly lines: readonly ServiceLine[];
  /** What facilities billed for the day on institutional claims, beside the lines of professional ones; left out where there is none. */
  readonly facilityLines?: readonly ServiceLine[] | undefined;
}

/** Order of lines everywhere that "first" is said: file in the call, claim in the file, line in the claim. */
export function compareLines(a: ServiceLine, b: ServiceLine): number {
  return a.claim.file.order - b.claim.file.order || a.claim.index - b.claim.index || a.ordinal - b.ordinal;
}
