import type { Claim, NotPricedReason, ServiceLine } from "@claimscrub/claim";
import type { FeesInForce } from "./fees-in-force.ts";
import { beginLine } from "./line-working.ts";
import { Pool, Reused } from "./reused.ts";
import type { PaymentTerms } from "./terms/payment-terms.ts";
import { LineWorking, Ranked, Service } from "./working.ts";

const NOBODY = new LineWorking();
const NOTHING = new Service(NOBODY);

/**
 * The work area of one patient-day, used again for the next one: amounts are made on it without taking memory. With `recording` the same
 * computation also notes its words, from which the steps are told, so that what is explained is what was computed.
 */
export class Sheet {
  readonly recording: boolean;
  readonly lines = new Pool(() => new LineWorking());
  readonly services = new Pool(() => new Service(NOBODY));
  readonly ranked = new Pool(() => new Ranked(NOTHING));
  /** Services of one set, while it is ranked. */
  readonly set = new Reused<Service>();
  /** Right and left lines, while they are paired. */
  readonly sides = new Reused<LineWorking>();
  /** Chains of services by set and physician; see `rankDay`. */
  heads = new Int32Array(64);
  next = new Int32Array(64);
  /** By line, while physicians are told apart. */
  parents = new Int32Array(16);
  /** What all lines of the claim before share. */
  claim: Claim | undefined = undefined;
  unassigned = false;
  partB = false;

  constructor(recording: boolean) {
    this.recording = recording;
  }

  /**
   * Writes a working for each line.
   * @param straddling The locality to take where the ZIP code of a line may lie in it, among others.
   */
  begin(lines: readonly ServiceLine[], medicare: FeesInForce, terms: PaymentTerms | undefined, straddling?: string): void {
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at] as ServiceLine;
      if (line.claim !== this.claim) this.#read(line.claim);
      beginLine(this.lines.next(), line, medicare, terms, this, straddling);
    }
  }

  #read(claim: Claim): void {
    const { assignment } = claim;
    this.claim = claim;
    // A facility takes assignment of every claim.
    this.partB = claim.filingIndicator === "MB" && claim.form === undefined;
    this.unassigned = this.partB && (assignment === "C" || assignment === "B");
  }

  /** A service with nothing paid yet. */
  service(lead: LineWorking, other: LineWorking | undefined, count: number): Service {
    const service = this.services.next();
    service.lead = lead;
    service.other = other;
    service.count = count;
    service.technical = undefined;
    service.professional = undefined;
    service.paid.clear();
    lead.services.add(service);
    other?.services.add(service);
    return service;
  }

  /** One service that ranks by itself. */
  rank(service: Service): void {
    const item = this.ranked.next();
    item.amount = service.each;
    item.count = service.count;
    item.lead = service;
    item.family = undefined;
  }

  /** Takes the lines of a service out of the day's amounts, for a reason. */
  fail(service: Service, reason: NotPricedReason): void {
    service.lead.notPriced = reason;
    if (service.other) service.other.notPriced = reason;
  }

  /** Empties the sheet; it then keeps no claim in memory. */
  clear(): void {
    const { lines } = this;
    for (let at = 0; at < lines.length; at++) (lines.items[at] as LineWorking).release();
    lines.clear();
    this.services.clear();
    this.claim = undefined;
  }
}

/** A sheet of each kind for the next day. */
const spare: Record<"plain" | "recording", Sheet | undefined> = { plain: undefined, recording: undefined };

/** An empty sheet. It is the taker's until it is given back, so that no two ever write on one, and one that is lost in an exception is no loss. */
export function takeSheet(recording: boolean): Sheet {
  const kind = recording ? "recording" : "plain";
  const sheet = spare[kind] ?? new Sheet(recording);
  spare[kind] = undefined;
  return sheet;
}

/** Gives a sheet back, emptied. */
export function giveSheet(sheet: Sheet): void {
  sheet.clear();
  spare[sheet.recording ? "recording" : "plain"] = sheet;
}
