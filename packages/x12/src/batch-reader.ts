import { elementOnForm } from "@claimscrub/claim";
import type { BatchMemory } from "./batch-memory.ts";
import { BatchSegments } from "./batch-segments.ts";
import { Positions } from "./claim-batch.ts";
import { CLAIM, type ClaimColumns, LINE } from "./claim-columns.ts";
import { CLAIM_BYTES, CUT, GLANCE, type Pieces } from "./claim-pieces.ts";
import { type ClaimGrammar, grammarAt, grammarOfKind } from "./claim-grammar.ts";
import type { ClaimRange, TransactionKind } from "./claim-range.ts";
import { ClaimScanner, LINES_READ } from "./claim-scanner.ts";
import { readDiagnoses } from "./read-diagnoses.ts";
import { asksInAdvance } from "./dental-claim.ts";
import type { Delimiters } from "./delimiters.ts";
import { holdsPlainDiagnoses, holdsTotal, lengthOfFirst } from "./element-checks.ts";
import type { Fault } from "./fault.ts";
import type { FaultKind } from "./faults.ts";
import { checkBillDiagnoses } from "./bill-codes.ts";
import { LOOP, type LoopRows } from "./loop-rows.ts";
import { numberLines } from "./number-lines.ts";
import { ServiceDates } from "./service-dates.ts";
import { SegmentText } from "./segment-text.ts";

/** Kinds of transactions of which the guide tells the form of their claims. */
/** X12 allows CLM01 so many characters. */
const CLAIM_NUMBER = 38;
const KINDS_TOLD = new Set<TransactionKind>(["professional", "institutional", "dental"]);

/** Reads claim after claim into columns, and says what is wrong with each. All of a batch in one go, with nothing waited for. */
export class BatchReader {
  readonly columns: ClaimColumns;
  readonly loops: LoopRows;
  readonly faults: Fault[] = [];
  readonly #pieces: Pieces;
  readonly #scanner: ClaimScanner;
  readonly #positions: Positions;
  readonly #serviceDates: ServiceDates;
  readonly #dates = { from: 0, through: 0 };
  readonly #segments = new Map<number, BatchSegments>();
  #lastSegments: BatchSegments | undefined;
  #lastSeparators = -1;

  constructor({ pieces, columns, loops }: BatchMemory, claims: number) {
    this.#pieces = pieces;
    this.columns = columns;
    columns.reserve(claims);
    this.loops = loops;
    loops.reserve();
    this.#positions = new Positions(pieces);
    this.#serviceDates = new ServiceDates(pieces.bytes);
    this.#scanner = new ClaimScanner(pieces, this.columns, this.faults);
  }

  /** Reads the claim of `range`, whose loops and whose own piece stand in the order of the pieces from `first` on. */
  read(range: ClaimRange, index: number, first: number): void {
    const { bytes, at, order } = this.#pieces;
    const piece = order[first + range.loops.length]!;
    const start = at[piece]!;
    if (bytes[start] !== 67 || bytes[start + 1] !== 76 || bytes[start + 2] !== 77)
      throw new Error(`no claim begins at byte ${range.from}: the file is not the one that was planned`);
    if (this.#pieces.is(piece, GLANCE)) {
      this.#refuse(range, piece, "claim-too-large", { limit: CLAIM_BYTES, unit: "bytes" });
      return;
    }
    const { kind } = range.header;
    if (kind === "other") this.#refuse(range, piece, "other-transaction-claim");
    else if (this.#pieces.is(piece, CUT)) this.#refuse(range, piece, "truncated-claim");
    else this.#scan(range, index, piece, first);
  }

  #refuse(range: ClaimRange, piece: number, kind: FaultKind, data: Fault["data"] = {}): void {
    const { bytes, at, end } = this.#pieces;
    const id = new SegmentText(bytes.subarray(0, end[piece]!), range.header.delimiters).element(at[piece]!, 1);
    const position = { segment: range.segment, byte: range.from, element: "CLM" };
    this.faults.push({ kind, position, claimIndex: range.claimIndex, claim: id, line: null, data });
  }

  /** The segments of the batch by a terminator and an element separator; more than one only where a file changes its delimiters. */
  #segmentsBy(delimiters: Delimiters): BatchSegments {
    const separators = (delimiters.terminator << 8) | delimiters.element;
    if (separators === this.#lastSeparators) return this.#lastSegments!;
    this.#lastSegments?.keep();
    let segments = this.#segments.get(separators);
    if (segments === undefined) {
      segments = new BatchSegments(this.#pieces.bytes, delimiters);
      this.#segments.set(separators, segments);
    }
    this.#lastSegments = segments;
    this.#lastSeparators = separators;
    return segments;
  }

  #scan(range: ClaimRange, index: number, piece: number, first: number): void {
    const { claims, lines } = this.columns;
    const firstFault = this.faults.length;
    const firstLine = lines.rows;
    const segments = this.#segmentsBy(range.header.delimiters);
    const row = claims.rows * CLAIM.WIDTH;
    const loopCount = range.loops.length;
    // In the order of the bytes: its loops stand before the claim.
    for (let at = first; at < first + loopCount; at++) this.loops.rowOf(this.#pieces.order[at]!, segments);
    this.#scanner.scan(range, piece, segments);
    if (this.#scanner.tooMany) {
      this.faults.length = firstFault;
      while (lines.rows > firstLine) lines.drop();
      claims.drop();
      this.#refuse(range, piece, "claim-too-large", { limit: LINES_READ, unit: "lines" });
      return;
    }
    claims.data[row + CLAIM.RANGE] = index;
    this.#sortLoops(first, loopCount, row, segments);
    this.#datesOfLines(range, row);
    this.#checkClaim(range, piece, row);
    numberLines(this.columns, firstLine);
    if (this.faults.length > firstFault) this.#nameFaults(range, row, firstFault);
  }

  /**
   * Settles which loop above a claim serves which purpose; the innermost one counts. Persons and payers named in a loop 2000A, or
   * before any HL, are taken only where it is the innermost, as the plan does it for the patient key.
   */
  #sortLoops(first: number, count: number, row: number, segments: BatchSegments): void {
    const { data } = this.columns.claims;
    const { loops } = this;
    const { order } = this.#pieces;
    let underSubscriber = false;
    for (let at = first; at < first + count; at++) {
      const loop = loops.rowOf(order[at]!, segments);
      if (loops.get(loop, LOOP.BILLING) !== 0) data[row + CLAIM.BILLING] = loop;
      if (loops.get(loop, LOOP.BILLING_PRV) !== 0) data[row + CLAIM.TAXONOMY] = loop;
      const level = loops.get(loop, LOOP.LEVEL);
      if (level !== 22 && level !== 23 && count > 1) continue;
      if (level === 23 && underSubscriber) data[row + CLAIM.PATIENT_LEVEL] = loop;
      underSubscriber ||= level === 22;
      if (loops.get(loop, LOOP.SBR) !== 0) data[row + CLAIM.SUBSCRIPTION] = loop;
      if (loops.get(loop, LOOP.SUBSCRIBER) !== 0) data[row + CLAIM.SUBSCRIBER] = loop;
      if (loops.get(loop, LOOP.PAYER) !== 0) data[row + CLAIM.PAYER] = loop;
      if (loops.get(loop, LOOP.PATIENT) !== 0) data[row + CLAIM.PATIENT] = loop;
    }
  }

  /** Gives each line its dates: its own, else the claim's, as 4010 has it; else those of the statement of an institutional claim. */
  #datesOfLines({ header }: ClaimRange, row: number): void {
    const { claims, lines } = this.columns;
    const { element, terminator } = header.delimiters;
    const first = claims.data[row + CLAIM.FIRST_LINE]!;
    const { form } = this.#grammarOf(row);
    for (let line = first; line < lines.rows; line++) {
      const slots = line * LINE.WIDTH;
      const ofStatement = form === "institutional" ? claims.data[row + CLAIM.DTP_434]! : 0;
      const at = lines.data[slots + LINE.DTP_472]! || claims.data[row + CLAIM.DTP_472]! || ofStatement;
      if (at === 0) {
        const inAdvance =
          form === "dental" && asksInAdvance(new SegmentText(this.#pieces.bytes, header.delimiters), claims.data[row + CLAIM.CLM]!);
        if (header.purpose !== "predetermination" && !inAdvance)
          this.#fault(row, "missing-date", lines.data[slots + LINE.SV1]!, "DTP*472", {}, line - first + 1);
        continue;
      }
      if (!this.#serviceDates.read(at, element, terminator, this.#dates))
        this.#fault(row, "unreadable-date", at, "DTP03", {}, line - first + 1);
      lines.data[slots + LINE.DATE] = this.#dates.from;
      lines.data[slots + LINE.DATE_THROUGH] = this.#dates.through;
    }
  }

  #checkClaim({ header, claimIndex, segment }: ClaimRange, piece: number, row: number): void {
    const { data } = this.columns.claims;
    const clm = data[row + CLAIM.CLM]!;
    const count = data[row + CLAIM.LINES]!;
    const grammar = this.#grammarOf(row);
    if (data[row + CLAIM.BILLING] === 0) this.#fault(row, "claim-without-billing-provider", clm, "NM1*85");
    if (data[row + CLAIM.SUBSCRIBER] === 0) this.#fault(row, "claim-without-subscriber", clm, "NM1*IL");
    if (data[row + CLAIM.SUBSCRIPTION] === 0) this.#fault(row, "claim-without-subscription", clm, "SBR");
    if (data[row + CLAIM.PAYER] === 0) this.#fault(row, "claim-without-payer", clm, "NM1*PR");
    if (data[row + CLAIM.PATIENT_LEVEL] !== 0 && data[row + CLAIM.PATIENT] === 0) this.#fault(row, "claim-without-patient", clm, "NM1*QC");
    this.#checkNumber(header.delimiters, clm, row);
    if (grammar.form === "institutional" && !this.#hasStatement(header.delimiters, row))
      this.#fault(row, "unreadable-statement-dates", data[row + CLAIM.DTP_434]! || clm, "DTP*434");
    if (!holdsTotal(this.#pieces.bytes, clm, header.delimiters)) this.#fault(row, "unreadable-total", clm, "CLM02");
    if (count === 0) this.#fault(row, "claim-without-lines", clm, "SV1");
    const told = KINDS_TOLD.has(header.kind) ? grammarAt(grammarOfKind(header.kind)) : grammar;
    if (told !== grammar) this.#fault(row, "lines-of-other-form", clm, "CLM", { expected: told.noun, found: grammar.noun });
    if (count > grammar.lines) this.#fault(row, "too-many-lines", clm, "LX", { found: count, limit: grammar.lines, what: grammar.noun });
    const first = data[row + CLAIM.HI_FIRST]!;
    const last = data[row + CLAIM.HI_LAST]!;
    const limit = grammar.diagnoses;
    if (first !== 0 && (first !== last || !holdsPlainDiagnoses(this.#pieces.bytes, first, header.delimiters, limit))) {
      const text = new SegmentText(this.#pieces.bytes, header.delimiters);
      const { found, readable } =
        grammar.form === "institutional" ? checkBillDiagnoses(text, first, last) : checkDiagnoses(readDiagnoses(text, first, last));
      if (!readable) this.#fault(row, "unreadable-diagnosis", first, "HI");
      if (found > limit) this.#fault(row, "too-many-diagnoses", first, "HI", { found, limit, what: grammar.noun });
    }
    const mended = this.#pieces.mended.size === 0 ? undefined : this.#pieces.mended.get(piece);
    if (mended === undefined) return;
    const tell = (kind: FaultKind, byte: number): void => {
      if (byte >= 0) this.faults.push({ kind, position: { segment, byte, element: "CLM" }, claimIndex, claim: null, line: null, data: {} });
    };
    tell("line-break-in-segment", mended.firstBreak);
    tell("missing-terminator", mended.firstMissingTerminator);
  }

  #hasStatement({ element, terminator }: Delimiters, row: number): boolean {
    const at = this.columns.claims.data[row + CLAIM.DTP_434]!;
    return at !== 0 && this.#serviceDates.read(at, element, terminator, this.#dates) && this.#dates.from <= this.#dates.through;
  }

  #checkNumber(delimiters: Delimiters, clm: number, row: number): void {
    const length = lengthOfFirst(this.#pieces.bytes, clm, delimiters);
    if (length === 0) this.#fault(row, "claim-without-number", clm, "CLM01");
    else if (length > CLAIM_NUMBER) this.#fault(row, "long-claim-number", clm, "CLM01", { found: length, limit: CLAIM_NUMBER });
  }

  #grammarOf(row: number): ClaimGrammar {
    return grammarAt(this.columns.claims.data[row + CLAIM.GRAMMAR]!);
  }

  #fault(row: number, kind: FaultKind, at: number, element: string, data: Fault["data"] = {}, line: number | null = null): void {
    const { form } = this.#grammarOf(row);
    const position = this.#positions.of(this.columns.claims.data[row + CLAIM.PIECE]!, at, elementOnForm(element, form));
    this.faults.push({ kind, position, claimIndex: null, claim: null, line, data, form });
  }

  /** Gives the faults of the claim read last its index and CLM01, and instead of a line's place the number by which findings name it. */
  #nameFaults({ header, claimIndex }: ClaimRange, row: number, firstFault: number): void {
    const text = new SegmentText(this.#pieces.bytes, header.delimiters);
    const { claims, lines } = this.columns;
    const claim = text.element(claims.data[row + CLAIM.CLM]!, 1);
    const first = claims.data[row + CLAIM.FIRST_LINE]!;
    for (let at = firstFault; at < this.faults.length; at++) {
      const fault = this.faults[at]!;
      this.faults[at] = {
        ...fault,
        claimIndex,
        claim,
        line: fault.line === null ? null : lines.data[(first + fault.line - 1) * LINE.WIDTH + LINE.NUMBER]!,
      };
    }
  }
}

function checkDiagnoses(codes: readonly string[]): { readonly found: number; readonly readable: boolean } {
  return { found: codes.length, readable: !codes.includes("") };
}
