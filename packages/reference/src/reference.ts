import type { ProcedureKey, ServiceDate } from "@claimscrub/claim";
import { type AddOnRows, addOnTable } from "./add-on-codes.ts";
import { anesthesiaFactors, type AnesthesiaRows } from "./anesthesia-factors.ts";
import { conversionFactor } from "./conversion-factor.ts";
import { type Edition, editionInfo, type Series } from "./edition.ts";
import { type FeeReleaseRows, feeSchedule } from "./fee-schedule.ts";
import { filingRequirements } from "./filing-requirements.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { coveredDiagnoses, diagnosisCodes, type DiagnosisRows, type ListRows, procedureLists } from "./listed-codes.ts";
import { localities } from "./localities.ts";
import { type MueRows, mueTable } from "./mue.ts";
import { type PtpEdits, ptpTable } from "./ncci-ptp.ts";
import { type PlaceOfService, placesOfService } from "./places-of-service.ts";
import { type SkinSitePrefixes, skinSites } from "./skin-sites.ts";
import type { EditionInfo, Locality, Reference, TablesInForce } from "./tables.ts";
import type { YearlyReleases } from "./yearly-releases.ts";
import { type ZipRows, zipLocalities } from "./zip-localities.ts";

/** Every table through time. */
export interface ReferenceSeries {
  readonly fees: YearlyReleases<FeeReleaseRows>;
  readonly conversionFactor: Series<number>;
  readonly localities: Series<readonly Locality[]>;
  readonly zips: Series<ZipRows>;
  readonly places: Series<readonly PlaceOfService[]>;
  readonly ptp: Series<PtpEdits>;
  readonly mue: Series<MueRows>;
  readonly addOns: Series<AddOnRows>;
  readonly sites: Series<SkinSitePrefixes>;
  /** Left out where no edition is loaded: anesthesia is then not priced. */
  readonly anesthesia?: Series<AnesthesiaRows>;
  /** Left out where no list is loaded: rules that need one say that they were not checked. */
  readonly diagnoses?: Series<DiagnosisRows>;
  readonly lists?: Series<ListRows<ProcedureKey>>;
  readonly coverage?: Series<ListRows<string>>;
}

/** Builds a table once for each edition, so that dates in one edition share it and a caller may keep what it derives. */
function once<Rows, Table>(build: (edition: Edition<Rows>) => Table): (edition: Edition<Rows> | undefined) => Table | undefined {
  const built = new Map<Edition<Rows>, Table>();
  return (edition) => {
    if (!edition) return undefined;
    let table = built.get(edition);
    if (table === undefined) built.set(edition, (table = build(edition)));
    return table;
  };
}

/** CMS law with dates out of series of editions. Synchronous and without I/O: whoever loads the series has read the files. */
export function createReference(series: ReferenceSeries, plainWords: (procedure: ProcedureKey) => string | undefined): Reference {
  const editions = Object.values(series).flatMap((one: Series<unknown>) => one.editions);
  const tableOf = {
    fees: once(feeSchedule),
    conversionFactor: once(conversionFactor),
    localities: once(localities),
    zips: once(zipLocalities),
    places: once(placesOfService),
    ptp: once(ptpTable),
    mue: once(mueTable),
    addOns: once(addOnTable),
    sites: once(skinSites),
    anesthesia: once(anesthesiaFactors),
    diagnoses: once(diagnosisCodes),
    lists: once(procedureLists),
    coverage: once(coveredDiagnoses),
  };
  const onDate = (date: ServiceDate, knownBy?: ServiceDate): TablesInForce => {
    return {
      date,
      fees: tableOf.fees(series.fees.asOf(date, knownBy)),
      conversionFactor: tableOf.conversionFactor(series.conversionFactor.asOf(date, knownBy)),
      localities: tableOf.localities(series.localities.asOf(date, knownBy)),
      zips: tableOf.zips(series.zips.asOf(date, knownBy)),
      places: tableOf.places(series.places.asOf(date, knownBy)),
      ptp: tableOf.ptp(series.ptp.asOf(date, knownBy))?.(date),
      mue: tableOf.mue(series.mue.asOf(date, knownBy)),
      addOns: tableOf.addOns(series.addOns.asOf(date, knownBy))?.(date),
      sites: tableOf.sites(series.sites.asOf(date, knownBy)),
      requirements: filingRequirements(date),
      ...(series.anesthesia && { anesthesia: tableOf.anesthesia(series.anesthesia.asOf(date, knownBy)) }),
      ...(series.diagnoses && { diagnoses: tableOf.diagnoses(series.diagnoses.asOf(date, knownBy)) }),
      ...(series.lists && { lists: tableOf.lists(series.lists.asOf(date, knownBy)) }),
      ...(series.coverage && { coverage: tableOf.coverage(series.coverage.asOf(date, knownBy)) }),
    };
  };

  const inForce = new Map<ServiceDate | undefined, Map<ServiceDate, TablesInForce>>();
  return {
    fingerprint: fingerprintOf(editions),
    on(date, knownBy) {
      let dates = inForce.get(knownBy);
      if (!dates) inForce.set(knownBy, (dates = new Map()));
      let tables = dates.get(date);
      if (!tables) dates.set(date, (tables = Object.freeze(onDate(date, knownBy))));
      return tables;
    },
    editions: (): readonly EditionInfo[] => editions.map(editionInfo),
    plainWords,
  };
}
