import { inPeriod, type ServiceDate } from "@claimscrub/claim";
import type { EditionInfo } from "./tables.ts";

/** One published state of a table: when it is law, when one could know it, and its rows. */
export interface Edition<Rows> extends EditionInfo {
  /** SHA-256 of the rows as they were loaded, in hex: the same digest means the same law. */
  readonly digest: string;
  readonly rows: Rows;
}

/** A table through time. */
export interface Series<Rows> {
  /**
   * The edition in force on `date`, as far as it was published by `knownBy` (everything loaded, if left out).
   * Undefined where no edition covers the date: there is no last value for ever.
   */
  asOf(date: ServiceDate, knownBy?: ServiceDate): Edition<Rows> | undefined;
  /** In order of their first day. */
  readonly editions: readonly Edition<Rows>[];
}

/** An edition whose rows are made when a date first asks for them: most of what is loaded is not asked for in one run. */
export function withRows<Rows>(about: Omit<Edition<Rows>, "rows">, make: () => Rows): Edition<Rows> {
  let rows: Rows | undefined;
  return {
    ...about,
    get rows() {
      return (rows ??= make());
    },
  };
}

/** What a reader may see of an edition: everything but its rows. */
export function editionInfo({ label, period, published, source, note }: EditionInfo): EditionInfo {
  return note === undefined ? { label, period, published, source } : { label, period, published, source, note };
}

function requireSpan(edition: Edition<unknown>): void {
  if (edition.period.until <= edition.period.from) throw new RangeError(`${edition.label} ends before it starts`);
}

/**
 * Editions with periods of their own. Where two cover a day, the one published last is the law (a correction replaces what it
 * corrects). Two that overlap and were published on the same day are a contradiction, refused with a RangeError.
 */
export class EditionSeries<Rows> implements Series<Rows> {
  readonly editions: readonly Edition<Rows>[];
  readonly #latestFirst: readonly Edition<Rows>[];

  constructor(editions: readonly Edition<Rows>[]) {
    editions.forEach(requireSpan);
    this.editions = [...editions].sort((a, b) => a.period.from - b.period.from || a.published - b.published);
    this.#latestFirst = [...editions].sort((a, b) => b.published - a.published);
    for (const [at, edition] of this.#latestFirst.entries()) {
      const twin = this.#latestFirst
        .slice(at + 1)
        .find(
          (other) =>
            other.published === edition.published && other.period.from < edition.period.until && edition.period.from < other.period.until,
        );
      if (twin) throw new RangeError(`${edition.label} and ${twin.label} cover the same days and were published on the same day`);
    }
  }

  asOf(date: ServiceDate, knownBy?: ServiceDate): Edition<Rows> | undefined {
    for (const edition of this.#latestFirst)
      if (inPeriod(date, edition.period) && (knownBy === undefined || edition.published <= knownBy)) return edition;
    return undefined;
  }
}
