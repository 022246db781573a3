import type { Confidence, Period, ProcedureKey, ServiceDate } from "@claimscrub/claim";
import type { Requirement } from "./filing-requirements.ts";

/** Where an edition comes from and when: printed beside every figure that rests on it. */
export interface EditionInfo {
  /** `mpfs:RVU25A`, `ncci-ptp:2024Q3`, `gpci:2025`: kind, colon, release. */
  readonly label: string;
  /** In force, half-open. */
  readonly period: Period;
  /** When one could know it. */
  readonly published: ServiceDate;
  /** Name of the source file and who published it. */
  readonly source: string;
  /** What a reader should know, such as missing effective dates. */
  readonly note?: string | undefined;
}

/** A component of a fee schedule code: the whole, the professional or technical part, or a discontinued procedure's own row. */
export type FeeComponent = "" | "26" | "TC" | "53";

/** A row of the Medicare Physician Fee Schedule. RVUs are integer hundredths, indicators the digits as printed. */
export interface FeeRow {
  readonly procedure: string;
  readonly component: FeeComponent;
  /** Status code: A, R, T, C, B, ... */
  readonly status: string;
  readonly work: number;
  readonly peNonFacility: number;
  readonly peFacility: number;
  readonly malpractice: number;
  /** "NA" indicators: rarely or never performed in that setting. */
  readonly naNonFacility: boolean;
  readonly naFacility: boolean;
  readonly pcTc: string;
  /** 000, 010, 090, XXX, YYY, ZZZ, MMM. */
  readonly globalDays: string;
  /** Shares in hundredths: 10, 71, 19. */
  readonly preOperative: number;
  readonly intraOperative: number;
  readonly postOperative: number;
  readonly multipleProcedure: string;
  readonly bilateral: string;
  readonly assistant: string;
  readonly coSurgeon: string;
  readonly team: string;
  /** Endoscopic base code, empty where none. */
  readonly endoscopicBase: string;
  readonly imagingFamily: string;
  readonly oppsPeNonFacility: number;
  readonly oppsPeFacility: number;
  readonly oppsMalpractice: number;
}

/** Every table tells its edition and which codes it can speak for: the starter set knows its own codes only. */
export interface Table {
  readonly edition: EditionInfo;
}

export interface CodeTable extends Table {
  /** False where silence about a code means "not known here" rather than "no such edit". */
  covers(procedure: ProcedureKey): boolean;
}

export interface FeeSchedule extends CodeTable {
  row(procedure: ProcedureKey, component: FeeComponent): FeeRow | undefined;
}

/** Conversion factor in ten-thousandths of a dollar: 323465 is 32.3465. */
export interface ConversionFactor extends Table {
  readonly tenThousandths: number;
  /** The factor of qualifying APM participants (QPs); undefined in years with one factor for all. */
  readonly qualifyingTenThousandths?: number | undefined;
}

/** Anesthesia conversion factors of a year: dollars for one unit of base or time. */
export interface AnesthesiaFactors extends Table {
  /** In ten-thousandths of a dollar: 203178 is 20.3178; 0 where the file (the fixed-width one) does not say it. */
  readonly national: number;
  /** Of a payment locality by `CCCCC-LL`, in ten-thousandths of a dollar too, though CMS publishes whole cents. */
  find(localityId: string): number | undefined;
}

/** A payment locality with its geographic practice cost indices in thousandths. `id` is `10112-00`. */
export interface Locality {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly work: number;
  readonly practiceExpense: number;
  readonly malpractice: number;
}

export interface Localities extends Table {
  /** By `CCCCC-LL`. */
  find(id: string): Locality | undefined;
  all(): readonly Locality[];
}

/** What a ZIP code says of the payment locality. */
export interface ZipLocality {
  readonly localityId: string;
  /** The ZIP straddles localities and can only be resolved with its +4. */
  readonly needsPlusFour: boolean;
}

export interface ZipLocalities extends Table {
  /** By the first five digits. */
  find(zip5: string): ZipLocality | undefined;
  /** By nine digits, where a ZIP9 file is loaded and the first five straddle localities; else as `find` of the first five. */
  findNine?(zip9: string): ZipLocality | undefined;
  /** Localities that the +4 of a straddling code may lead to, the one of `find` first; without a ZIP9 file only that. */
  localitiesOf?(zip5: string): readonly string[];
}

/** Payment setting of a place of service. */
export type Setting = "facility" | "non-facility";

export interface PlacesOfService extends Table {
  /** Undefined where the code is unassigned on the date. */
  setting(pos: string): Setting | undefined;
  name(pos: string): string | undefined;
}

/** A procedure-to-procedure edit in force on the date. */
export interface PtpPair {
  readonly column1: ProcedureKey;
  readonly column2: ProcedureKey;
  /** 0 no modifier helps, 1 an NCCI-associated modifier bypasses. Indicator 9 rows are never returned. */
  readonly indicator: 0 | 1;
  readonly rationale: string;
}

export interface PtpTable extends CodeTable {
  /** Whether the code takes part in any pair: a bit, asked before a pair is looked up. */
  hasPairs(procedure: ProcedureKey): boolean;
  /** The edit with these columns in this order. */
  find(column1: ProcedureKey, column2: ProcedureKey): PtpPair | undefined;
  /** All partners of a code, for the calculator page. */
  pairsOf(procedure: ProcedureKey): readonly PtpPair[];
}

export interface MueLimit {
  readonly units: number;
  /** MUE adjudication indicator: 1 by line, 2 absolute by day, 3 by day with appeal. */
  readonly mai: 1 | 2 | 3;
  readonly rationale: string;
}

export interface MueTable extends CodeTable {
  find(procedure: ProcedureKey): MueLimit | undefined;
}

export interface AddOnEdit {
  /** 1 all primaries listed, 2 contractor-defined, 3 some listed. */
  readonly type: 1 | 2 | 3;
  readonly primaries: ReadonlySet<ProcedureKey>;
}

export interface AddOnTable extends CodeTable {
  /** The edit of an add-on code; undefined for a code that is none. */
  find(addOn: ProcedureKey): AddOnEdit | undefined;
  /** Add-on codes that list this one as a primary. */
  addOnsOf(primary: ProcedureKey): readonly ProcedureKey[];
}

/** Where a diagnosis places a skin tumour (rules.md 5.5). */
export type SkinSite =
  | "head-neck"
  | "genital"
  | "trunk"
  | "perianal"
  | "limb-ambiguous"
  | "unspecified"
  | "unconfirmed"
  | "not-a-tumour"
  | "mac-list";

export interface SkinSites extends Table {
  /** By ICD-10-CM code without a dot; the longest prefix decides; undefined where the map is silent. */
  site(diagnosis: string): SkinSite | undefined;
}

/** ICD-10-CM of a fiscal year. */
export interface DiagnosisCodes extends Table {
  /** Of a code without its dot: whether it can be reported or only heads longer codes; undefined for what is no code of the year. */
  standing(diagnosis: string): "reportable" | "heading" | undefined;
}

/**
 * Lists of procedure codes by name: CMS's own that rules know (`g2211-with-25`), those that an operator loads for them (`clia`,
 * `single-dose-drugs`, `self-administered-drugs`, `benign-removals`), and the procedures of coverage documents (`A56514`, or
 * `A56514@10112` for one contractor's).
 */
export interface ProcedureLists extends Table {
  holds(list: string): boolean;
  has(list: string, procedure: ProcedureKey): boolean;
  /** Names of the lists that hold the code. */
  listsOf(procedure: ProcedureKey): readonly string[];
}

/** Diagnoses that coverage documents (articles, local and national determinations) accept. */
export interface CoveredDiagnoses extends Table {
  holds(document: string): boolean;
  covers(document: string, diagnosis: string): boolean;
}

/** What claims must hold on a date, by law and by the guide they follow. */
export interface FilingRequirements extends Table {
  has(requirement: Requirement): boolean;
  /** The same on another date of the claim, as some go by the day on which the file was made and some by that of a line. */
  hasOn(requirement: Requirement, date: ServiceDate): boolean;
}

/** The tables in force on one date of service; a member is undefined where no edition covers the date. */
export interface TablesInForce {
  readonly date: ServiceDate;
  readonly fees: FeeSchedule | undefined;
  readonly conversionFactor: ConversionFactor | undefined;
  readonly localities: Localities | undefined;
  readonly zips: ZipLocalities | undefined;
  readonly places: PlacesOfService | undefined;
  readonly ptp: PtpTable | undefined;
  readonly mue: MueTable | undefined;
  readonly addOns: AddOnTable | undefined;
  readonly sites: SkinSites | undefined;
  /** Never left out by a reference of ours. */
  readonly requirements?: FilingRequirements | undefined;
  /** Left out by references that hold none. */
  readonly anesthesia?: AnesthesiaFactors | undefined;
  readonly diagnoses?: DiagnosisCodes | undefined;
  readonly lists?: ProcedureLists | undefined;
  readonly coverage?: CoveredDiagnoses | undefined;
}

export type TableName = Exclude<keyof TablesInForce, "date">;

/** A plain word for a starter code, of our own making, and its confidence. Never an AMA descriptor. */
export interface PlainWords {
  readonly words: string;
  readonly confidence: Confidence;
}

/** CMS law with dates. `on` answers with the same object for the same date, so that callers may keep it. */
export interface Reference {
  /** Hash over every edition: the same fingerprint means the same law. */
  readonly fingerprint: string;
  on(date: ServiceDate, knownBy?: ServiceDate): TablesInForce;
  editions(): readonly EditionInfo[];
  plainWords(procedure: ProcedureKey): string | undefined;
}
