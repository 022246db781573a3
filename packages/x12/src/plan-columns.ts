const BLOCK_BITS = 15;
const BLOCK = 1 << BLOCK_BITS;

/** Entries of the first block at the beginning: a run may have thousands of files with a few claims each. */
const FIRST = 32;

/**
 * A column of 32-bit numbers that grows by whole blocks, so that a long file costs its entries and no slack for doubling. Only its first
 * block begins small and doubles, so that a short file costs little.
 */
export class GrowingColumn {
  readonly #blocks: Uint32Array[] = [];
  length = 0;

  push(value: number): void {
    const place = this.length & (BLOCK - 1);
    if (this.length < BLOCK) this.#growFirst();
    else if (place === 0) this.#blocks.push(new Uint32Array(BLOCK));
    this.#blocks[this.length >>> BLOCK_BITS]![place] = value;
    this.length += 1;
  }

  #growFirst(): void {
    const first = this.#blocks[0];
    if (first === undefined) this.#blocks.push(new Uint32Array(FIRST));
    else if (first.length === this.length) {
      const larger = new Uint32Array(first.length * 2);
      larger.set(first);
      this.#blocks[0] = larger;
    }
  }

  get(index: number): number {
    return this.#blocks[index >>> BLOCK_BITS]![index & (BLOCK - 1)]!;
  }

  set(index: number, value: number): void {
    this.#blocks[index >>> BLOCK_BITS]![index & (BLOCK - 1)] = value;
  }
}

const FOUR_GIGABYTES = 0x1_0000_0000;

/** Ascending byte offsets in four bytes each: what a file gains every 4 GB is noted once, where it happens. */
export class OffsetColumn {
  readonly #low = new GrowingColumn();
  /** Index of the first offset in each further stretch of 4 GB. */
  readonly #carries: number[] = [];

  push(offset: number): void {
    while (Math.floor(offset / FOUR_GIGABYTES) > this.#carries.length) this.#carries.push(this.#low.length);
    this.#low.push(offset % FOUR_GIGABYTES);
  }

  get(index: number): number {
    let carries = 0;
    for (const first of this.#carries) if (index >= first) carries++;
    return carries * FOUR_GIGABYTES + this.#low.get(index);
  }
}

const BLOCK_ROWS_BITS = 12;
const BLOCK_ROWS = 1 << BLOCK_ROWS_BITS;

/** Rows of so many 32-bit numbers, kept like a GrowingColumn. */
export class GrowingRows {
  readonly #width: number;
  readonly #blocks: Uint32Array[] = [];
  rows = 0;
  /** The block of the last row, and where in it that row begins. */
  last = new Uint32Array(0);
  lastRow = 0;

  constructor(width: number) {
    this.#width = width;
  }

  /** Adds a row of zeros and returns where it begins in `last`. */
  add(): number {
    let row = this.lastRow + this.#width;
    if (this.rows === 0 || row === this.last.length) {
      if (this.rows > 0 && this.rows < BLOCK_ROWS) {
        const larger = new Uint32Array(this.last.length * 2);
        larger.set(this.last);
        this.last = larger;
        this.#blocks[0] = larger;
      } else {
        this.last = new Uint32Array((this.rows === 0 ? FIRST : BLOCK_ROWS) * this.#width);
        this.#blocks.push(this.last);
        row = 0;
      }
    }
    this.rows += 1;
    this.lastRow = row;
    return row;
  }

  get(row: number, column: number): number {
    return this.#blocks[row >>> BLOCK_ROWS_BITS]![(row & (BLOCK_ROWS - 1)) * this.#width + column]!;
  }
}
