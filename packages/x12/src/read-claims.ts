import type { ByteSource, Claim, ClaimFile } from "@claimscrub/claim";
import { BatchData, type ClaimBatch, type LoopsAbove, loopsAbove, Positions } from "./claim-batch.ts";
import { CLAIM, ClaimColumns, LINE } from "./claim-columns.ts";
import { CLAIM_BYTES, fetchPieces, type Piece, type RangePieces } from "./claim-pieces.ts";
import type { ClaimRange } from "./claim-range.ts";
import { ClaimScanner, LINES_READ, type Scanned } from "./claim-scanner.ts";
import { ClaimView, readDiagnoses } from "./claim-view.ts";
import type { Fault } from "./fault.ts";
import type { FaultKind } from "./faults.ts";
import { type LoopRow, readLoop } from "./loop-rows.ts";
import { numberLines } from "./number-lines.ts";
import { SegmentText } from "./segment-text.ts";

const LINES = 50;
const DIAGNOSES = 12;

/**
 * Reads the claims of the given ranges of a planned file, any of them and in any order, each with what stands above it. Of every range
 * there is a claim in the batch or a fault that says why not. Rejects where the source does, or where the file is not the one planned.
 */
export async function readClaims(source: ByteSource, file: ClaimFile, ranges: readonly ClaimRange[]): Promise<ClaimBatch> {
  const { bytes, claims: pieces } = await fetchPieces(source, ranges);
  const columns = new ClaimColumns(ranges.length);
  const above: (LoopsAbove | undefined)[] = [];
  const faults: Fault[] = [];
  const reader = new BatchReader(bytes, columns, above, faults);
  for (let index = 0; index < pieces.length; index++) reader.read(pieces[index]!, index);
  const data = new BatchData(file, bytes, columns, pieces, above);
  let views: readonly Claim[] | undefined;
  return {
    faults,
    claims: () => {
      views ??= Array.from({ length: columns.claims.rows }, (_, row) => new ClaimView(data, row));
      return views;
    },
  };
}

/** Reads claim after claim into the columns, and says what is wrong with each. */
class BatchReader {
  readonly #bytes: Uint8Array;
  readonly #columns: ClaimColumns;
  readonly #loops = new Map<Piece, LoopRow>();
  readonly #above: (LoopsAbove | undefined)[];
  readonly #faults: Fault[];
  readonly #scanner: ClaimScanner;
  readonly #positions: Positions;
  readonly #dates = { from: 0, through: 0 };

  constructor(bytes: Uint8Array, columns: ClaimColumns, above: (LoopsAbove | undefined)[], faults: Fault[]) {
    this.#bytes = bytes;
    this.#columns = columns;
    this.#above = above;
    this.#faults = faults;
    this.#positions = new Positions(bytes);
    this.#scanner = new ClaimScanner(bytes, columns, faults);
  }

  read(pieces: RangePieces, index: number): void {
    const { range, claim, tooLarge } = pieces;
    this.#above[index] = undefined;
    if (!beginsClaim(this.#bytes, claim.at))
      throw new Error(`no claim begins at byte ${range.from}: the file is not the one that was planned`);
    if (tooLarge) {
      this.#refuse(pieces, "claim-too-large", { limit: CLAIM_BYTES, unit: "bytes" });
      return;
    }
    const { kind } = range.header;
    if (kind === "institutional") this.#refuse(pieces, "institutional-claim");
    else if (kind === "dental") this.#refuse(pieces, "dental-claim");
    else if (kind === "other") this.#refuse(pieces, "other-transaction-claim");
    else if (claim.cut) this.#refuse(pieces, "truncated-claim");
    else this.#scan(pieces, index);
  }

  #refuse(pieces: RangePieces, kind: FaultKind, data: Fault["data"] = {}): void {
    const { claim, range } = pieces;
    const id = new SegmentText(this.#bytes.subarray(0, claim.end), range.header.delimiters).element(claim.at, 1);
    const position = { segment: range.segment, byte: range.from, element: "CLM" };
    this.#faults.push({ kind, position, claimIndex: range.claimIndex, claim: id, line: null, data });
  }

  #scan(pieces: RangePieces, index: number): void {
    const { claims, lines } = this.#columns;
    const firstFault = this.#faults.length;
    const firstLine = lines.rows;
    const scanned = this.#scanner.scan(pieces, index);
    const refusal = refusalOf(scanned, lines.rows - firstLine);
    if (refusal !== undefined) {
      this.#faults.length = firstFault;
      while (lines.rows > firstLine) lines.drop();
      claims.drop();
      this.#refuse(pieces, refusal, refusal === "claim-too-large" ? { limit: LINES_READ, unit: "lines" } : {});
      return;
    }
    const row = (claims.rows - 1) * CLAIM.WIDTH;
    this.#datesOfLines(pieces, row);
    const above = this.#loopsAbove(pieces.loops);
    this.#above[index] = above;
    this.#checkClaim(pieces, row, above);
    const numbers = numberLines(this.#columns, firstLine);
    if (this.#faults.length > firstFault) this.#nameFaults(pieces, row, firstFault, numbers);
  }

  /** Gives each line its dates: its own, else the claim's, as 4010 has it. */
  #datesOfLines(pieces: RangePieces, row: number): void {
    const { claims, lines } = this.#columns;
    const { header } = pieces.range;
    const { element, terminator } = header.delimiters;
    const first = claims.data[row + CLAIM.FIRST_LINE]!;
    for (let line = first; line < lines.rows; line++) {
      const slots = line * LINE.WIDTH;
      const at = lines.data[slots + LINE.DTP_472]! || claims.data[row + CLAIM.DTP_472]!;
      if (at === 0) {
        if (header.purpose !== "predetermination")
          this.#fault(pieces, "missing-date", lines.data[slots + LINE.SV1]!, "DTP*472", {}, line - first + 1);
        continue;
      }
      if (!this.#scanner.dates(at, element, terminator, this.#dates))
        this.#fault(pieces, "unreadable-date", at, "DTP03", {}, line - first + 1);
      lines.data[slots + LINE.DATE] = this.#dates.from;
      lines.data[slots + LINE.DATE_THROUGH] = this.#dates.through;
    }
  }

  #checkClaim(pieces: RangePieces, row: number, above: LoopsAbove): void {
    const { claims } = this.#columns;
    const { range, claim } = pieces;
    const clm = claims.data[row + CLAIM.CLM]!;
    const count = claims.data[row + CLAIM.LINES]!;
    if (above.billing === undefined) this.#fault(pieces, "claim-without-billing-provider", clm, "NM1*85");
    if (above.subscriber === undefined) this.#fault(pieces, "claim-without-subscriber", clm, "NM1*IL");
    if (!this.#scanner.isAmount(clm, 2, range.header.delimiters)) this.#fault(pieces, "unreadable-total", clm, "CLM02");
    if (count === 0) this.#fault(pieces, "claim-without-lines", clm, "SV1");
    if (count > LINES) this.#fault(pieces, "too-many-lines", clm, "LX", { found: count, limit: LINES });
    const first = claims.data[row + CLAIM.HI_FIRST]!;
    const last = claims.data[row + CLAIM.HI_LAST]!;
    if (first !== 0) this.#checkDiagnoses(pieces, first, last);
    this.#breaks(pieces, claim);
  }

  #checkDiagnoses(pieces: RangePieces, first: number, last: number): void {
    if (first === last && this.#scanner.holdsPlainDiagnoses(first, pieces.range.header.delimiters, DIAGNOSES)) return;
    const codes = readDiagnoses(new SegmentText(this.#bytes, pieces.range.header.delimiters), first, last);
    if (codes.includes("")) this.#fault(pieces, "unreadable-diagnosis", first, "HI");
    if (codes.length > DIAGNOSES) this.#fault(pieces, "too-many-diagnoses", first, "HI", { found: codes.length, limit: DIAGNOSES });
  }

  #breaks(pieces: RangePieces, claim: Piece): void {
    const add = (kind: FaultKind, byte: number): void => {
      const position = { segment: claim.segment, byte, element: "CLM" };
      this.#faults.push({ kind, position, claimIndex: pieces.range.claimIndex, claim: null, line: null, data: {} });
    };
    if (claim.breakAt >= 0) add("line-break-in-segment", claim.breakAt);
    if (claim.missingTerminatorAt >= 0) add("missing-terminator", claim.missingTerminatorAt);
  }

  #lastLoops: readonly Piece[] = [];
  #lastAbove: LoopsAbove | undefined;

  /** What the loops above a claim hold; the claims of one patient share it. */
  #loopsAbove(loops: readonly Piece[]): LoopsAbove {
    const same = loops.length === this.#lastLoops.length && loops.at(-1) === this.#lastLoops.at(-1);
    if (same && this.#lastAbove !== undefined) return this.#lastAbove;
    const rows: LoopRow[] = [];
    for (const piece of loops) {
      let row = this.#loops.get(piece);
      if (row === undefined) {
        row = readLoop(this.#bytes, piece);
        this.#loops.set(piece, row);
      }
      rows.push(row);
    }
    this.#lastLoops = loops;
    this.#lastAbove = loopsAbove(rows);
    return this.#lastAbove;
  }

  #fault(pieces: RangePieces, kind: FaultKind, at: number, element: string, data: Fault["data"] = {}, line: number | null = null): void {
    const position = this.#positions.of(pieces.claim, at, element);
    this.#faults.push({ kind, position, claimIndex: pieces.range.claimIndex, claim: null, line, data });
  }

  /** Gives the faults of the claim read last its CLM01, and instead of a line's place the number by which findings name it. */
  #nameFaults(pieces: RangePieces, row: number, firstFault: number, numbers: readonly number[]): void {
    const text = new SegmentText(this.#bytes, pieces.range.header.delimiters);
    const claim = text.element(this.#columns.claims.data[row + CLAIM.CLM]!, 1);
    for (let at = firstFault; at < this.#faults.length; at++) {
      const fault = this.#faults[at]!;
      this.#faults[at] = { ...fault, claim, line: fault.line === null ? null : (numbers[fault.line - 1] ?? fault.line) };
    }
  }
}

function beginsClaim(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 67 && bytes[at + 1] === 76 && bytes[at + 2] === 77;
}

/** Why a claim that was scanned can not be read as a professional one. */
function refusalOf(scanned: Scanned, lines: number): FaultKind | undefined {
  if (scanned.tooMany) return "claim-too-large";
  if (lines > 0) return undefined;
  if (scanned.institutional > 0) return "institutional-claim";
  return scanned.dental > 0 ? "dental-claim" : undefined;
}
