import type { ByteSource } from "@claimscrub/claim";
import {
  type FileKind,
  type Import,
  packAddOns,
  packAmounts,
  packAnesthesia,
  packCodeList,
  packCounties,
  type PackedTable,
  packFees,
  packGpci,
  packMue,
  packPlaces,
  packZips,
  quarterPeriod,
  readAddOns,
  readAnesthesia,
  readCodeList,
  readCounties,
  readFeeSchedule,
  readGpci,
  readIcd10Order,
  readMue,
  readOppsCap,
  readPaymentAmounts,
  readPlaces,
  readZip5,
  readZip9,
} from "@claimscrub/reference";
import type { ServiceDate } from "@claimscrub/claim";

/** A table as one file gives it. */
export interface ReadTable {
  readonly packed: PackedTable;
  /** The publication date that the file tells; undefined where it tells none. */
  readonly published: ServiceDate | undefined;
  /** The first day that the table is made for: stands in where no publication date is known. */
  readonly madeFor: ServiceDate;
  /** False where no file of the publisher was at hand when the reader was built. */
  readonly layoutVerified: boolean;
}

export interface ReadChecks {
  /** Least rows of a whole file; each reader has its own unless told. For tests on small files. */
  readonly leastRows?: number | undefined;
}

/** Reads one file of a kind that needs no other file beside it: every kind but the NCCI pairs, which come in parts. */
export async function readTable(
  kind: Exclude<FileKind, "ncci-ptp">,
  name: string,
  source: ByteSource,
  { leastRows }: ReadChecks,
): Promise<Import<ReadTable>> {
  const checks = leastRows === undefined ? {} : { leastRows };
  switch (kind) {
    case "fee-schedule":
      return as(await readFeeSchedule(name, source, checks), (table) => ({
        packed: packFees(table),
        // The fixed-width file has no heading to tell it.
        published: table.columns < 31 ? undefined : table.published,
        madeFor: table.effective,
        layoutVerified: !table.qualifying,
      }));
    case "gpci":
      return as(await readGpci(name, source, checks), (table) => ofYear(packGpci(table), table.year));
    case "zip5":
      return as(await readZip5(name, source, checks), (table) => ofQuarter(packZips(table), table.quarter));
    case "zip9":
      return as(await readZip9(name, source, checks), (table) => ofQuarter(packZips(table), table.quarter, false));
    case "mue":
      return as(await readMue(name, source, checks), (table) => ({
        packed: packMue(table),
        published: undefined,
        madeFor: table.effective,
        layoutVerified: table.service === "practitioner",
      }));
    case "add-on":
      return as(await readAddOns(name, source, checks), (table) => ofQuarter(packAddOns(table), table.quarter, /\.csv$/i.test(name)));
    case "opps-cap":
      return as(await readOppsCap(name, source, checks), (table) => ({
        packed: packAmounts(table),
        published: undefined,
        madeFor: quarterPeriod(`20${table.release.slice(0, 2)}Q${"ABCD".indexOf(table.release.slice(2)) + 1}`).from,
        layoutVerified: true,
      }));
    case "payment-amounts":
      return as(await readPaymentAmounts(name, source, checks), (table) => ofYear(packAmounts(table), table.year));
    case "anesthesia":
      return as(await readAnesthesia(name, source, checks), (table) => ofYear(packAnesthesia(table), table.year));
    case "counties":
      return as(await readCounties(name, source, checks), (table) => ofYear(packCounties(table), table.year));
    case "places":
      return as(await readPlaces(name, source, checks), (table) => ofRelease(packPlaces(table), table.release, true));
    case "code-list":
      return as(await readCodeList(name, source, checks), (table) =>
        ofRelease(packCodeList(table), table.release, table.list !== "coverage-diagnoses"),
      );
    case "icd10-order":
      return as(await readIcd10Order(name, source, checks), (table) => ofRelease(packCodeList(table), table.release, false));
  }
}

function as<Table>(read: Import<Table>, pack: (table: Table) => ReadTable): Import<ReadTable> {
  return read.refused ? { refused: read.refused } : { table: pack(read.table) };
}

function ofYear(packed: PackedTable, year: number): ReadTable {
  return { packed, published: undefined, madeFor: year * 10000 + 101, layoutVerified: true };
}

function ofQuarter(packed: PackedTable, quarter: string, layoutVerified = true): ReadTable {
  return { packed, published: undefined, madeFor: quarterPeriod(quarter).from, layoutVerified };
}

function ofRelease(packed: PackedTable, release: string, layoutVerified: boolean): ReadTable {
  const madeFor =
    release[4] === "Q" ? quarterPeriod(release).from : Number(release.slice(0, 4)) * 10000 + Number(release.slice(5) || 1) * 100 + 1;
  return { packed, published: undefined, madeFor, layoutVerified };
}
