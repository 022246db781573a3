import { type Period, type ServiceDate, yearOf } from "@claimscrub/claim";
import { everyCode } from "../coverage.ts";
import { type Edition, EditionSeries, type Series } from "../edition.ts";
import { FeeRows } from "../fee-schedule.ts";
import type { PtpEdits } from "../ncci-ptp.ts";
import type { ReferenceSeries } from "../reference.ts";
import { type Release, YearlyReleases } from "../yearly-releases.ts";
import { ZipRows } from "../zip-localities.ts";
import type { AddOnFile } from "./add-on-codes.ts";
import type { FeeScheduleFile } from "./fee-schedule.ts";
import type { GpciFile, ZipFile } from "./geography.ts";
import type { MueFile } from "./mue.ts";

/** All parts of a PTP release together. */
export interface PtpRelease {
  readonly kind: "ncci-ptp";
  /** `2024Q3`. */
  readonly quarter: string;
  readonly edits: PtpEdits;
  readonly standInDates: boolean;
}

/** A table that passed its checks, with what its file says nothing of. */
export interface Loaded {
  readonly table: FeeScheduleFile | GpciFile | ZipFile | MueFile | AddOnFile | PtpRelease;
  /** SHA-256 of the file or files it was read from, in hex. */
  readonly digest: string;
  /** Name of the file, for a reader. */
  readonly source: string;
  /** When one could know it; where left out, the RELEASED date of a fee schedule, else the first day in force. */
  readonly published?: ServiceDate | undefined;
}

type LoadedOf<Kind extends Loaded["table"]["kind"]> = Loaded & { readonly table: Extract<Loaded["table"], { kind: Kind }> };

/**
 * Puts loaded releases beside the editions of `base`; one with the same label takes the place of the other.
 * @throws RangeError for a table that no professional claim is judged by (a hospital's MUE, a fee schedule of qualifying participants),
 * and where a loaded fee schedule carries another conversion factor than the law of its day.
 */
export function withLoaded(base: ReferenceSeries, loaded: readonly Loaded[]): ReferenceSeries {
  const of = <Kind extends Loaded["table"]["kind"]>(kind: Kind) => loaded.filter((one): one is LoadedOf<Kind> => one.table.kind === kind);
  const fees = of("fee-schedule");
  return {
    ...base,
    fees: new YearlyReleases(replacing(base.fees.releases, fees.map(feeRelease))),
    conversionFactor: factors(base.conversionFactor, fees),
    localities: beside(
      base.localities,
      of("gpci").map((one) => edition(one, `gpci:${one.table.year}`, yearPeriod(one.table.year), one.table.rows)),
    ),
    zips: beside(
      base.zips,
      of("zip5").map((one) => edition(one, `zip5:${one.table.quarter}`, quarterPeriod(one.table.quarter), new ZipRows(one.table.runs))),
    ),
    mue: beside(base.mue, of("mue").map(mueEdition)),
    ptp: beside(base.ptp, of("ncci-ptp").map(ptpEdition)),
    addOns: beside(
      base.addOns,
      of("add-on").map((one) =>
        edition(one, `aoc:${one.table.quarter}`, throughQuarter(one.table.quarter), { covers: everyCode, rows: one.table.rows }),
      ),
    ),
  };
}

function replacing<Labelled extends { readonly label: string }>(before: readonly Labelled[], after: readonly Labelled[]): Labelled[] {
  const labels = new Set(after.map(({ label }) => label));
  return [...before.filter(({ label }) => !labels.has(label)), ...after];
}

function beside<Rows>(series: Series<Rows>, editions: readonly Edition<Rows>[]): Series<Rows> {
  return editions.length === 0 ? series : new EditionSeries(replacing(series.editions, editions));
}

function edition<Rows>(loaded: Loaded, label: string, period: Period, rows: Rows, note?: string): Edition<Rows> {
  return { label, period, published: loaded.published ?? period.from, source: loaded.source, note, digest: loaded.digest, rows };
}

function feeRelease({ table, digest, source, published }: LoadedOf<"fee-schedule">): Release<FeeRows> {
  if (table.qualifying) throw new RangeError(`${source} is the fee schedule of qualifying APM participants`);
  const rows = new FeeRows(table.rows, everyCode);
  return { label: `mpfs:${table.release}`, effective: table.effective, published: published ?? table.published, source, digest, rows };
}

/** The factor is law of its own; a release only brings that of a year for which none is known. */
function factors(base: Series<number>, fees: readonly LoadedOf<"fee-schedule">[]): Series<number> {
  const news: Edition<number>[] = [];
  for (const one of [...fees].sort((a, b) => a.table.effective - b.table.effective)) {
    const { effective, conversionFactor, release, published } = one.table;
    const known = [...base.editions, ...news].find(({ period }) => effective >= period.from && effective < period.until);
    if (known && known.rows !== conversionFactor)
      throw new RangeError(
        `${release} carries the conversion factor ${conversionFactor / 10000}, but ${known.label} is ${known.rows / 10000}`,
      );
    if (known) continue;
    const year = yearOf(effective);
    news.push({
      ...edition({ ...one, published: one.published ?? published }, `cf:${year}`, yearPeriod(year), conversionFactor),
      digest: String(conversionFactor),
    });
  }
  return beside(base, news);
}

function mueEdition(one: LoadedOf<"mue">): Edition<{ covers: typeof everyCode; limits: MueFile["limits"] }> {
  if (one.table.service !== "practitioner") throw new RangeError(`${one.source} is the MUE table for ${one.table.service} claims`);
  const quarter = `${yearOf(one.table.effective)}Q${Math.ceil((Math.floor(one.table.effective / 100) % 100) / 3)}`;
  return edition(one, `mue:${quarter}`, quarterPeriod(quarter), { covers: everyCode, limits: one.table.limits });
}

function ptpEdition(one: LoadedOf<"ncci-ptp">): Edition<PtpEdits> {
  const note = one.table.standInDates
    ? "effective dates are stand-ins in this source: a pair is applied from the beginning of the year"
    : undefined;
  return edition(one, `ncci-ptp:${one.table.quarter}`, throughQuarter(one.table.quarter), one.table.edits, note);
}

function yearPeriod(year: number): Period {
  return { from: year * 10000 + 101, until: (year + 1) * 10000 + 101 };
}

function quarterPeriod(quarter: string): Period {
  const year = Number(quarter.slice(0, 4));
  const last = Number(quarter.slice(5)) * 3;
  return { from: year * 10000 + (last - 2) * 100 + 1, until: last === 12 ? (year + 1) * 10000 + 101 : year * 10000 + (last + 1) * 100 + 1 };
}

/** Tables whose rows have dates of their own, ended ones included, speak for their year up to the end of their quarter. */
function throughQuarter(quarter: string): Period {
  return { from: Number(quarter.slice(0, 4)) * 10000 + 101, until: quarterPeriod(quarter).until };
}
