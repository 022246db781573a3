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
