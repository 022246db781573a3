import type {
  Citation,
  Claim,
  ClaimForm,
  Confidence,
  Direction,
  Edit,
  NotPricedReason,
  PatientDay,
  RemedyKind,
  ServiceLine,
  Severity,
} from "@claimscrub/claim";
import type { DayPrice, PayerPolicy, PaymentTerms } from "@claimscrub/pricing";
import type { FeeRow, TableName, TablesInForce } from "@claimscrub/reference";
import type { RecordedTumour } from "./sidecar/sidecar.ts";

/** The day as billed, priced: for the few rules whose trigger is an amount. */
export interface PricedDay {
  readonly prices: DayPrice;
}

/** What a rule may look up: the tables it declared, never undefined, bound to the date; plus the day's prices where declared. */
export type Lookups<Names extends TableName | "prices", Optional extends TableName = never> = {
  /** What an operator says of a claim's payer (59 or X, 51, filing limit); undefined where Medicare's rules serve it. */
  readonly policyOf: (claim: Claim) => PayerPolicy | undefined;
  /** What the practice's own record says of a claim's tumours, undefined for a claim that it does not name; left out where no sidecar was given. */
  readonly sidecarOf?: ((claim: Claim) => readonly RecordedTumour[] | undefined) | undefined;
  /** What stands where services are given, as far as an operator told; left out where nothing was told. */
  readonly roster?: PlaceRoster | undefined;
} & {
  readonly [Name in Extract<Names, TableName>]: NonNullable<TablesInForce[Name]>;
} & { readonly [Name in Optional]: TablesInForce[Name] } & ("prices" extends Names ? { readonly prices: DayPrice } : unknown);

/** Who bears the overhead at a place, by the operator's roster. */
export type PlaceRoster = Pick<PaymentTerms, "facilityOf" | "isOffice">;

/** What wakes a rule. A day that trips none of a rule's conditions never reaches its check. */
export type Wake =
  /** Some line's code is in these codes or ranges: `["17311-17315"]`. */
  | { readonly codes: readonly string[] }
  /** The day has two lines or more (by any claim). */
  | { readonly several: true }
  /** Some line's code is an add-on code of the table in force. */
  | { readonly addOn: true }
  /** Units of one code, over all lines of the day, exceed the code's MUE in the table in force. */
  | { readonly limited: true }
  /** Two lines have codes that are a PTP pair in the table in force. */
  | { readonly paired: true }
  /** Some line's code stands in a PTP pair of the table in force, whatever the other lines are. */
  | { readonly pairable: true }
  /** Two lines have the same code. */
  | { readonly repeated: true }
  /** A line's charge is below what is allowed for it. */
  | { readonly charge: "below-allowed" }
  /** Some line's code has a row in the fee schedule in force (that of the whole service) of which this is true; asked once a code and edition. */
  | { readonly fee: (row: FeeRow) => boolean }
  /** Some line's code is in a list of procedures that an operator loaded; where no list or no coverage document is loaded, every day. */
  | { readonly listed: true }
  /** Some line stands in one of these places of service. */
  | { readonly pos: readonly string[] }
  /** Some line carries one of these modifiers. */
  | { readonly modifiers: readonly string[] }
  | { readonly always: true };

export interface Subjects {
  /** All lines of a patient on one date. */
  readonly day: PatientDay;
  /** One line, judged alone. */
  readonly line: ServiceLine;
  /**
   * One claim, once, whatever it asks for and whether or not it takes part in a day: voids, encounters and claims to second payers too. `wakes` is
   * not looked at. Tables are those of the claim's first date.
   */
  readonly claim: Claim;
  /** All days of a patient in the run, for what one day means to another. */
  readonly patient: PatientDays;
  /** A day on which other rules have put lines at risk of denial, for what follows from that. It wakes by that alone. */
  readonly denials: DeniedDay;
}

/** A patient-day with the lines that will not be paid. */
export interface DeniedDay extends PatientDay {
  /** Lines at risk by deterministic and probable denials, each with the edits that put it there. */
  readonly denied: ReadonlyMap<ServiceLine, Denial>;
}

/** Why a line will not be paid. */
export interface Denial {
  readonly edits: readonly Edit[];
  /** Whether one of them is an error without doubt. */
  readonly certain: boolean;
}

/** A patient-day with the tables in force on its date. */
export interface DatedDay extends PatientDay {
  readonly tables: TablesInForce;
}

/** The days of one patient in order of date, one or more; days on which a table that the rule declared has no edition are left out, and counted. */
export interface PatientDays {
  readonly days: readonly DatedDay[];
}

/** Says that a rule could not judge some lines (one when left out), and why: counted, never silent. */
export type NotChecked = (reason: NotPricedReason, lines?: number) => void;

export interface RemedyWords {
  readonly kind: RemedyKind;
  /** What to do and what the record must show, with {placeholders}. */
  readonly text: string;
}

/** A rule: one file that declares everything about itself; `check` only decides. */
export interface Rule<
  Subject extends keyof Subjects = keyof Subjects,
  Names extends TableName | "prices" = TableName | "prices",
  Messages extends string = string,
  Remedies extends string = string,
  Optional extends TableName = never,
> {
  /** `authority/bad-thing`. */
  readonly id: string;
  /** Catalogue id: `MOH-001`. */
  readonly code: string;
  /** One line: what it checks. */
  readonly summary: string;
  readonly subject: Subject;
  readonly wakes: Wake;
  /** Forms of claims that it can judge; professional ones alone where it names none. Of other claims the coverage says that it was not run. */
  readonly forms?: readonly ClaimForm[];
  /** Where one of these has no edition for the date, the rule isn't run and says so (`no-edition`, or `no-list-loaded` for lists of codes). */
  readonly tables: readonly Names[];
  /** Tables that sharpen the answer; undefined in the look-ups where no edition covers the date. */
  readonly tablesIfAny?: readonly Optional[];
  /** Default direction; for a rule that corrects coding the sign of the difference decides instead. */
  readonly direction: Direction;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** What is wrong and why, with {placeholders}. */
  readonly messages: Readonly<Record<Messages, string>>;
  readonly remedies: Readonly<Record<Remedies, RemedyWords>>;
  readonly adjustmentGroup: string;
  readonly carc: readonly string[];
  readonly rarc: readonly string[];
  readonly status277: readonly string[];
  readonly neverAppeal?: boolean;
  /** What it looks for stands mostly on claims of other files: where history was not read, the coverage says `no-history` of the lines that wake it. */
  readonly needsHistory?: boolean;
  readonly citations: readonly Citation[];
  /** Codes of the rules that own the same fact: where one of them stands on the same line (or pair), this one stays silent. */
  readonly yieldsTo: readonly string[];
  check(
    this: void,
    subject: Subjects[Subject],
    lookups: Lookups<Names, Optional>,
    report: (edit: Edit & { readonly message: NoInfer<Messages>; readonly remedy?: NoInfer<Remedies> }) => void,
    notChecked?: NotChecked,
  ): void;
}

/** A rule of any subject, as the engine keeps them. */
// biome-ignore lint/suspicious/noExplicitAny: the engine hands each rule the subject and tables that it declared.
export type AnyRule = Omit<Rule<any, any, any, any, any>, "check"> & {
  check(this: void, subject: any, lookups: any, report: (edit: Edit) => void, notChecked?: NotChecked): void;
};

/** Declares a rule; the compiler refuses a table, a message or a remedy that was not declared. */
export function defineRule<
  const Subject extends keyof Subjects,
  const Names extends TableName | "prices",
  const Messages extends string,
  const Remedies extends string,
  const Optional extends TableName = never,
>(rule: Rule<Subject, Names, Messages, Remedies, Optional>): Rule<Subject, Names, Messages, Remedies, Optional> {
  return Object.freeze(rule);
}
