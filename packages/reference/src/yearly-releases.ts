import { type ServiceDate, yearOf } from "@claimscrub/claim";
import { type Edition, type Series, withRows } from "./edition.ts";

/** A release of a calendar year's fee schedule: its law starts on a day and ends when the next release of that year starts. */
export interface Release<Rows> {
  readonly label: string;
  readonly effective: ServiceDate;
  readonly published: ServiceDate;
  readonly source: string;
  readonly note?: string | undefined;
  readonly digest: string;
  readonly rows: Rows;
}

/**
 * The one exception to "a period of its own" (rules.md 3A.26). Within a calendar year a fee-schedule release is in force from
 * its effective date until the next loaded one, and the year's first loaded release also serves the days before it: the releases
 * of a year differ in few codes. Never across a year's end. A release with the same effective date as an earlier publication
 * replaces it. What was not yet published by `knownBy` counts as not loaded.
 */
export class YearlyReleases<Rows> implements Series<Rows> {
  readonly editions: readonly Edition<Rows>[];
  /** In order of publication. */
  readonly releases: readonly Release<Rows>[];
  /** Editions as they stood when the first `count` publications were known. */
  readonly #byKnown = new Map<number, readonly Edition<Rows>[]>();

  constructor(releases: readonly Release<Rows>[]) {
    this.releases = [...releases].sort((a, b) => a.published - b.published);
    for (const release of releases)
      if (releases.some((other) => other !== release && other.effective === release.effective && other.published === release.published))
        throw new RangeError(`two fee-schedule releases take effect and were published on the same days: ${release.label}`);
    this.editions = this.#known(releases.length);
  }

  asOf(date: ServiceDate, knownBy?: ServiceDate): Edition<Rows> | undefined {
    const count = knownBy === undefined ? this.releases.length : this.releases.filter(({ published }) => published <= knownBy).length;
    return this.#known(count).find(({ period }) => date >= period.from && date < period.until);
  }

  #known(count: number): readonly Edition<Rows>[] {
    let editions = this.#byKnown.get(count);
    if (!editions) this.#byKnown.set(count, (editions = arrange(this.releases.slice(0, count))));
    return editions;
  }
}

function arrange<Rows>(releases: readonly Release<Rows>[]): Edition<Rows>[] {
  const replaced = new Map(releases.map((release) => [release.effective, release]));
  const inForce = [...replaced.values()].sort((a, b) => a.effective - b.effective);
  return inForce.map((release, at) => {
    const { effective, label, published, source, note, digest } = release;
    const year = yearOf(effective);
    const before = inForce[at - 1];
    const next = inForce[at + 1];
    const first = !before || yearOf(before.effective) !== year;
    const last = !next || yearOf(next.effective) !== year;
    const period = { from: first ? year * 10000 + 101 : effective, until: last ? (year + 1) * 10000 + 101 : next.effective };
    return withRows({ label, period, published, source, note, digest }, () => release.rows);
  });
}
