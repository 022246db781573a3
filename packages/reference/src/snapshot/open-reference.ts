import { everyCode } from "../coverage.ts";
import { type Loaded, withLoaded } from "../import/loaded-series.ts";
import { createReference, type ReferenceSeries } from "../reference.ts";
import { starterSeries, starterWords } from "../starter/index.ts";
import type { Reference } from "../tables.ts";
import { unpackCodeList, unpackPlaces } from "./code-lists.ts";
import { readSnapshot, type SnapshotTable } from "./container.ts";
import { unpackAddOns, unpackMue, unpackPtp } from "./edits.ts";
import { PackedFees } from "./fees.ts";
import { unpackAnesthesia, unpackGpci, unpackZips } from "./geography.ts";
import { judgesProfessionalClaims } from "./labels.ts";

function unpack(table: SnapshotTable): Loaded["table"] | undefined {
  switch (table.kind) {
    case "fee-schedule": {
      const { release, effective, qualifying, conversionFactor } = table.facts;
      return {
        kind: "fee-schedule",
        release: String(release),
        effective: Number(effective),
        published: table.published,
        qualifying: qualifying === true,
        conversionFactor: Number(conversionFactor),
        rows: new PackedFees(table, everyCode),
      };
    }
    case "gpci":
      return unpackGpci(table);
    case "zip5":
    case "zip9":
      return unpackZips(table);
    case "anesthesia":
      return unpackAnesthesia(table);
    case "ncci-ptp":
      return unpackPtp(table);
    case "mue":
      return unpackMue(table);
    case "add-on":
      return unpackAddOns(table);
    case "places":
      return unpackPlaces(table);
    case "code-list":
      return unpackCodeList(table);
    default:
      return undefined;
  }
}

let starter: ReferenceSeries | undefined;

/**
 * The tables of a snapshot beside the starter set, as series.
 * @throws RangeError where two tables contradict each other: the same days, published on the same day; or another conversion factor.
 */
export function seriesOf(tables: readonly SnapshotTable[]): ReferenceSeries {
  const loaded = tables.filter(judgesProfessionalClaims).flatMap((one): Loaded[] => {
    const table = unpack(one);
    const { digest, published, note } = one;
    return table ? [{ table, digest, published, note, source: one.files.map(({ name }) => name).join(", ") }] : [];
  });
  starter ??= starterSeries();
  return withLoaded(starter, loaded);
}

/** CMS law with dates out of a compiled snapshot, the starter set serving what it does not hold. @throws DamagedSnapshot */
export function snapshotReference(snapshot: ArrayBufferLike): Reference {
  return createReference(seriesOf(readSnapshot(snapshot)), starterWords);
}
