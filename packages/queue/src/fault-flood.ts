/** So many faults in so short a time are no server that is away: something turns in a circle. */
const MANY = 100;
const WITHIN_MS = 2000;
/** A server that is away is told of so often. */
const TOLD_EVERY_MS = 1000;

/** Watches the faults of a connection: tells of them now and then instead of thousands of times, and notices when they come in a flood. */
export class FaultFlood {
  readonly #tell: (reason: string) => void;
  readonly #onFlood: () => void;
  readonly #now: () => number;
  readonly #told = new Map<string, number>();
  #since = Number.NEGATIVE_INFINITY;
  #count = 0;

  /** @param now milliseconds on a clock that never goes back */
  constructor(tell: (reason: string) => void, onFlood: () => void, now: () => number = () => performance.now()) {
    this.#tell = tell;
    this.#onFlood = onFlood;
    this.#now = now;
  }

  note(reason: string): void {
    const now = this.#now();
    if (now - (this.#told.get(reason) ?? Number.NEGATIVE_INFINITY) >= TOLD_EVERY_MS) {
      this.#told.set(reason, now);
      this.#tell(reason);
    }
    if (now - this.#since >= WITHIN_MS) {
      this.#since = now;
      this.#count = 0;
    }
    if (++this.#count === MANY) this.#onFlood();
  }
}
