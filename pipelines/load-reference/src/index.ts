export {
  importReleases,
  type ImportedTable,
  type ImportOptions,
  type ImportOutcome,
  type ImportPorts,
  type LeftAside,
  type ReleaseFile,
} from "./import-releases.ts";
export {
  type LoadedReference,
  type LockedEdition,
  type Hash,
  type NewHash,
  openLoaded,
  openReference,
  type ReferenceLock,
  type ReferenceStorage,
  sharedReference,
  UnusableReference,
} from "./storage.ts";
export { type ReferenceState, verifyReference } from "./verify-reference.ts";
