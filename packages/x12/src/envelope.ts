import { type Position, type Purpose, parseServiceDate, type ServiceDate } from "@claimscrub/claim";
import type { TransactionHeader, TransactionKind } from "./claim-range.ts";
import { ControlNumbers } from "./control-numbers.ts";
import type { Delimiters, InterchangeHeader } from "./delimiters.ts";
import { EnvelopeOutline } from "./envelope-outline.ts";
import type { FaultList } from "./fault.ts";
import type { FaultKind } from "./faults.ts";

const ISA_LENGTH = 106;
const CLAIMS_PER_TRANSACTION = 5000;

interface Opened {
  readonly control: string;
  readonly at: Position;
}

/** The kind of an 837 by the guide that GS08, ST03 or REF*87 names: 005010X222A1, 004010X098, 005010X291 (predetermination). */
export function kindOfGuide(guide: string): TransactionKind {
  if (/X(222|098|291)/.test(guide)) return "professional";
  if (/X(223|096|292)/.test(guide)) return "institutional";
  if (/X(224|097|293)/.test(guide)) return "dental";
  return "unknown";
}

/** The two-digit year of ISA09 belongs to this century: the format is younger than the last one's files. */
function shortDate(text: string): ServiceDate {
  return text.length === 6 ? (parseServiceDate(`20${text}`) ?? 0) : 0;
}

/** A count as a message says it; -1 stands for an element that is no number. */
function spoken(count: number): number | string {
  return count < 0 ? "(no number of)" : count;
}

/** Counts and compares the envelopes of a file while its segments pass, and keeps what a claim must know of them. */
export class Envelope {
  delimiters: Delimiters = { element: 42, component: 58, terminator: 126, repetition: 0 };
  /** Transactions by ST01. */
  readonly transactions = new Map<string, number>();
  /** Where every envelope begins and what is wrong with it. */
  readonly outline = new EnvelopeOutline();
  readonly #faults: FaultList;
  readonly #interchanges = new ControlNumbers();
  #groups = new ControlNumbers();
  #sets = new ControlNumbers();
  #interchange: Opened | undefined;
  #group: Opened | undefined;
  #set: Opened | undefined;
  /** Whether the present stretch of the file began without an ISA (or GS), so that their absence was said once. */
  #bare = false;
  #groupless = false;
  #setless = false;
  #groupCount = 0;
  #setCount = 0;
  #setOpenedAt = 0;
  #claims = 0;
  #isaDate = 0;
  #gsDate = 0;
  #gsGuide = "";
  #groupKind = "";
  #setCode = "";
  #guide = "";
  #purpose: Purpose = "claim";
  #bhtDate = 0;
  #header: TransactionHeader | undefined;

  constructor(faults: FaultList) {
    this.#faults = faults;
  }

  #say(kind: FaultKind, at: Position, data?: Readonly<Record<string, string | number>>): void {
    this.#faults.add(kind, at, data);
    this.outline.note(kind);
  }

  get inInterchange(): boolean {
    return this.#interchange !== undefined || this.#bare;
  }

  get inTransaction(): boolean {
    return this.#set !== undefined || this.#setless;
  }

  get is837(): boolean {
    return this.#setCode === "837";
  }

  /** An ISA segment; closes what was left open before it. */
  openInterchange(found: InterchangeHeader, at: Position): void {
    this.closeAll();
    const control = found.elements[12] ?? "";
    this.outline.openInterchange(at, false);
    this.delimiters = found.delimiters;
    this.#interchange = { control, at };
    this.#groups = new ControlNumbers();
    this.#groupCount = 0;
    this.#isaDate = shortDate(found.elements[8] ?? "");
    this.#gsDate = 0;
    this.#gsGuide = "";
    this.#groupKind = "";
    if (found.elements.length !== 16) this.#say("isa-damaged", at, { found: found.elements.length });
    else if (found.length !== ISA_LENGTH) this.#say("isa-length", at, { found: found.length, expected: ISA_LENGTH });
    if (this.#interchanges.repeats(control)) this.#say("duplicate-interchange", { ...at, element: "ISA13" }, { found: control });
  }

  /** A GS or ST where an ISA was expected. */
  openWithoutInterchange(delimiters: Delimiters, at: Position, found: string): void {
    this.closeAll();
    this.outline.openInterchange(at, true);
    if (found === "ST") this.outline.openGroup(at, true);
    this.delimiters = delimiters;
    this.#bare = true;
    this.#groupless = found === "ST";
    this.#groups = new ControlNumbers();
    this.#isaDate = 0;
    this.#gsDate = 0;
    this.#gsGuide = "";
    this.#groupKind = "";
    this.#say("isa-absent", at, { found });
  }

  closeInterchange(count: number, control: string, at: Position): void {
    this.#closeGroup();
    const opened = this.#interchange;
    this.#interchange = undefined;
    if (opened === undefined) {
      if (!this.#bare) this.#say("unexpected-trailer", at, { found: "IEA" });
      this.#bare = false;
      return;
    }
    if (count !== this.#groupCount)
      this.#say("group-count", { ...at, element: "IEA01" }, { control: opened.control, found: spoken(count), expected: this.#groupCount });
    if (control !== opened.control)
      this.#say("interchange-control-number", { ...at, element: "IEA02" }, { found: control, expected: opened.control });
  }

  openGroup(kind: string, control: string, date: string, guide: string, at: Position): void {
    this.#closeGroup();
    if (!this.inInterchange) this.outline.openInterchange(at, true);
    this.outline.openGroup(at, false);
    this.#groupKind = kind;
    this.#group = { control, at };
    this.#groupless = false;
    this.#sets = new ControlNumbers();
    this.#groupCount += 1;
    this.#setCount = 0;
    this.#gsDate = parseServiceDate(date) ?? shortDate(date);
    this.#gsGuide = guide;
    if (this.#groups.repeats(control)) this.#say("duplicate-group", { ...at, element: "GS06" }, { found: control });
  }

  closeGroup(count: number, control: string, at: Position): void {
    this.#closeSet();
    const opened = this.#group;
    this.#group = undefined;
    if (opened !== undefined) this.outline.declareSets(count);
    if (opened === undefined) {
      if (!this.#groupless) this.#say("unexpected-trailer", at, { found: "GE" });
      this.#groupless = false;
      return;
    }
    if (count !== this.#setCount)
      this.#say(
        "transaction-count",
        { ...at, element: "GE01" },
        { control: opened.control, found: spoken(count), expected: this.#setCount },
      );
    if (control !== opened.control)
      this.#say("group-control-number", { ...at, element: "GE02" }, { found: control, expected: opened.control });
  }

  openTransaction(code: string, control: string, guide: string, at: Position): void {
    this.#closeSet();
    if (this.#group === undefined && !this.#groupless) {
      this.#say("gs-absent", at, { found: "ST" });
      this.outline.openGroup(at, true);
      this.#groupless = true;
    }
    this.outline.openSet(at, false);
    this.#set = { control, at };
    this.#setOpenedAt = at.segment;
    this.#setCount += 1;
    if (this.#sets.repeats(control)) this.#say("duplicate-transaction", { ...at, element: "ST02" }, { found: control });
    if (code !== "837") this.#say("other-transaction", at, { control, found: code });
    this.#begin(code, guide === "" ? this.#gsGuide : guide);
  }

  /** A segment of a transaction where no ST was seen: one is assumed, of the kind that the group names. */
  assumeTransaction(found: string, at: Position): void {
    if (this.#group === undefined && !this.#groupless) this.outline.openGroup(at, true);
    this.#say("st-absent", at, { found });
    this.outline.openSet(at, true);
    this.#setless = true;
    this.#begin(this.#groupKind === "" || this.#groupKind === "HC" ? "837" : `in group ${this.#groupKind}`, this.#gsGuide);
  }

  #begin(code: string, guide: string): void {
    if (this.transactions.size < 100 || this.transactions.has(code)) this.transactions.set(code, (this.transactions.get(code) ?? 0) + 1);
    this.#setCode = code;
    this.#guide = guide;
    this.#purpose = "claim";
    this.#bhtDate = 0;
    this.#claims = 0;
    this.#header = undefined;
  }

  closeTransaction(count: number, control: string, at: Position): void {
    const opened = this.#set;
    this.#set = undefined;
    this.#setCode = "";
    if (opened === undefined) {
      if (!this.#setless) this.#say("unexpected-trailer", at, { found: "SE" });
      this.#setless = false;
      return;
    }
    this.outline.closeSet(at.segment);
    const expected = at.segment - this.#setOpenedAt + 1;
    if (count !== expected)
      this.#say("segment-count", { ...at, element: "SE01" }, { control: opened.control, found: spoken(count), expected });
    if (control !== opened.control)
      this.#say("transaction-control-number", { ...at, element: "SE02" }, { found: control, expected: opened.control });
  }

  /** BHT04 and BHT06. */
  beginning(date: string, purpose: string): void {
    this.#bhtDate = parseServiceDate(date) ?? 0;
    this.#purpose = purpose === "RP" ? "encounter" : "claim";
    this.#header = undefined;
  }

  /** REF*87: the guide of a 4010 transaction whose group doesn't name it. */
  namedGuide(guide: string): void {
    if (kindOfGuide(this.#guide) === "unknown") this.#guide = guide;
    this.#header = undefined;
  }

  /** What stands above the claims of this transaction; the same object as long as nothing changes. */
  header(): TransactionHeader {
    if (this.#header === undefined) {
      const predetermination = /X29[123]/.test(this.#guide);
      this.#header = {
        delimiters: this.delimiters,
        kind: this.is837 ? kindOfGuide(this.#guide) : "other",
        purpose: predetermination ? "predetermination" : this.#purpose,
        received: this.#bhtDate || this.#gsDate || this.#isaDate,
        early: /^00[34]0/.test(this.#guide),
      };
    }
    return this.#header;
  }

  /** The component separator that the claims of this interchange really use, where its ISA names another. */
  correctComponent(component: number, at: Position): void {
    const quoted = (byte: number): string => (byte > 32 && byte < 127 ? String.fromCharCode(byte) : `byte ${byte}`);
    this.#say("component-separator", at, { expected: quoted(this.delimiters.component), found: quoted(component) });
    this.delimiters = { ...this.delimiters, component };
    this.#header = undefined;
  }

  /** Counts a claim of the transaction, whose CLM is this segment of the file, at this byte. */
  countClaim(segment: number, byte: number): void {
    this.#claims += 1;
    this.outline.countClaim();
    if (this.#claims === 1 && this.#set !== undefined && kindOfGuide(this.#guide) === "unknown" && this.is837) {
      const found = this.#guide === "" ? "nothing" : this.#guide;
      this.#say("unknown-guide", { ...this.#set.at, element: "ST03" }, { control: this.#set.control, found });
    }
    if (this.#claims !== CLAIMS_PER_TRANSACTION + 1) return;
    const data = { control: this.#set?.control ?? "", limit: CLAIMS_PER_TRANSACTION };
    this.#say("too-many-claims", { segment, byte, element: "CLM" }, data);
  }

  /** Says of every envelope that is still open that its end is absent. */
  closeAll(): void {
    this.#closeGroup();
    if (this.#interchange !== undefined) this.#say("iea-absent", this.#interchange.at, { control: this.#interchange.control });
    this.#interchange = undefined;
    this.#bare = false;
    this.#groupless = false;
  }

  #closeGroup(): void {
    this.#closeSet();
    if (this.#group !== undefined) this.#say("ge-absent", this.#group.at, { control: this.#group.control });
    this.#group = undefined;
  }

  #closeSet(): void {
    if (this.#set !== undefined) this.#say("se-absent", this.#set.at, { control: this.#set.control });
    this.#set = undefined;
    this.#setless = false;
    this.#setCode = "";
  }
}
