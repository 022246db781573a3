/** How many emptied places are kept: a hostile day of many lines must not hold its memory for ever. */
const KEPT = 4096;

/** So few that sorting by insertion is quickest, and takes no memory. */
const FEW = 24;

/** A list that keeps its room when it is emptied, so that filling it again takes no memory. Only the first `length` items count. */
export class Reused<Item> {
  readonly items: Item[] = [];
  length = 0;

  add(item: Item): void {
    this.items[this.length] = item;
    this.length += 1;
  }

  clear(): void {
    this.length = 0;
    if (this.items.length > KEPT) this.items.length = KEPT;
  }

  list(): Item[] {
    return this.items.slice(0, this.length);
  }

  sort(order: (a: Item, b: Item) => number): void {
    const { items, length } = this;
    if (length > FEW) {
      const sorted = this.list().sort(order);
      for (let at = 0; at < length; at++) items[at] = sorted[at] as Item;
      return;
    }
    for (let at = 1; at < length; at++) {
      const item = items[at] as Item;
      let place = at;
      while (place > 0 && order(items[place - 1] as Item, item) > 0) {
        items[place] = items[place - 1] as Item;
        place -= 1;
      }
      items[place] = item;
    }
  }
}

/** A list that also keeps its objects, to be written anew. */
export class Pool<Item> extends Reused<Item> {
  readonly #make: () => Item;

  constructor(make: () => Item) {
    super();
    this.#make = make;
  }

  /** The next object, as it was left. */
  next(): Item {
    const known = this.length < this.items.length ? this.items[this.length] : undefined;
    if (known !== undefined) {
      this.length += 1;
      return known;
    }
    const made = this.#make();
    this.add(made);
    return made;
  }
}
