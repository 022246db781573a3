import { type Cents, parseCents, parseServiceDate, type Position, type ServiceDate } from "@claimscrub/claim";
import type { Adjustment, ProviderAdjustment, Remittance, RemittanceClaim, RemittanceLine } from "./remittance.ts";
import type { RemittanceFault, RemittanceFaultKind } from "./remittance-fault.ts";
import type { RemittanceSegment } from "./remittance-segments.ts";

type Open<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };
type OpenLine = Open<RemittanceLine>;
type OpenClaim = Omit<Open<RemittanceClaim>, "lines"> & { lines: OpenLine[] };
type OpenRemittance = Omit<Open<Remittance>, "claims" | "controls"> & { claims: OpenClaim[]; controls: Remittance["controls"] };

/** Elements of MIA and MOA that hold remark codes. */
const REMARKS: Readonly<Record<string, readonly number[]>> = { MIA: [5, 20, 21, 22, 23], MOA: [3, 4, 5, 6, 7] };
const FAULTS_KEPT = 10_000;

/** Puts remittances together from their segments. */
export class RemittanceBuilder {
  readonly remittances: Remittance[] = [];
  readonly faults: RemittanceFault[] = [];
  #open: OpenRemittance | undefined;
  #openedAt = 0;
  #claim: OpenClaim | undefined;
  #line: OpenLine | undefined;
  #party = "";
  #paid = false;

  fault(kind: RemittanceFaultKind, position: Position, data: RemittanceFault["data"] = {}): void {
    if (this.faults.length < FAULTS_KEPT) this.faults.push({ kind, position, data });
  }

  /** An ST. */
  open(segment: RemittanceSegment, interchange: string, group: string, guide: string): void {
    this.#openedAt = segment.ordinal;
    this.#paid = false;
    this.#party = "";
    this.#open = {
      position: segment.position("ST"),
      controls: [interchange, group, segment.element(2)],
      guide,
      paidCents: null,
      method: "",
      paymentDate: 0,
      trace: "",
      originator: "",
      payerId: "",
      payerName: "",
      payeeNpi: "",
      claims: [],
      providerAdjustments: [],
    };
  }

  /** An envelope segment where none, or SE, was expected: a transaction that is open ends unfinished. */
  leave(segment: RemittanceSegment): void {
    if (this.#open !== undefined) this.#close("truncated-file", segment.position(segment.id));
  }

  /** The end of the file; false where it ends inside a transaction. */
  atEnd(): boolean {
    if (this.#open === undefined) return true;
    this.#close("truncated-file", this.#open.position);
    return false;
  }

  #close(kind?: RemittanceFaultKind, position?: Position): void {
    const open = this.#open!;
    if (kind !== undefined) this.fault(kind, position!);
    if (!this.#paid) this.fault("missing-payment", open.position);
    if (open.payerId === "") open.payerId = open.originator;
    for (const claim of open.claims)
      for (const line of claim.lines) {
        if (line.date === 0) line.date = claim.date;
        if (line.dateThrough === 0) line.dateThrough = line.date === claim.date ? claim.dateThrough || line.date : line.date;
      }
    this.remittances.push(open);
    this.#open = undefined;
    this.#claim = undefined;
    this.#line = undefined;
  }

  /** Any segment but those of the envelopes above. */
  take(segment: RemittanceSegment): void {
    const open = this.#open;
    if (open === undefined) return;
    switch (segment.id) {
      case "SE":
        return this.#end(open, segment);
      case "BPR":
        return this.#payment(open, segment);
      case "TRN":
        open.trace = segment.element(2);
        open.originator = segment.element(3);
        return;
      case "N1":
        return this.#takeParty(open, segment);
      case "REF":
        return this.#reference(open, segment);
      case "CLP":
        return this.#takeClaim(open, segment);
      case "PLB":
        this.#claim = undefined;
        this.#line = undefined;
        open.providerAdjustments.push(...this.#providerAdjustments(segment));
        return;
      case "LX":
        this.#claim = undefined;
        this.#line = undefined;
        return;
      case "SVC":
      case "CAS":
      case "MIA":
      case "MOA":
      case "AMT":
      case "LQ":
        if (this.#claim === undefined) this.fault("segment-outside-claim", segment.position(segment.id));
        else this.#ofClaim(this.#claim, segment);
        return;
      case "DTM":
        if (this.#claim !== undefined) this.#date(this.#claim, segment);
    }
  }

  #end(open: OpenRemittance, segment: RemittanceSegment): void {
    const found = segment.ordinal - this.#openedAt + 1;
    const said = segment.element(1);
    if (Number(said) !== found)
      this.fault("segment-count", segment.position("SE01"), { expected: /^\d{1,9}$/.test(said) ? said : "no number of", found });
    if (segment.element(2) !== open.controls[2]) this.fault("control-number", segment.position("SE02"));
    this.#close();
  }

  #payment(open: OpenRemittance, segment: RemittanceSegment): void {
    this.#paid = true;
    const cents = this.#amount(segment, 2);
    open.paidCents = cents !== null && segment.element(3) === "D" && cents !== 0 ? -cents : cents;
    open.method = segment.element(4);
    open.paymentDate = this.#day(segment, 16);
    // Where sums don't agree, the place shown is that of the payment.
    open.position = segment.position("BPR");
  }

  #takeParty(open: OpenRemittance, segment: RemittanceSegment): void {
    this.#party = segment.element(1);
    if (this.#party === "PR") {
      open.payerName = segment.element(2);
      open.payerId = segment.element(4);
    } else if (this.#party === "PE" && segment.element(3) === "XX") open.payeeNpi = segment.element(4);
  }

  #reference(open: OpenRemittance, segment: RemittanceSegment): void {
    const qualifier = segment.element(1);
    if (this.#line !== undefined && qualifier === "6R") this.#line.control = segment.element(2);
    else if (this.#claim === undefined && this.#party === "PR" && qualifier === "2U" && open.payerId === "")
      open.payerId = segment.element(2);
  }

  #takeClaim(open: OpenRemittance, segment: RemittanceSegment): void {
    this.#line = undefined;
    this.#claim = {
      position: segment.position("CLP"),
      claim: segment.element(1),
      status: segment.element(2),
      chargeCents: this.#amount(segment, 3),
      paidCents: this.#amount(segment, 4),
      patientCents: segment.element(5) === "" ? null : this.#amount(segment, 5),
      filingIndicator: segment.element(6),
      payerControl: segment.element(7),
      frequency: segment.element(9),
      adjustments: [],
      remarks: [],
      date: 0,
      dateThrough: 0,
      lines: [],
    };
    open.claims.push(this.#claim);
  }

  #ofClaim(claim: OpenClaim, segment: RemittanceSegment): void {
    if (segment.id === "SVC") this.#takeLine(claim, segment);
    else if (segment.id === "CAS") (this.#line ?? claim).adjustments.push(...this.#adjustments(segment));
    else if (segment.id === "LQ") {
      if (segment.element(1) === "HE") this.#line?.rarc.push(segment.element(2));
    } else if (segment.id === "AMT") {
      if (this.#line !== undefined && segment.element(1) === "B6") this.#line.allowedCents = this.#amount(segment, 2);
    } else claim.remarks.push(...REMARKS[segment.id]!.map((number) => segment.element(number)).filter((code) => code !== ""));
  }

  #takeLine(claim: OpenClaim, segment: RemittanceSegment): void {
    const [qualifier = "", procedure = "", ...rest] = segment.components(1);
    const sent = segment.components(6);
    this.#line = {
      position: segment.position("SVC"),
      ordinal: claim.lines.length + 1,
      qualifier,
      procedure: procedure.toUpperCase(),
      modifiers: modifiersOf(rest),
      chargeCents: this.#amount(segment, 2),
      paidCents: this.#amount(segment, 3, 0),
      units: segment.element(5) === "" ? 1 : this.#number(segment, 5),
      submitted:
        (sent[1] ?? "") === ""
          ? null
          : { procedure: sent[1]!.toUpperCase(), modifiers: modifiersOf(sent.slice(2)), units: this.#number(segment, 7) },
      date: 0,
      dateThrough: 0,
      adjustments: [],
      rarc: [],
      allowedCents: null,
      control: "",
    };
    claim.lines.push(this.#line);
  }

  #date(claim: OpenClaim, segment: RemittanceSegment): void {
    const qualifier = segment.element(1);
    if (!["232", "233", "472", "150", "151"].includes(qualifier)) return;
    const day = this.#day(segment, 2);
    const to = this.#line ?? claim;
    if (qualifier === "233" || qualifier === "151") to.dateThrough = day;
    else to.date = day;
  }

  #adjustments(segment: RemittanceSegment): Adjustment[] {
    const adjustments: Adjustment[] = [];
    for (let at = 2; at <= 17; at += 3) {
      const carc = segment.element(at);
      if (carc === "" && segment.element(at + 1) === "") continue;
      const cents = this.#amount(segment, at + 1);
      if (cents !== null) adjustments.push({ group: segment.element(1), carc, cents, quantity: this.#number(segment, at + 2) });
    }
    return adjustments;
  }

  #providerAdjustments(segment: RemittanceSegment): ProviderAdjustment[] {
    const found: ProviderAdjustment[] = [];
    for (let at = 3; at <= 13; at += 2) {
      if (segment.element(at) === "" && segment.element(at + 1) === "") continue;
      const [reason = "", ...reference] = segment.components(at);
      const cents = this.#amount(segment, at + 1);
      if (cents !== null) found.push({ position: segment.position(elementName("PLB", at)), reason, reference: reference.join(":"), cents });
    }
    return found;
  }

  #amount(segment: RemittanceSegment, number: number, absent: Cents | null = null): Cents | null {
    const text = segment.element(number);
    if (text === "" && absent !== null) return absent;
    const cents = parseCents(text);
    if (cents === undefined) this.fault("unreadable-amount", segment.position(elementName(segment.id, number)));
    return cents ?? null;
  }

  #number(segment: RemittanceSegment, number: number): number | null {
    const text = segment.element(number);
    if (text === "") return null;
    if (/^-?(\d{1,12}(\.\d*)?|\.\d+)$/.test(text)) return Number(text);
    this.fault("unreadable-quantity", segment.position(elementName(segment.id, number)));
    return null;
  }

  #day(segment: RemittanceSegment, number: number): ServiceDate {
    const text = segment.element(number);
    const day = parseServiceDate(text) ?? 0;
    if (day === 0 && text !== "") this.fault("unreadable-date", segment.position(elementName(segment.id, number)));
    return day;
  }
}

/** The four places of SVC01 behind the procedure; what comes after is a description. */
function modifiersOf(parts: readonly string[]): string[] {
  return parts
    .slice(0, 4)
    .filter((part) => part !== "")
    .map((part) => part.toUpperCase());
}

function elementName(id: string, number: number): string {
  return `${id}${String(number).padStart(2, "0")}`;
}
