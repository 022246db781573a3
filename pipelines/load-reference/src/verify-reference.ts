import { calendarOf, digestible, rowsOf, seriesOf, type Stretch } from "@claimscrub/reference";
import { type LoadedReference, lockText, type NewHash, openLoaded, type ReferenceStorage, sha256, UnusableReference } from "./storage.ts";

export interface ReferenceState {
  /** Undefined where nothing was imported and the starter set alone serves. */
  readonly loaded: LoadedReference | undefined;
  /** Every table over every day. */
  readonly calendar: readonly Stretch[];
  /** Labels of tables whose layout no file of the publisher has proved. */
  readonly unverified: readonly string[];
}

/**
 * Checks what is loaded against its checksums, table by table, and lays out the calendar.
 * @throws UnusableReference where a byte differs from what was written.
 */
export async function verifyReference(storage: ReferenceStorage, newHash: NewHash): Promise<ReferenceState> {
  const loaded = await openLoaded(storage, newHash);
  const tables = loaded?.tables ?? [];
  for (const table of tables) {
    if (sha256(newHash, digestible(table)) !== table.digest) throw new UnusableReference(`${table.label} differs from what was imported`);
    if (rowsOf(table) !== table.rows)
      throw new UnusableReference(`${table.label} has ${rowsOf(table)} rows, and ${table.rows} were imported`);
  }
  if (loaded) {
    const { file, sha256: digest, bytes } = loaded.lock.snapshot;
    if (lockText(file, digest, bytes, tables) !== (await storage.readLock()))
      throw new UnusableReference("the lock file says something else than the snapshot");
  }
  return {
    loaded,
    calendar: calendarOf(seriesOf(tables)),
    unverified: tables.filter(({ layoutVerified }) => !layoutVerified).map(({ label }) => label),
  };
}
