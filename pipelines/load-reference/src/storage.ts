import type { ServiceDate } from "@claimscrub/claim";
import {
  type DamagedSnapshot,
  labelOf,
  readSnapshot,
  type Reference,
  snapshotReference,
  type SnapshotTable,
  starterReference,
} from "@claimscrub/reference";

/** Where the loaded reference lies. */
export interface ReferenceStorage {
  /** The lock file; undefined where nothing has been loaded. */
  readLock(): Promise<string | undefined>;
  /** A compiled snapshot, in memory that threads may share; undefined where it is missing. */
  readSnapshot(file: string): Promise<SharedArrayBuffer | undefined>;
  /**
   * Puts a snapshot and the lock that names it in place: first the snapshot under its own new name, then the lock at one stroke, both on
   * the disk before this returns. Killed in between, the lock in force still names the snapshot in force.
   */
  publish(file: string, snapshot: Uint8Array, lock: string): Promise<void>;
}

/** A SHA-256 under way. */
export interface Hash {
  update(bytes: Uint8Array): void;
  /** In hex. */
  digest(): string;
}

/** Begins a SHA-256. */
export type NewHash = () => Hash;

/** SHA-256 in hex over the parts. */
export function sha256(newHash: NewHash, parts: Iterable<Uint8Array>): string {
  const hash = newHash();
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** One line of the lock file: what is loaded, from where. */
export interface LockedEdition {
  readonly label: string;
  readonly kind: SnapshotTable["kind"];
  readonly rows: number;
  readonly published: ServiceDate;
  /** SHA-256 of the table itself, the same for each format it is published in. */
  readonly sha256: string;
  readonly files: SnapshotTable["files"];
  readonly layoutVerified: boolean;
  readonly note?: string | undefined;
}

/** `editions.json`. */
export interface ReferenceLock {
  readonly version: 1;
  readonly snapshot: { readonly file: string; readonly sha256: string; readonly bytes: number };
  readonly editions: readonly LockedEdition[];
}

/** What is loaded and can't be relied on: no claim may be judged by it, and the starter set must not silently stand in. */
export class UnusableReference extends Error {
  constructor(what: string, cause?: unknown) {
    super(`The loaded reference data can't be used: ${what}.`, { cause });
    this.name = "UnusableReference";
  }
}

export interface LoadedReference {
  readonly lock: ReferenceLock;
  readonly snapshot: SharedArrayBuffer;
  readonly tables: readonly SnapshotTable[];
}

/**
 * What is loaded; undefined where nothing is. The snapshot's checksum is compared each time: a flipped bit would be a wrong amount.
 * @throws UnusableReference
 */
export async function openLoaded(storage: ReferenceStorage, newHash: NewHash): Promise<LoadedReference | undefined> {
  let text = await storage.readLock();
  if (text === undefined) return undefined;
  let lock = readLock(text);
  let snapshot = await storage.readSnapshot(lock.snapshot.file);
  if (!snapshot) {
    // An import that ended between the two reads has cleared the old snapshot away.
    text = (await storage.readLock()) ?? text;
    lock = readLock(text);
    snapshot = await storage.readSnapshot(lock.snapshot.file);
  }
  if (!snapshot) throw new UnusableReference(`${lock.snapshot.file}, which the lock file names, is missing`);
  const found = sha256(newHash, [new Uint8Array(snapshot)]);
  if (found !== lock.snapshot.sha256) throw new UnusableReference(`${lock.snapshot.file} has changed since it was written`);
  try {
    return { lock, snapshot, tables: readSnapshot(snapshot) };
  } catch (error) {
    throw new UnusableReference((error as DamagedSnapshot).message, error);
  }
}

function readLock(text: string): ReferenceLock {
  let lock: Partial<ReferenceLock>;
  try {
    lock = JSON.parse(text);
  } catch (error) {
    throw new UnusableReference("the lock file is no JSON", error);
  }
  if (lock.version !== 1) throw new UnusableReference("the lock file is of another version of Claimscrub");
  const { snapshot, editions } = lock;
  if (!snapshot || !/^[\w-]+\.snapshot$/.test(snapshot.file) || !Array.isArray(editions))
    throw new UnusableReference("the lock file is damaged");
  return lock as ReferenceLock;
}

/** The lock of a snapshot, as text: one edition a line, so that two of them can be compared. */
export function lockText(file: string, sha256: string, bytes: number, tables: readonly SnapshotTable[]): string {
  const editions = tables.map(
    ({ label, kind, rows, published, digest, files, layoutVerified, note }): LockedEdition => ({
      label,
      kind,
      rows,
      published,
      sha256: digest,
      files,
      layoutVerified,
      note,
    }),
  );
  const lines = editions.map((edition) => `    ${JSON.stringify(edition)}`).join(",\n");
  return `{\n  "version": 1,\n  "snapshot": ${JSON.stringify({ file, sha256, bytes })},\n  "editions": [\n${lines}\n  ]\n}\n`;
}

/** The law to judge by: what is loaded with the starter set beneath it, or the starter set alone; and the memory to share with threads. */
export async function openReference(
  storage: ReferenceStorage,
  newHash: NewHash,
): Promise<{ readonly reference: Reference; readonly snapshot: SharedArrayBuffer | undefined }> {
  const loaded = await openLoaded(storage, newHash);
  if (!loaded) return { reference: starterReference(), snapshot: undefined };
  return { reference: snapshotReference(loaded.snapshot), snapshot: loaded.snapshot };
}

/** The law out of memory that another thread opened and checked. */
export function sharedReference(snapshot: SharedArrayBuffer | undefined): Reference {
  return snapshot === undefined ? starterReference() : snapshotReference(snapshot);
}

/** The part of a label before its release: tables that follow each other. */
export function familyOf(table: SnapshotTable | Parameters<typeof labelOf>[0]): string {
  const label = labelOf(table);
  return label.slice(0, label.indexOf(":")) + (label.endsWith("-QP") ? "-QP" : "");
}
