import type { Cents, NotPricedReason, ServiceLine } from "@claimscrub/claim";
import type { Setting } from "@claimscrub/reference";
import type { CodeFee, FeesAt } from "./code-fee.ts";
import type { PaymentLocality } from "./fees-in-force.ts";
import { hypotheticalDay } from "./hypothetical-day.ts";
import type { LocalitySpread } from "./line-price.ts";
import type { FeeAgreement } from "./payers/fee-agreement.ts";
import type { MatchedBy } from "./payers/payers.ts";
import { Pool, Reused } from "./reused.ts";
import type { AnesthesiaMissing, AnesthesiaPrice } from "./terms/anesthesia.ts";
import { PARTICIPATES, type Participation } from "./terms/participation.ts";

/** All of an amount, in basis points. */
export const IN_FULL = 10000;

/** Days of post-operative care out of those of the global period. */
export interface CareDays {
  readonly days: number;
  readonly of: number;
}

/** Stands where no line is, so that a working that waits for its next line keeps no claim in memory. */
const NO_LINE = hypotheticalDay({ date: 0, lines: [{ procedure: "" }] })[0] as ServiceLine;

/**
 * One line on its way to an amount: what its price rests on, and what the steps are told from afterwards. Workings are made once and written
 * anew for each day (`beginLine` writes every field), since most lines of a file are priced and never asked about.
 */
export class LineWorking {
  line: ServiceLine = NO_LINE;
  locality: PaymentLocality | undefined = undefined;
  localityResolved = false;
  setting: Setting | undefined = undefined;
  /** Undefined where the line is not priced for a reason that comes before its fee. */
  at: FeesAt | undefined = undefined;
  code: CodeFee | undefined = undefined;
  meaning = 0;
  /** Whole and positive wherever the line is priced by units. */
  units = 0;
  /** Of one unit by itself: the code's fee, less what old equipment (FX, FY, CT) takes off its technical part. */
  unitFee: Cents = 0;
  /** What old equipment leaves of the technical part, in basis points. */
  technicalShare = IN_FULL;
  /** Post-operative care alone (55): how many of the global period's days. */
  care: CareDays | undefined = undefined;
  /** Basis points of the split of the global package (54, 55, 56, 78), of the surgeon's role, and of the kind of practitioner. */
  split = IN_FULL;
  role = IN_FULL;
  practitioner = IN_FULL;
  participation: Participation = PARTICIPATES;
  /** Whether the roster says that the physician is a qualifying APM participant; undefined where no roster of the year was given. */
  qualifying: boolean | undefined = undefined;
  /** The policy of the claim's payer; undefined for Medicare. */
  agreement: FeeAgreement | undefined = undefined;
  /** By what the line came to it. */
  matchedBy: MatchedBy | undefined = undefined;
  /** For a line of anesthesia, its working or what it lacks. */
  anesthesia: AnesthesiaPrice | AnesthesiaMissing | undefined = undefined;
  notPriced: NotPricedReason | undefined = undefined;
  /** 0 because a status T service is bundled into another one of the day. */
  bundled = false;
  /** Number of the physician whose services rank together. */
  physician = 0;
  readonly services = new Reused<Service>();
  /** The line's share of what its services pay, before and after the charge. */
  uncapped: Cents = 0;
  allowed: Cents = 0;
  byReport = false;
  /** Where the ZIP code straddles localities and the working is asked for. */
  spread: LocalitySpread | undefined = undefined;

  /** Only where the working is asked for: other physicians of its group, of whom no specialty is named, may rank with it. */
  mayRankTogether = false;

  /** Lets go of the claim. */
  release(): void {
    this.line = NO_LINE;
    this.services.clear();
  }
}

/** Equal units of a service, paid alike. */
export class PaidUnits {
  count = 0;
  /** Of one unit, after the ranking, the practitioner's share and, where the physician does not participate, 95%. */
  each: Cents = 0;
  /** The same before the 95%. */
  full: Cents = 0;
  /** What the ranking did to them, in words and as a rate; the words only on a sheet that records them. */
  what = "";
  rate: string | undefined = undefined;
  /** Of one unit after the ranking, before the practitioner's share. */
  ranked: Cents = 0;
}

/** How the two sides of a service were told, for the steps. */
export type Sides = "modifier" | "units" | "lines" | undefined;

/**
 * What is ranked: the units of one line, each a procedure of its own, or one service done on both sides, which a right and a left line
 * may share. Written anew for each day, as its lines are.
 */
export class Service {
  /** The line whose charge, code and modifiers decide a tie. */
  lead: LineWorking;
  /** The line of the other side, where two lines share the service half and half. */
  other: LineWorking | undefined = undefined;
  /** Equal procedures. */
  count = 0;
  /** 15000 for a bilateral service at 150%; 10000 where there is no second side or it adds nothing. */
  bilateral = IN_FULL;
  /** Undefined where the service has one side. */
  sides: Sides = undefined;
  /** The fee of one procedure after the bilateral, split and role percentages: what ranks. */
  each: Cents = 0;
  readonly paid = new Pool(() => new PaidUnits());
  /** Of a diagnostic test in a set of several, the parts of one unit; undefined where it has no such part. */
  technical: Cents | undefined = undefined;
  professional: Cents | undefined = undefined;

  constructor(lead: LineWorking) {
    this.lead = lead;
  }
}

/** Units of one service within an endoscopic family: what each adds to the family's total. */
export interface FamilyPart {
  readonly service: Service;
  readonly count: number;
  readonly each: Cents;
  readonly what: string;
}

/** Equal units that rank as procedures: of one service, or a whole endoscopic family as one. */
export class Ranked {
  amount: Cents = 0;
  count = 0;
  lead: Service;
  /** Undefined where it is one service. */
  family: readonly FamilyPart[] | undefined = undefined;

  constructor(lead: Service) {
    this.lead = lead;
  }
}
