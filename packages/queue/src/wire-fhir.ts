import type { FhirChunkFile, FhirClaimPlace } from "./jobs.ts";
import { fileId, integer, integers, list, record, RefusedJob, Shared } from "./wire-values.ts";

/** Claims of a FHIR file as they lie in the queue: lists of integers, in which resources that many claims share stand once. */
export interface WireFhirFile {
  readonly format: "fhir";
  readonly fileId: string;
  readonly beside: readonly string[];
  /** From, length, ordinal, beside. */
  readonly resources: readonly (readonly number[])[];
  /** Claim index, from, length, ordinal, then the places of the resources. */
  readonly claims: readonly (readonly number[])[];
  readonly flagged: readonly number[];
}

export function isFhirFile(given: unknown): boolean {
  return typeof given === "object" && given !== null && "format" in given && given.format !== undefined;
}

export function packFhirFile(given: unknown): WireFhirFile {
  const file = fhirFile(given, ["format", "fileId", "ranges", "beside", "flagged"]);
  const resources = new Shared();
  const claims = list(file.ranges, "ranges").map((range) => {
    const claim = record(range, "range", ["claimIndex", "from", "to", "segment", "resources"]);
    const named = list(claim.resources, "resources").map((one) => {
      const resource = record(one, "resource", ["from", "to", "segment", "beside"]);
      return resources.place([...packPlace(resource), integer(resource.beside, "beside")]);
    });
    return [integer(claim.claimIndex, "claimIndex"), ...packPlace(claim), ...named];
  });
  const beside = list(file.beside, "beside").map(fileId);
  refuseBeyond(resources.rows, beside);
  return {
    format: "fhir",
    fileId: fileId(file.fileId),
    beside,
    resources: resources.rows,
    claims,
    flagged: integers(file.flagged ?? [], "flagged"),
  };
}

export function unpackFhirFile(given: unknown): FhirChunkFile {
  const file = fhirFile(given, ["format", "fileId", "beside", "resources", "claims", "flagged"]);
  const beside = list(file.beside, "beside").map(fileId);
  const rows = list(file.resources, "resources").map((row) => integers(row, "resource"));
  refuseBeyond(rows, beside);
  const resources = rows.map((row) => ({ ...unpackPlace(row, 0), beside: row[3] ?? 0 }));
  const ranges = list(file.claims, "claims").map((row): FhirClaimPlace => {
    const [claimIndex = 0, ...rest] = integers(row, "claim");
    const named = rest.slice(3).map((place) => {
      const resource = resources[place];
      if (resource === undefined) throw new RefusedJob("resource");
      return resource;
    });
    return { claimIndex, ...unpackPlace(rest, 0), resources: named };
  });
  const flagged = integers(file.flagged, "flagged");
  return { format: "fhir", fileId: fileId(file.fileId), ranges, beside, ...(flagged.length > 0 ? { flagged } : {}) };
}

function fhirFile(given: unknown, keys: readonly string[]): Record<string, unknown> {
  const file = record(given, "file", keys);
  if (file.format !== "fhir") throw new RefusedJob("format");
  return file;
}

/** No resource may lie in a file that the list does not have. */
function refuseBeyond(rows: readonly (readonly number[])[], beside: readonly string[]): void {
  if (rows.some((row) => (row[3] ?? 0) > beside.length)) throw new RefusedJob("beside");
}

function packPlace(place: Record<string, unknown>): number[] {
  const from = integer(place.from, "from");
  return [from, integer(integer(place.to, "to") - from, "to"), integer(place.segment, "segment")];
}

function unpackPlace(row: readonly number[], first: number): { from: number; to: number; segment: number } {
  const [from, length, segment] = row.slice(first, first + 3);
  if (from === undefined || length === undefined || segment === undefined) throw new RefusedJob("place");
  return { from, to: from + length, segment };
}
