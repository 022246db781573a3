import type { ChunkFile, ChunkJob, ClaimPlace, CollectionJob, EnvelopeFacts, Lane, RunJob, SegmentPlace, Sender } from "./jobs.ts";
import { isCsvFile, packCsvFile, unpackCsvFile, type WireCsvFile } from "./wire-csv.ts";
import { isFhirFile, packFhirFile, unpackFhirFile, type WireFhirFile } from "./wire-fhir.ts";
import { at, fileId, integer, integers, list, record, RefusedJob, runId, Shared } from "./wire-values.ts";

export { RefusedJob } from "./wire-values.ts";

/**
 * A chunk as it lies in the queue: lists of integers, in which envelopes and loops that many claims share stand once. About 25 bytes a claim,
 * and hardly a place where a patient's name could hide. Anything else is refused, on the way in and on the way out.
 */
export interface WireChunk {
  /** Which form this is: a worker that knows another one leaves the job to a worker that knows this one. */
  readonly form: number;
  readonly runId: string;
  readonly chunk: number;
  readonly files: readonly (WireFile | WireFhirFile | WireCsvFile)[];
}

interface WireFile {
  readonly fileId: string;
  /** Kind, purpose (places in the lists below), received, early, element, component, terminator, repetition. */
  readonly headers: readonly (readonly number[])[];
  /** From, length, segment. */
  readonly loops: readonly (readonly number[])[];
  /** Claim index, from, length, segment, place of the header, broken, then the places of the loops. */
  readonly claims: readonly (readonly number[])[];
  readonly flagged: readonly number[];
}

/** The form of chunks that this version writes and reads. */
const FORM = 1;

const KINDS: readonly EnvelopeFacts["kind"][] = ["professional", "institutional", "dental", "unknown", "other"];
const PURPOSES: readonly EnvelopeFacts["purpose"][] = ["claim", "encounter", "predetermination"];

/** Thrown for a payload of another version of Claimscrub. Passes: during an upgrade a worker of that version takes it. */
export class OtherForm extends Error {
  readonly code = "other-form-of-job";
  readonly passing = true;
  readonly elsewhere = true;
}

export const LANES: readonly Lane[] = ["pre-submission", "nightly"];

export function asRunJob(data: unknown): RunJob {
  const job = record(data, "run", ["runId", "sender", "lastTurn"]);
  return {
    runId: runId(job.runId),
    ...(job.sender === undefined ? {} : { sender: asSender(job.sender) }),
    ...(job.lastTurn === undefined ? {} : { lastTurn: integer(job.lastTurn, "lastTurn") }),
  };
}

/** @throws RefusedJob for a lane that there is not, or a tenant's name that could be a person's. */
export function asSender(data: unknown): Sender {
  const { lane, tenant } = record(data, "sender", ["lane", "tenant"]);
  if (!LANES.includes(lane as Lane)) throw new RefusedJob("lane");
  return { lane: lane as Lane, tenant: ownName(tenant, "tenant") };
}

export function asCollectionJob(data: unknown): CollectionJob {
  return { source: ownName(record(data, "collection", ["source"]).source, "source") };
}

/** A name that an operator has given: lower-case, so that a person's name in capitals is no name here. */
function ownName(value: unknown, where: string): string {
  if (typeof value !== "string" || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(value)) throw new RefusedJob(where);
  return value;
}

/** @throws RefusedJob for a chunk that holds more, or something else, than a chunk does. */
export function packChunk(given: ChunkJob): WireChunk {
  const job = record(given, "chunk", ["runId", "chunk", "files"]);
  return {
    form: FORM,
    runId: runId(job.runId),
    chunk: integer(job.chunk, "chunk"),
    files: list(job.files, "files").map((file) =>
      isCsvFile(file) ? packCsvFile(file) : isFhirFile(file) ? packFhirFile(file) : packFile(file),
    ),
  };
}

/** @throws RefusedJob for data that `packChunk` did not make; OtherForm for what another version of it made. */
export function unpackChunk(data: unknown): ChunkJob {
  const { form } = (data ?? {}) as { form?: unknown };
  if (typeof form === "number" && form !== FORM) throw new OtherForm("a job has another form");
  const job = record(data, "chunk", ["form", "runId", "chunk", "files"]);
  return {
    runId: runId(job.runId),
    chunk: integer(job.chunk, "chunk"),
    files: list(job.files, "files").map(
      (file): ChunkFile => (isCsvFile(file) ? unpackCsvFile(file) : isFhirFile(file) ? unpackFhirFile(file) : unpackFile(file)),
    ),
  };
}

function packFile(given: unknown): WireFile {
  const file = record(given, "file", ["fileId", "ranges", "flagged"]);
  const headers = new Shared();
  const loops = new Shared();
  const claims = list(file.ranges, "ranges").map((range) => {
    const claim = record(range, "range", ["claimIndex", "from", "to", "segment", "header", "loops", "broken"]);
    const [from, length, segment] = packPlace(claim as unknown as SegmentPlace);
    if (claim.broken !== undefined && claim.broken !== true) throw new RefusedJob("broken");
    const above = list(claim.loops, "loops").map((loop) =>
      loops.place(packPlace(record(loop, "loop", ["from", "to", "segment"]) as unknown as SegmentPlace)),
    );
    return [
      integer(claim.claimIndex, "claimIndex"),
      from!,
      length!,
      segment!,
      headers.place(packHeader(claim.header)),
      claim.broken ? 1 : 0,
      ...above,
    ];
  });
  return {
    fileId: fileId(file.fileId),
    headers: headers.rows,
    loops: loops.rows,
    claims,
    flagged: integers(file.flagged ?? [], "flagged"),
  };
}

function packPlace({ from, to, segment }: SegmentPlace): number[] {
  return [integer(from, "from"), integer(to - from, "to"), integer(segment, "segment")];
}

function packHeader(given: unknown): number[] {
  const header = record(given, "header", ["delimiters", "kind", "purpose", "received", "early"]);
  const { element, component, terminator, repetition } = record(header.delimiters, "delimiters", [
    "element",
    "component",
    "terminator",
    "repetition",
  ]);
  const words = [KINDS.indexOf(header.kind as EnvelopeFacts["kind"]), PURPOSES.indexOf(header.purpose as EnvelopeFacts["purpose"])];
  if (typeof header.early !== "boolean") throw new RefusedJob("early");
  return integers([...words, header.received, header.early ? 1 : 0, element, component, terminator, repetition], "header");
}

function unpackFile(given: unknown): ChunkFile {
  const file = record(given, "file", ["fileId", "headers", "loops", "claims", "flagged"]);
  const headers = list(file.headers, "headers").map((row) => unpackHeader(integers(row, "header")));
  const loops = list(file.loops, "loops").map((row) => unpackPlace(integers(row, "loop"), 0));
  const ranges = list(file.claims, "claims").map((row): ClaimPlace => {
    const numbers = integers(row, "claim");
    const [claimIndex, , , , header, broken, ...above] = numbers;
    return {
      ...unpackPlace(numbers, 1),
      claimIndex: claimIndex ?? 0,
      header: at(headers, header, "header"),
      loops: above.map((loop) => at(loops, loop, "loop")),
      ...(broken === 1 ? { broken: true as const } : {}),
    };
  });
  const flagged = integers(file.flagged, "flagged");
  return { fileId: fileId(file.fileId), ranges, ...(flagged.length > 0 ? { flagged } : {}) };
}

function unpackPlace(row: readonly number[], first: number): SegmentPlace {
  const [from, length, segment] = row.slice(first, first + 3);
  if (from === undefined || length === undefined || segment === undefined) throw new RefusedJob("place");
  return { from, to: from + length, segment };
}

function unpackHeader(row: readonly number[]): EnvelopeFacts {
  const [kind, purpose, received = 0, early, element = 0, component = 0, terminator = 0, repetition = 0] = row;
  return {
    delimiters: { element, component, terminator, repetition },
    kind: at(KINDS, kind, "kind"),
    purpose: at(PURPOSES, purpose, "purpose"),
    received,
    early: early === 1,
  };
}
