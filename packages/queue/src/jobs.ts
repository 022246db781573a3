import type { Purpose } from "@claimscrub/claim";

/**
 * What waits in the queue. A run is what was submitted together; a chunk is some of its patients. Both are names of our own and places in
 * files: no claim number, no name, no date of a patient's. `wire.ts` sees to it that nothing else gets in or out.
 */

export const RUNS = "claimscrub-runs";
export const CHUNKS = "claimscrub-chunks";
export const DEAD_LETTERS = "claimscrub-dead-letters";

export const COLLECTIONS = "claimscrub-collections";

/** What goes before what: claims that wait to be sent, then the nightly rest. */
export type Lane = "pre-submission" | "nightly";

/** Who sent a run, and how urgent it is. Tenants of one lane take turns. */
export interface Sender {
  readonly lane: Lane;
  /** A name of the operator's own: letters, digits and hyphens. */
  readonly tenant: string;
}

/** Parent of a flow: finish the run when all its chunks are done. */
export interface RunJob {
  readonly runId: string;
  readonly sender?: Sender | undefined;
  /** Turn of its last chunk; see turns.ts. */
  readonly lastTurn?: number | undefined;
}

/** Look at a source, and submit what has arrived. */
export interface CollectionJob {
  readonly source: string;
}

/** Child of a flow: judge these claims. */
export interface ChunkJob {
  readonly runId: string;
  /** From 0 within the run. */
  readonly chunk: number;
  readonly files: readonly ChunkFile[];
}

/** Claims of one file, as places in its bytes. */
export type ChunkFile = X12ChunkFile | FhirChunkFile | CsvChunkFile;

interface NamedFile {
  /** SHA-256 of the decompressed bytes, in hex. */
  readonly fileId: string;
  /** Claims that the plan has something against already, by their index. */
  readonly flagged?: readonly number[];
}

export interface X12ChunkFile extends NamedFile {
  readonly format?: undefined;
  readonly ranges: readonly ClaimPlace[];
}

export interface FhirChunkFile extends NamedFile {
  readonly format: "fhir";
  readonly ranges: readonly FhirClaimPlace[];
  /** fileIds of the files in which resources of these claims lie, beside their own. */
  readonly beside: readonly string[];
}

/** Claims of a file in rows, with the places of their columns. Constants are what an operator's map says of every claim. */
export interface CsvChunkFile extends NamedFile {
  readonly format: "csv";
  readonly ranges: readonly { readonly claimIndex: number; readonly rows: readonly SegmentPlace[] }[];
  readonly layout: {
    readonly delimiter: number;
    readonly decimal: "." | ",";
    readonly dates: readonly string[];
    readonly lines: number;
    readonly width: number;
    readonly columns: Readonly<Record<string, number>>;
    readonly names: Readonly<Record<string, string>>;
    readonly constants: Readonly<Record<string, string>>;
  };
}

/** Where a FHIR Claim lies, and the resources that it is read with: in its own file for `beside` 0, else in that one of the list, from 1. */
export interface FhirClaimPlace extends SegmentPlace {
  readonly claimIndex: number;
  readonly resources: readonly (SegmentPlace & { readonly beside: number })[];
}

/** A run of whole segments: byte offsets from 0, ordinal of the first segment from 1. */
export interface SegmentPlace {
  readonly from: number;
  readonly to: number;
  readonly segment: number;
}

/** What the envelope says about all claims of a transaction. Delimiters are byte values; `received` is the envelope's date. */
export interface EnvelopeFacts {
  readonly delimiters: { readonly element: number; readonly component: number; readonly terminator: number; readonly repetition: number };
  readonly kind: "professional" | "institutional" | "dental" | "unknown" | "other";
  readonly purpose: Purpose;
  readonly received: number;
  readonly early: boolean;
}

/** Where a claim lies and what stands above it, as the reader of claims wants it. */
export interface ClaimPlace extends SegmentPlace {
  readonly claimIndex: number;
  readonly header: EnvelopeFacts;
  readonly loops: readonly SegmentPlace[];
  readonly broken?: true;
}
