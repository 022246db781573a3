export { packCodeList, packPlaces, unpackCodeList, unpackPlaces } from "./code-lists.ts";
export {
  compareTables,
  DamagedSnapshot,
  digestible,
  readSnapshot,
  type SnapshotTable,
  type SourceFile,
  writeSnapshot,
} from "./container.ts";
export { packAddOns, packMue, packPtp, type PtpRelease, unpackAddOns, unpackMue, unpackPtp } from "./edits.ts";
export { PackedFees, packFees } from "./fees.ts";
export { packAmounts, packAnesthesia, packCounties, packGpci, packZips, unpackAmounts, unpackGpci, unpackZips } from "./geography.ts";
export { judgesProfessionalClaims, labelOf } from "./labels.ts";
export { seriesOf, snapshotReference } from "./open-reference.ts";
export { type PackedTable, rowsOf, TABLE_KINDS, type TableKind } from "./packed-table.ts";
