import { type Period, type ServiceDate, yearOf } from "@claimscrub/claim";
import type { AddOnRows } from "../add-on-codes.ts";
import { everyCode } from "../coverage.ts";
import { type Edition, EditionSeries, type Series, withRows } from "../edition.ts";
import { type FeeReleaseRows, FeeRows } from "../fee-schedule.ts";
import type { MueRows } from "../mue.ts";
import type { PtpEdits } from "../ncci-ptp.ts";
import type { ReferenceSeries } from "../reference.ts";
import type { PtpRelease } from "../snapshot/edits.ts";
import type { FeeRow } from "../tables.ts";
import { type Release, YearlyReleases } from "../yearly-releases.ts";
import { ZipRows } from "../zip-localities.ts";
import type { AddOnFile } from "./add-on-codes.ts";
import { asProcedures, byList, type DiagnosisRows, type ListRows } from "../listed-codes.ts";
import type { CodeListFile, PlacesFile } from "./code-lists.ts";
import type { FeeScheduleFile } from "./fee-schedule.ts";
import type { GpciFile, ZipFile } from "./geography.ts";
import type { MueFile } from "./mue.ts";
import type { AnesthesiaFile } from "./places.ts";

/** A table that passed its checks, with what its file says nothing of. */
export interface Loaded {
  readonly table:
    | (Omit<FeeScheduleFile, "rows" | "columns"> & { readonly rows: Iterable<FeeRow> | FeeReleaseRows })
    | GpciFile
    | ZipFile
    | MueFile
    | AddOnFile
    | PtpRelease
    | PlacesFile
    | AnesthesiaFile
    | CodeListFile;
  /** SHA-256 of what it was read from, in hex. */
  readonly digest: string;
  /** Name of the file, for a reader. */
  readonly source: string;
  /** When one could know it; where left out, the RELEASED date of a fee schedule, else the first day it is made for. */
  readonly published?: ServiceDate | undefined;
  readonly note?: string | undefined;
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
  const anesthesia = of("anesthesia").map((one) => edition(one, `anesthesia:${one.table.year}`, yearPeriod(one.table.year), one.table));
  return {
    ...base,
    ...(anesthesia.length > 0 && { anesthesia: new EditionSeries([...(base.anesthesia?.editions ?? []), ...anesthesia]) }),
    fees: new YearlyReleases(replacing(base.fees.releases, fees.map(feeRelease))),
    conversionFactor: factors(base.conversionFactor, fees),
    localities: beside(
      base.localities,
      of("gpci").map((one) => edition(one, `gpci:${one.table.year}`, yearPeriod(one.table.year), one.table.rows)),
    ),
    zips: beside(base.zips, zipEditions(loaded)),
    places: beside(
      base.places,
      of("places").map((one) => edition(one, `pos:${one.table.release}`, restOfYear(one.table.release), one.table.rows)),
    ),
    ...codeLists(base, of("code-list")),
    mue: beside(base.mue, of("mue").map(mueEdition)),
    ptp: beside(base.ptp, of("ncci-ptp").map(ptpEdition)),
    addOns: beside(
      base.addOns,
      of("add-on").map((one) =>
        edition(
          one,
          `aoc:${one.table.quarter}`,
          throughQuarter(one.table.quarter),
          addOnRows(one.table),
          quarterPeriod(one.table.quarter).from,
        ),
      ),
    ),
  };
}

/** The lists of codes that rules look at: diagnoses of a fiscal year, diagnoses of coverage documents, lists of procedures. */
function codeLists(
  base: ReferenceSeries,
  loaded: readonly LoadedOf<"code-list">[],
): Pick<ReferenceSeries, "diagnoses" | "lists" | "coverage"> {
  const editions = <Rows>(list: CodeListFile["list"], period: (release: string) => Period, rows: (one: LoadedOf<"code-list">) => Rows) =>
    loaded
      .filter(({ table }) => table.list === list)
      .map((one) => withRows(edition(one, `${list}:${one.table.release}`, period(one.table.release), undefined), () => rows(one)));
  const diagnoses = editions(
    "icd10-cm",
    fiscalYear,
    ({ table }): DiagnosisRows => new Map(table.rows.map(({ code, reportable }) => [code, reportable])),
  );
  const coverage = editions("coverage-diagnoses", restOfYear, ({ table }) => byList(table.rows));
  const lists = editions("procedure-lists", restOfYear, ({ table }): ListRows<number> => {
    const known = base.lists?.asOf(restOfYear(table.release).from)?.rows ?? [];
    return new Map([...known, ...asProcedures(byList(table.rows))]);
  });
  return {
    ...(diagnoses.length === 0 ? {} : { diagnoses: new EditionSeries(diagnoses) }),
    ...(coverage.length === 0 ? {} : { coverage: new EditionSeries(coverage) }),
    ...(lists.length === 0 || base.lists === undefined ? {} : { lists: beside(base.lists, lists) }),
  };
}

/** ICD-10-CM of 2025 is in force from October 2024 to September 2025. */
function fiscalYear(release: string): Period {
  const year = Number(release.slice(0, 4));
  return { from: (year - 1) * 10000 + 1001, until: year * 10000 + 1001 };
}

function replacing<Labelled extends { readonly label: string }>(before: readonly Labelled[], after: readonly Labelled[]): Labelled[] {
  const labels = new Set(after.map(({ label }) => label));
  return [...before.filter(({ label }) => !labels.has(label)), ...after];
}

/**
 * The loaded editions beside those of the series; one with the same label gives way where the loaded one speaks for all its days, and
 * else goes on serving the days that no loaded edition covers. Of two that cover a day the one published last is the law.
 */
function beside<Rows>(series: Series<Rows>, editions: readonly Edition<Rows>[]): Series<Rows> {
  if (editions.length === 0) return series;
  const stays = ({ label, period }: Edition<Rows>) =>
    !editions.some((one) => one.label === label && one.period.from <= period.from && one.period.until >= period.until);
  return new EditionSeries([...series.editions.filter(stays), ...editions]);
}

function edition<Rows>(loaded: Loaded, label: string, period: Period, rows: Rows, made = period.from): Edition<Rows> {
  const { source, note, digest } = loaded;
  return { label, period, published: loaded.published ?? made, source, note, digest, rows };
}

function feeRelease({ table, digest, source, published, note }: LoadedOf<"fee-schedule">): Release<FeeReleaseRows> {
  if (table.qualifying) throw new RangeError(`${source} is the fee schedule of qualifying APM participants`);
  const rows = "covers" in table.rows ? table.rows : new FeeRows(table.rows, everyCode);
  const label = `mpfs:${table.release}`;
  return { label, effective: table.effective, published: published ?? table.published, source, note, digest, rows };
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

/** A file of thousands of rows is not spelled out before a date asks for it. */
function addOnRows(table: AddOnFile): AddOnRows {
  return {
    covers: everyCode,
    get rows() {
      return table.rows;
    },
  };
}

function mueEdition(one: LoadedOf<"mue">): Edition<MueRows> {
  if (one.table.service !== "practitioner") throw new RangeError(`${one.source} is the MUE table for ${one.table.service} claims`);
  const { table } = one;
  const quarter = quarterOf(table.effective);
  return edition(one, `mue:${quarter}`, quarterPeriod(quarter), {
    covers: everyCode,
    get limits() {
      return table.limits;
    },
  });
}

function ptpEdition(one: LoadedOf<"ncci-ptp">): Edition<PtpEdits> {
  const { service, quarter, edits, standInDates } = one.table;
  if (service !== "practitioner") throw new RangeError(`${one.source} is the PTP table for ${service} claims`);
  const note = standInDates ? "effective dates are stand-ins in this source: a pair is applied from the beginning of the year" : one.note;
  return edition({ ...one, note }, `ncci-ptp:${quarter}`, throughQuarter(quarter), edits, quarterPeriod(quarter).from);
}

/** ZIP5 by quarter; the ZIP9 of the same quarter, where it is loaded, belongs to it. */
function zipEditions(loaded: readonly Loaded[]): Edition<ZipRows>[] {
  const files = (kind: ZipFile["kind"]) => loaded.filter((one): one is Loaded & { readonly table: ZipFile } => one.table.kind === kind);
  return files("zip5").map((one) => {
    const { quarter, runs } = one.table;
    const nine = files("zip9").find(({ table }) => table.quarter === quarter);
    const digest = nine ? `${one.digest} ${nine.digest}` : one.digest;
    return edition({ ...one, digest }, `zip5:${quarter}`, quarterPeriod(quarter), new ZipRows(runs, nine?.table.runs));
  });
}

/** `2024Q3`. */
export function quarterOf(date: ServiceDate): string {
  return `${yearOf(date)}Q${Math.ceil((Math.floor(date / 100) % 100) / 3)}`;
}

/** From the first day of the month, quarter or year that the release is named for, to the end of that year. */
function restOfYear(release: string): Period {
  const year = Number(release.slice(0, 4));
  const month = release[4] === "Q" ? Number(release[5]) * 3 - 2 : Number(release.slice(5) || 1);
  return { from: year * 10000 + month * 100 + 1, until: (year + 1) * 10000 + 101 };
}

function yearPeriod(year: number): Period {
  return { from: year * 10000 + 101, until: (year + 1) * 10000 + 101 };
}

/** The three months of `2024Q3`. */
export function quarterPeriod(quarter: string): Period {
  const year = Number(quarter.slice(0, 4));
  const last = Number(quarter.slice(5)) * 3;
  return { from: year * 10000 + (last - 2) * 100 + 1, until: last === 12 ? (year + 1) * 10000 + 101 : year * 10000 + (last + 1) * 100 + 1 };
}

/** Tables whose rows have dates of their own, ended ones included, speak for their year up to the end of their quarter. */
function throughQuarter(quarter: string): Period {
  return { from: Number(quarter.slice(0, 4)) * 10000 + 101, until: quarterPeriod(quarter).until };
}
