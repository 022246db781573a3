import type { ByteSource, ServiceDate } from "@claimscrub/claim";
import { lostFamilies } from "./lost-families.ts";
import {
  digestible,
  labelOf,
  recognise,
  type Refusal,
  rowsOf,
  seriesOf,
  type SnapshotTable,
  type SourceFile,
  compareTables,
  writeSnapshot,
} from "@claimscrub/reference";
import { PairsReader } from "./read-pairs.ts";
import { type ReadTable, readTable } from "./read-table.ts";
import { familyOf, lockText, type NewHash, openLoaded, type ReferenceStorage, sha256 } from "./storage.ts";

/** A file of the call, unpacked: `rvu25d.zip!GPCI2025.csv`. */
export interface ReleaseFile {
  readonly name: string;
  /** Opens it for reading by range; the caller of `importReleases` keeps it there. */
  open(): Promise<ByteSource & { close?(): Promise<void> }>;
}

export interface ImportPorts {
  readonly files: AsyncIterable<ReleaseFile | { readonly name: string; readonly failure: string }>;
  readonly storage: ReferenceStorage;
  readonly newHash: NewHash;
  /** Called with each file as its reading begins. */
  progress?(name: string): void;
}

export interface ImportOptions {
  /** When the files were published, where the files don't say: a correction stands beside what it corrects. */
  readonly published?: ServiceDate | undefined;
  /** Takes a table whose number of rows differs by more than a tenth from the release before. */
  readonly acceptRows?: boolean | undefined;
  /** Smaller whole files than CMS publishes: for tests. */
  readonly leastRows?: number | undefined;
  readonly parts?: number | undefined;
}

export interface ImportedTable {
  readonly label: string;
  readonly rows: number;
  readonly files: readonly string[];
  readonly layoutVerified: boolean;
  /** `new`, `replaced` (another table of this name was in force), `correction` (stands beside it), `unchanged`. */
  readonly change: "new" | "replaced" | "correction" | "unchanged";
}

export interface LeftAside {
  readonly name: string;
  readonly reason: string;
  /** The file can't be read, so that it may have been a table. */
  readonly damaged: boolean;
}

export interface ImportOutcome {
  readonly imported: readonly ImportedTable[];
  readonly refused: readonly Refusal[];
  /** Files that are no table that is known here, and archives that can't be read. */
  readonly leftAside: readonly LeftAside[];
  readonly changed: boolean;
  readonly snapshotBytes: number;
}

interface Candidate {
  readonly label: string;
  readonly digest: string;
  readonly read: ReadTable;
  readonly files: SourceFile[];
}

const READ_AT_ONCE = 2 ** 20;

/**
 * Finds the tables among the files, verifies, compiles and publishes them. A release that fails a check is refused whole and what was in
 * force stays; the others are taken. Nothing is published where nothing changes.
 */
export async function importReleases(ports: ImportPorts, options: ImportOptions = {}): Promise<ImportOutcome> {
  const { storage, newHash } = ports;
  const inForce = (await openLoaded(storage, newHash))?.tables ?? [];
  const { candidates, refused, leftAside } = await readAll(ports, options);
  const imported: ImportedTable[] = [];
  let tables: readonly SnapshotTable[] = inForce;
  for (const candidate of candidates) {
    const table = snapshotTable(candidate, options);
    const problem = rowsProblem(table, tables, options);
    const merged = problem ? undefined : merge(tables, table);
    const contradiction = merged && merged.change !== "unchanged" ? contradictionIn(merged.tables, table) : undefined;
    if (problem || contradiction || !merged) {
      refused.push(problem ?? (contradiction as Refusal));
      continue;
    }
    tables = merged.tables;
    const { label, rows, layoutVerified } = table;
    imported.push({ label, rows, layoutVerified, change: merged.change, files: candidate.files.map(({ name }) => name) });
  }
  const changed = imported.some(({ change }) => change !== "unchanged");
  const snapshotBytes = changed ? await publish(tables, storage, newHash) : 0;
  return { imported, refused, leftAside, changed, snapshotBytes };
}

async function readAll({ files, newHash, progress }: ImportPorts, options: ImportOptions) {
  const candidates = new Map<string, Candidate>();
  const refused: Refusal[] = [];
  const contradicted = new Set<string>();
  const leftAside: LeftAside[] = [];
  const pairs = new PairsReader(options);
  const take = (read: ReadTable, from: readonly SourceFile[]): void => {
    const label = labelOf(read.packed);
    const digest = sha256(newHash, digestible(read.packed));
    const twin = candidates.get(label);
    if (!twin) candidates.set(label, { label, digest, read, files: [...from] });
    else if (twin.digest === digest) {
      twin.files.push(...from);
      // The fuller of two formats: the one that tells its publication.
      const better = twin.read.published === undefined && read.published !== undefined;
      if (better || preference(from) < preference(twin.files.slice(0, 1)))
        candidates.set(label, {
          ...twin,
          read: better || twin.read.published === undefined ? read : { ...read, published: twin.read.published },
        });
    } else if (!contradicted.has(label)) {
      contradicted.add(label);
      const [one, other] = [twin.files[0]?.name ?? "", from[0]?.name ?? ""];
      refused.push({
        file: other,
        check: "duplicate",
        expected: `the same table of ${label} as in ${one}`,
        found: "another one: import the right one alone",
      });
    }
  };
  for await (const file of files) {
    if ("failure" in file) {
      leftAside.push({ name: file.name, reason: file.failure, damaged: true });
      continue;
    }
    const source = await file.open();
    try {
      const kind = await recognise(source);
      if (kind === undefined) {
        const damaged = await isArchive(source);
        leftAside.push({
          name: file.name,
          reason: damaged ? "an archive or workbook that can't be read as a table" : "no table that is known here",
          damaged,
        });
        continue;
      }
      progress?.(file.name);
      const from = { name: file.name.split(/[/\\!]/).at(-1) as string, sha256: await fileHash(source, newHash) };
      if (kind === "ncci-ptp") await pairs.add(from.name, source, from.sha256);
      else {
        const { table, refused: why } = await readTable(kind, file.name, source, options);
        if (why) refused.push(why);
        else take(table, [from]);
      }
    } finally {
      await source.close?.();
    }
  }
  for (const release of pairs.releases()) {
    if (release.refused) refused.push(release.refused);
    else if (release.table) take(release.table, release.files);
  }
  for (const label of contradicted) candidates.delete(label);
  return { candidates: [...candidates.values()].sort((a, b) => (a.label < b.label ? -1 : 1)), refused, leftAside };
}

/** Where formats of one table are equal in what counts, csv has its names in full. */
function preference(files: readonly SourceFile[]): number {
  const name = files[0]?.name.toLowerCase() ?? "";
  return name.endsWith(".csv") ? 0 : name.endsWith(".xlsx") ? 1 : 2;
}

/** What still looks like an archive after unpacking is a workbook, of no table that is known or damaged. */
async function isArchive(source: ByteSource): Promise<boolean> {
  const head = await source.read(0, Math.min(2, source.byteLength));
  return head[0] === 0x50 && head[1] === 0x4b;
}

async function fileHash(source: ByteSource, newHash: NewHash): Promise<string> {
  const hash = newHash();
  for (let from = 0; from < source.byteLength; from += READ_AT_ONCE)
    hash.update(await source.read(from, Math.min(from + READ_AT_ONCE, source.byteLength)));
  return hash.digest();
}

function snapshotTable({ label, digest, read, files }: Candidate, { published }: ImportOptions): SnapshotTable {
  return {
    ...read.packed,
    label,
    digest,
    rows: rowsOf(read.packed),
    published: published ?? read.published ?? read.madeFor,
    files,
    layoutVerified: read.layoutVerified,
  };
}

/** The number of rows against the release before: half a table that parses is still half a table. */
function rowsProblem(table: SnapshotTable, tables: readonly SnapshotTable[], { acceptRows }: ImportOptions): Refusal | undefined {
  const family = familyOf(table);
  if (acceptRows) return undefined;
  const issued = tables.find(({ label, published }) => label === table.label && published === table.published);
  if (issued !== undefined && table.rows < issued.rows)
    return {
      file: table.files[0]?.name ?? table.label,
      check: "truncated",
      expected: `no fewer rows than the ${issued.rows} of ${table.label} that is in force and was published on the same day (--accept-rows takes it all the same)`,
      found: `${table.rows}`,
    };
  // Extracts of other sizes are normal where CMS publishes changes only.
  if (table.kind === "payment-amounts" || table.kind === "code-list") return undefined;
  const others = tables.filter((one) => familyOf(one) === family).sort((a, b) => (a.label < b.label ? -1 : 1));
  const before = others.findLast(({ label }) => label <= table.label) ?? others[0];
  if (!before) return undefined;
  const file = table.files[0]?.name ?? table.label;
  if (Math.abs(table.rows - before.rows) > before.rows / 10)
    return {
      file,
      check: "rows",
      expected: `rows within a tenth of the ${before.rows} of ${before.label} (--accept-rows takes it all the same)`,
      found: `${table.rows}`,
    };
  const [lost] = lostFamilies(before, table);
  return (
    lost && {
      file,
      check: "rows",
      expected: `half or more of the ${lost.before} rows of ${before.label} that start with ${lost.family} (--accept-rows takes it all the same)`,
      found: `${lost.after}`,
    }
  );
}

function merge(
  tables: readonly SnapshotTable[],
  table: SnapshotTable,
): { tables: readonly SnapshotTable[]; change: ImportedTable["change"] } {
  const same = tables.filter(({ label }) => label === table.label);
  if (same.some(({ digest }) => digest === table.digest)) return { tables, change: "unchanged" };
  if (same.length === 0) return { tables: [...tables, table], change: "new" };
  const displaced = same.filter(({ published }) => published === table.published);
  return {
    tables: [...tables.filter((one) => !displaced.includes(one)), table],
    change: displaced.length > 0 ? "replaced" : "correction",
  };
}

/** Tables that contradict each other make no law. */
function contradictionIn(tables: readonly SnapshotTable[], table: SnapshotTable): Refusal | undefined {
  try {
    seriesOf(tables);
    return undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {
      file: table.files[0]?.name ?? table.label,
      check: "value",
      expected: "a table that agrees with what is loaded",
      found: error.message,
    };
  }
}

/** Writes and publishes; returns the bytes of the snapshot. */
export async function publish(tables: readonly SnapshotTable[], storage: ReferenceStorage, newHash: NewHash): Promise<number> {
  const sorted = [...tables].sort(compareTables);
  const snapshot = writeSnapshot(sorted);
  const digest = sha256(newHash, [snapshot]);
  const file = `reference-${digest.slice(0, 16)}.snapshot`;
  await storage.publish(file, snapshot, lockText(file, digest, snapshot.length, sorted));
  return snapshot.length;
}
