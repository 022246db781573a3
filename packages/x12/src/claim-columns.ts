/** 32-bit columns of one table, row after row; a fresh row is all zeros, and 0 as a place means "not there". */
export class RowTable {
  readonly width: number;
  data: Int32Array;
  rows = 0;

  constructor(width: number) {
    this.width = width;
    this.data = new Int32Array(0);
  }

  /** Makes room for so many rows before the first is added. */
  reserve(rows: number): void {
    if (rows * this.width > this.data.length) this.data = new Int32Array(rows * this.width);
  }

  /** Takes all rows back. */
  clear(): void {
    this.data.fill(0, 0, this.rows * this.width);
    this.rows = 0;
  }

  /** Adds a row and returns where it begins in `data`. */
  add(): number {
    const at = this.rows * this.width;
    if (at + this.width > this.data.length) {
      const larger = new Int32Array(Math.max(this.data.length, this.width) * 2);
      larger.set(this.data);
      this.data = larger;
    }
    this.rows += 1;
    return at;
  }

  /** Takes the last row back. */
  drop(): void {
    this.rows -= 1;
    this.data.fill(0, this.rows * this.width, (this.rows + 1) * this.width);
  }
}

/** Columns of a claim: places of its segments in the batch's bytes, and numbers of rows elsewhere. */
export const CLAIM = {
  CLM: 0,
  HI_FIRST: 1,
  HI_LAST: 2,
  REF_F8: 3,
  REF_X4: 4,
  NTE_FIRST: 5,
  NTE_LAST: 6,
  DTP_435: 7,
  DTP_096: 8,
  DTP_472: 9,
  /** 2310B: NM1*82 and its PRV*PE. */
  RENDERING: 10,
  RENDERING_PRV: 11,
  /** 2310C: NM1*77 and its address. */
  FACILITY: 12,
  FACILITY_N3: 13,
  FACILITY_N4: 14,
  FIRST_LINE: 15,
  LINES: 16,
  /** Place in the list of ranges that was asked for, and number of the piece. */
  RANGE: 17,
  PIECE: 18,
  /** Rows of the loops above it (LoopRows), each for its purpose. */
  BILLING: 19,
  TAXONOMY: 20,
  SUBSCRIPTION: 21,
  SUBSCRIBER: 22,
  PAYER: 23,
  PATIENT: 24,
  DTP_090: 25,
  DTP_091: 26,
  /** 2310A: NM1*DN; 2310D: NM1*DQ. */
  REFERRING: 27,
  SUPERVISING: 28,
  /** The first SBR of loop 2320, and an AMT*D there. */
  OTHER_PAYER: 29,
  OTHER_PAID: 30,
  /** Number of the grammar that its lines have (claim-grammar.ts). */
  GRAMMAR: 31,
  /** Of an institutional claim: CL1, DTP*434, NM1*71 (attending) with its PRV, NM1*72 (operating). */
  CL1: 32,
  DTP_434: 33,
  ATTENDING: 34,
  ATTENDING_PRV: 35,
  OPERATING: 36,
  PWK: 37,
  /** Row of the loop 2000C under a subscriber, whether it names a patient or not. */
  PATIENT_LEVEL: 38,
  WIDTH: 39,
} as const;

/** Columns of a service line. */
export const LINE = {
  LX: 0,
  /** SV1, or the SV2 or SV3 of other forms. */
  SV1: 1,
  DTP_472: 2,
  RENDERING: 3,
  RENDERING_PRV: 4,
  FACILITY: 5,
  FACILITY_N3: 6,
  FACILITY_N4: 7,
  REF_6R: 8,
  REF_X4: 9,
  LIN: 10,
  NTE_FIRST: 11,
  NTE_LAST: 12,
  /** LX01, then the number by which findings name the line. */
  NUMBER: 13,
  CLAIM: 14,
  DATE: 15,
  DATE_THROUGH: 16,
  PROCEDURE: 17,
  /** How many modifiers, and their keys eleven bits each: two here, two in the next column. */
  MODIFIER_COUNT: 18,
  MODIFIERS: 19,
  MODIFIERS_MORE: 20,
  /** NM1*DK of 2420E, NM1*DN of 2420F, NM1*DQ of 2420D. */
  ORDERING: 21,
  REFERRING: 22,
  SUPERVISING: 23,
  /** The first SVD of loop 2430, and the last SVD or CAS. */
  SVD_FIRST: 24,
  SVD_LAST: 25,
  /** The first and the last TOO of a dental line. */
  TOO_FIRST: 26,
  TOO_LAST: 27,
  PWK: 28,
  WIDTH: 29,
} as const;

/** The columns of a batch. */
export class ClaimColumns {
  readonly claims = new RowTable(CLAIM.WIDTH);
  readonly lines = new RowTable(LINE.WIDTH);
  /** SV102 in cents, SV104; NaN where absent or unreadable. */
  charges = new Float64Array(0);
  units = new Float64Array(0);

  /** Makes room for so many claims with four lines each. */
  reserve(claims: number): void {
    this.claims.reserve(claims);
    this.lines.reserve(claims * 4);
    if (claims * 4 <= this.charges.length) return;
    this.charges = new Float64Array(claims * 4);
    this.units = new Float64Array(claims * 4);
  }

  clear(): void {
    this.claims.clear();
    this.lines.clear();
  }

  totals(): { readonly claims: number; readonly lines: number; readonly chargeCents: number } {
    const lines = this.lines.rows;
    let chargeCents = 0;
    for (let row = 0; row < lines; row++) {
      const charge = this.charges[row]!;
      if (!Number.isNaN(charge)) chargeCents += charge;
    }
    return { claims: this.claims.rows, lines, chargeCents };
  }

  /** Adds a line and returns where its row begins. */
  addLine(): number {
    const row = this.lines.rows;
    const at = this.lines.add();
    if (row >= this.charges.length) {
      this.charges = doubled(this.charges);
      this.units = doubled(this.units);
    }
    this.charges[row] = Number.NaN;
    this.units[row] = Number.NaN;
    return at;
  }
}

function doubled(column: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.max(4, column.length * 2));
  larger.set(column);
  return larger;
}
