const KEPT = 4096;

/**
 * Which control numbers were used. Numbers that count upwards, as nearly all senders write them, cost nothing: a run of neighbours is kept
 * as its two ends. After 4,096 runs or texts the set stops learning, so that no file can fill the memory with it.
 */
export class ControlNumbers {
  readonly #runs: { first: number; last: number }[] = [];
  readonly #texts = new Set<string>();

  /** Notes a control number; true where it was used before. */
  repeats(control: string): boolean {
    if (!/^\d{1,15}$/.test(control)) {
      const seen = this.#texts.has(control);
      if (this.#texts.size < KEPT) this.#texts.add(control);
      return seen;
    }
    return this.#noteNumber(Number(control));
  }

  #noteNumber(number: number): boolean {
    const runs = this.#runs;
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (runs[middle]!.first <= number) low = middle + 1;
      else high = middle;
    }
    const before = runs[low - 1];
    const after = runs[low];
    if (before !== undefined && number <= before.last) return true;
    if (before !== undefined && before.last === number - 1) {
      before.last = number;
      if (after !== undefined && after.first === number + 1) {
        before.last = after.last;
        runs.splice(low, 1);
      }
    } else if (after !== undefined && after.first === number + 1) after.first = number;
    else if (runs.length < KEPT) runs.splice(low, 0, { first: number, last: number });
    return false;
  }
}
