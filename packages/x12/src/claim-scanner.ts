import { elementOnForm, type Position } from "@claimscrub/claim";
import type { BatchSegments } from "./batch-segments.ts";
import { CLAIM, type ClaimColumns, LINE } from "./claim-columns.ts";
import { grammarAt, grammarOfKind, grammarOfService } from "./claim-grammar.ts";
import type { Pieces } from "./claim-pieces.ts";
import type { ClaimRange } from "./claim-range.ts";
import { isBlank } from "./delimiters.ts";
import { countAt } from "./element-text.ts";
import type { Fault } from "./fault.ts";
import type { FaultKind } from "./faults.ts";
import { CHARGE_UNREADABLE, REVENUE_UNREADABLE, ServiceReader, SYSTEM_UNKNOWN, UNITS_UNREADABLE } from "./read-service.ts";
import { SEGMENT_BYTES } from "./scan-segments.ts";
import * as id from "./segment-id.ts";
import { RECORD } from "./segment-index.ts";

/** More lines than this are no claim but an attack; 50 are allowed. */
export const LINES_READ = 10_000;
const ELEMENTS_LIMIT = 100;

function three(text: string): number {
  return (text.charCodeAt(0) << 16) | (text.charCodeAt(1) << 8) | text.charCodeAt(2);
}
function two(text: string): number {
  return (text.charCodeAt(0) << 8) | text.charCodeAt(1);
}

const SERVICE_DATE = three("472");
const ADMISSION = three("435");
const DISCHARGE = three("096");
const STATEMENT = three("434");
const CARE_ASSUMED = three("090");
const CARE_RELINQUISHED = three("091");
const RENDERING = two("82");
const ATTENDING = two("71");
const OPERATING = two("72");
const FACILITY = two("77");
const REFERRING = two("DN");
const ORDERING = two("DK");
const SUPERVISING = two("DQ");
const PAID = 0x44;
const EARLY_FACILITIES = new Set(["FA", "LI", "TL"].map(two));
const PE = two("PE");
const AT = two("AT");
const F8 = two("F8");
const X4 = two("X4");
const LINE_CONTROL = two("6R");

const IN_CLAIM = 0;
const IN_OTHER_PAYER = 1;
const IN_LINE = 2;

/** LX01, which begins at `from`; -1 where it is no number. */
function lineNumberAt(bytes: Uint8Array, from: number, stop: number, element: number): number {
  const digit = bytes[from]! - 48;
  if (from + 1 === stop && digit >= 0 && digit <= 9) return digit;
  let to = from;
  while (to < stop && bytes[to] !== element) to++;
  return countAt(bytes, from, to);
}

/** Whether the segment at `earlier` has the same bytes as that at `at`, which ends at `stop`. */
function sameUpTo(bytes: Uint8Array, earlier: number, at: number, stop: number): boolean {
  for (let place = at; place <= stop; place++) if (bytes[earlier + place - at] !== bytes[place]) return false;
  return true;
}

/** Reads loops 2300 and 2400 into columns: one pass over the bytes, no string for a segment. */
export class ClaimScanner {
  /** Whether the lines of the last claim were too many to be read. */
  tooMany = false;
  readonly #bytes: Uint8Array;
  readonly #pieces: Pieces;
  readonly #columns: ClaimColumns;
  readonly #service: ServiceReader;
  readonly #faults: Fault[];
  #claimIndex = 0;
  #piece = 0;
  #segment = 0;
  /** Of the present claim: that of its first service; -1 before it. */
  #grammar = -1;
  /** The one that its envelope names. */
  #ofKind = 0;

  constructor(pieces: Pieces, columns: ClaimColumns, faults: Fault[]) {
    this.#pieces = pieces;
    this.#bytes = pieces.bytes;
    this.#columns = columns;
    this.#faults = faults;
    this.#service = new ServiceReader(pieces.bytes, columns);
  }

  #fault(kind: FaultKind, at: number, element: string, line: number | null, data: Readonly<Record<string, string | number>> = {}): void {
    const { form } = grammarAt(this.#grammar < 0 ? this.#ofKind : this.#grammar);
    const position: Position = {
      segment: this.#segment,
      byte: this.#pieces.fileOffset(this.#piece, at),
      element: elementOnForm(element, form),
    };
    this.#faults.push({ kind, position, claimIndex: this.#claimIndex, claim: null, line, data, form });
  }

  /** Reads the claim that `piece` holds into a new row of the claims and as many rows of lines as it has. */
  scan(range: ClaimRange, piece: number, segments: BatchSegments): void {
    this.#claimIndex = range.claimIndex;
    this.#piece = piece;
    const bytes = this.#bytes;
    const { header } = range;
    const { element, terminator } = header.delimiters;
    const { claims, lines } = this.#columns;
    const claim = claims.add();
    const slots = claims.data;
    const claimRow = claims.rows - 1;
    slots[claim + CLAIM.PIECE] = piece;
    slots[claim + CLAIM.FIRST_LINE] = lines.rows;
    const end = this.#pieces.end[piece]!;
    let segment = range.segment - 1;
    let at = this.#pieces.at[piece]!;
    const { records } = segments;
    let record = segments.start(at);
    let state = IN_CLAIM;
    let entity = 0;
    this.#grammar = -1;
    this.#ofKind = grammarOfKind(header.kind);
    let expectedLine = 1;
    // Where the present line's columns begin; -1 before the first. A line is complete once it has an SV1.
    let line = -1;
    let lineSegment = 0;
    let tooMany = false;
    while (at < end) {
      const stop = records[record + 1]!;
      const begin = records[record]!;
      let code = records[record + 2]!;
      record += RECORD;
      let next: number;
      if (code > 0 && begin >= at) {
        at = begin;
        next = (code & 0xff) === 0 ? at + 2 : at + 3;
      } else {
        while (at < stop && isBlank(bytes[at]!)) at++;
        if (at === stop) {
          at = stop + 1;
          continue;
        }
        // An id without elements, with blanks behind it, or none at all.
        code = id.codeAt(bytes, at, stop, element);
        next = at + (bytes[at + 2] === element ? 2 : 3);
        if (bytes[next] !== element) for (next = at; next < stop && bytes[next] !== element; ) next++;
      }
      segment++;
      switch (code) {
        case id.LX: {
          if (line >= 0 && lines.data[line + LINE.SV1] === 0) this.#dropLine(line, lineSegment);
          this.#segment = segment;
          lineSegment = segment;
          if (lines.rows - slots[claim + CLAIM.FIRST_LINE]! >= LINES_READ) {
            tooMany = true;
            at = end;
            continue;
          }
          line = this.#columns.addLine();
          state = IN_LINE;
          entity = 0;
          const number = lineNumberAt(bytes, next + 1, stop, element);
          lines.data[line + LINE.LX] = at;
          lines.data[line + LINE.NUMBER] = number;
          lines.data[line + LINE.CLAIM] = claimRow;
          // Said once a claim: 0 stops the count.
          if (expectedLine !== 0 && number !== expectedLine) {
            this.#fault("line-number", at, "LX01", null, { expected: expectedLine });
            expectedLine = 0;
          } else if (expectedLine !== 0) expectedLine++;
          break;
        }
        case id.SV1:
        case id.SV2:
        case id.SV3: {
          const grammar = grammarOfService(code);
          if (this.#grammar < 0) this.#grammar = grammar;
          // The first service says which form the claim has.
          if (grammar !== this.#grammar) break;
          this.#segment = segment;
          if (line < 0 || lines.data[line + LINE.SV1] !== 0) {
            if (lines.rows - slots[claim + CLAIM.FIRST_LINE]! >= LINES_READ) {
              tooMany = true;
              at = end;
              continue;
            }
            line = this.#columns.addLine();
            state = IN_LINE;
            entity = 0;
            lines.data[line + LINE.LX] = at;
            lines.data[line + LINE.NUMBER] = -1;
            lines.data[line + LINE.CLAIM] = claimRow;
            this.#fault("service-without-line", at, "SV1", null);
          }
          lines.data[line + LINE.SV1] = at;
          const row = lines.rows - 1;
          const faults = this.#service.read(next, row, line, header.delimiters, grammarAt(grammar));
          if (faults !== 0) {
            const ordinal = row - slots[claim + CLAIM.FIRST_LINE]! + 1;
            if ((faults & REVENUE_UNREADABLE) !== 0) this.#fault("unreadable-revenue-code", at, "SV201", ordinal);
            if ((faults & SYSTEM_UNKNOWN) !== 0) this.#fault("unknown-code-system", at, "SV101-1", ordinal);
            if ((faults & CHARGE_UNREADABLE) !== 0) this.#fault("unreadable-charge", at, "SV102", ordinal);
            if ((faults & UNITS_UNREADABLE) !== 0) this.#fault("unreadable-units", at, "SV104", ordinal);
          }
          break;
        }
        case id.DTP: {
          const qualifier = (bytes[next + 1]! << 16) | (bytes[next + 2]! << 8) | bytes[next + 3]!;
          if (bytes[next + 4] !== element) break;
          if (qualifier === SERVICE_DATE) {
            if (state === IN_LINE) {
              const earlier = lines.data[line + LINE.DTP_472]!;
              if (earlier !== 0 && !sameUpTo(bytes, earlier, at, stop)) {
                this.#segment = segment;
                const ordinal = lines.data[line + LINE.SV1] === 0 ? null : lines.rows - slots[claim + CLAIM.FIRST_LINE]!;
                this.#fault("second-service-date", at, "DTP*472", ordinal);
              }
              lines.data[line + LINE.DTP_472] = at;
            } else if (state === IN_CLAIM) slots[claim + CLAIM.DTP_472] = at;
          } else if (state === IN_CLAIM) {
            if (qualifier === STATEMENT) slots[claim + CLAIM.DTP_434] = at;
            else if (qualifier === ADMISSION) slots[claim + CLAIM.DTP_435] = at;
            else if (qualifier === DISCHARGE) slots[claim + CLAIM.DTP_096] = at;
            else if (qualifier === CARE_ASSUMED) slots[claim + CLAIM.DTP_090] = at;
            else if (qualifier === CARE_RELINQUISHED) slots[claim + CLAIM.DTP_091] = at;
          }
          break;
        }
        case id.REF: {
          if (bytes[next + 3] !== element) break;
          const qualifier = (bytes[next + 1]! << 8) | bytes[next + 2]!;
          if (state === IN_LINE) {
            if (qualifier === LINE_CONTROL) lines.data[line + LINE.REF_6R] = at;
            else if (qualifier === X4) lines.data[line + LINE.REF_X4] = at;
          } else if (state === IN_CLAIM) {
            if (qualifier === F8) slots[claim + CLAIM.REF_F8] = at;
            else if (qualifier === X4) slots[claim + CLAIM.REF_X4] = at;
          }
          break;
        }
        case id.NM1: {
          const third = bytes[next + 3];
          entity = third === element || third === terminator ? (bytes[next + 1]! << 8) | bytes[next + 2]! : 0;
          if (entity === RENDERING) {
            if (state === IN_LINE) lines.data[line + LINE.RENDERING] = at;
            else if (state === IN_CLAIM) slots[claim + CLAIM.RENDERING] = at;
          } else if (entity === REFERRING) {
            if (state === IN_LINE) lines.data[line + LINE.REFERRING] = at;
            else if (state === IN_CLAIM) slots[claim + CLAIM.REFERRING] = at;
          } else if (entity === SUPERVISING) {
            if (state === IN_LINE) lines.data[line + LINE.SUPERVISING] = at;
            else if (state === IN_CLAIM) slots[claim + CLAIM.SUPERVISING] = at;
          } else if (entity === ATTENDING) {
            if (state === IN_CLAIM) slots[claim + CLAIM.ATTENDING] = at;
          } else if (entity === OPERATING) {
            if (state === IN_CLAIM) slots[claim + CLAIM.OPERATING] = at;
          } else if (entity === ORDERING) {
            if (state === IN_LINE) lines.data[line + LINE.ORDERING] = at;
          } else if (entity === FACILITY || (header.early && EARLY_FACILITIES.has(entity))) {
            entity = FACILITY;
            if (state === IN_LINE) lines.data[line + LINE.FACILITY] = at;
            else if (state === IN_CLAIM) slots[claim + CLAIM.FACILITY] = at;
          }
          break;
        }
        case id.PRV:
          if (bytes[next + 3] !== element) break;
          if (entity === ATTENDING && state === IN_CLAIM && ((bytes[next + 1]! << 8) | bytes[next + 2]!) === AT)
            slots[claim + CLAIM.ATTENDING_PRV] = at;
          if (entity !== RENDERING || ((bytes[next + 1]! << 8) | bytes[next + 2]!) !== PE) break;
          if (state === IN_LINE) lines.data[line + LINE.RENDERING_PRV] = at;
          else if (state === IN_CLAIM) slots[claim + CLAIM.RENDERING_PRV] = at;
          break;
        case id.N3:
          if (entity !== FACILITY) break;
          if (state === IN_LINE) lines.data[line + LINE.FACILITY_N3] = at;
          else if (state === IN_CLAIM) slots[claim + CLAIM.FACILITY_N3] = at;
          break;
        case id.N4:
          if (entity !== FACILITY) break;
          if (state === IN_LINE) lines.data[line + LINE.FACILITY_N4] = at;
          else if (state === IN_CLAIM) slots[claim + CLAIM.FACILITY_N4] = at;
          break;
        case id.SBR:
          if (state === IN_CLAIM) {
            state = IN_OTHER_PAYER;
            slots[claim + CLAIM.OTHER_PAYER] = at;
          } else if (state === IN_LINE) {
            this.#segment = segment;
            this.#fault("subscription-in-line", at, "SBR", null);
          }
          entity = 0;
          break;
        case id.AMT:
          if (state === IN_OTHER_PAYER && bytes[next + 1] === PAID && bytes[next + 2] === element) slots[claim + CLAIM.OTHER_PAID] = at;
          break;
        case id.SVD:
          if (state !== IN_LINE) break;
          if (lines.data[line + LINE.SVD_FIRST] === 0) lines.data[line + LINE.SVD_FIRST] = at;
          lines.data[line + LINE.SVD_LAST] = at;
          break;
        case id.CAS:
          if (state === IN_LINE && lines.data[line + LINE.SVD_FIRST] !== 0) lines.data[line + LINE.SVD_LAST] = at;
          break;
        case id.HI:
          if (state !== IN_CLAIM) break;
          if (slots[claim + CLAIM.HI_FIRST] === 0) slots[claim + CLAIM.HI_FIRST] = at;
          slots[claim + CLAIM.HI_LAST] = at;
          break;
        case id.NTE:
          if (state === IN_LINE) {
            if (lines.data[line + LINE.NTE_FIRST] === 0) lines.data[line + LINE.NTE_FIRST] = at;
            lines.data[line + LINE.NTE_LAST] = at;
          } else if (state === IN_CLAIM) {
            if (slots[claim + CLAIM.NTE_FIRST] === 0) slots[claim + CLAIM.NTE_FIRST] = at;
            slots[claim + CLAIM.NTE_LAST] = at;
          }
          break;
        case id.PWK:
          if (state === IN_LINE) lines.data[line + LINE.PWK] = at;
          else if (state === IN_CLAIM) slots[claim + CLAIM.PWK] = at;
          break;
        case id.LIN:
          if (state === IN_LINE) lines.data[line + LINE.LIN] = at;
          break;
        case id.TOO:
          if (state !== IN_LINE) break;
          if (lines.data[line + LINE.TOO_FIRST] === 0) lines.data[line + LINE.TOO_FIRST] = at;
          lines.data[line + LINE.TOO_LAST] = at;
          break;
        case id.CL1:
          if (state === IN_CLAIM) slots[claim + CLAIM.CL1] = at;
          break;
        case id.CLM:
          slots[claim + CLAIM.CLM] = at;
          break;
        case 0:
          this.#segment = segment;
          this.#fault("bad-segment-id", at, "(no id)", null);
          break;
        default:
      }
      if (stop - at > 1000) this.#checkLong(segment, at, stop, element);
      at = stop + 1;
    }
    segments.leave(record);
    if (line >= 0 && lines.data[line + LINE.SV1] === 0) this.#dropLine(line, lineSegment);
    slots[claim + CLAIM.LINES] = lines.rows - slots[claim + CLAIM.FIRST_LINE]!;
    if (this.#grammar < 0) this.#grammar = this.#ofKind;
    slots[claim + CLAIM.GRAMMAR] = this.#grammar;
    this.tooMany = tooMany;
  }

  /** An LX without a service of the claim's form. */
  #dropLine(line: number, segment: number): void {
    this.#segment = segment;
    this.#fault("line-without-service", this.#columns.lines.data[line + LINE.LX]!, "LX", null);
    this.#columns.lines.drop();
  }

  /** A segment so long that its limits are worth a look. */
  #checkLong(segment: number, at: number, stop: number, element: number): void {
    this.#segment = segment;
    const name = id.segmentIdText(this.#bytes, at);
    if (stop - at > SEGMENT_BYTES) this.#fault("segment-too-long", at, name, null, { limit: SEGMENT_BYTES });
    let elements = 0;
    for (let next = at; next < stop; next++) if (this.#bytes[next] === element) elements++;
    if (elements > ELEMENTS_LIMIT) this.#fault("too-many-elements", at, name, null, { found: name, limit: ELEMENTS_LIMIT });
  }
}
