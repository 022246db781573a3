import type { ClaimFile } from "@claimscrub/claim";
import type { CsvClaimRange, CsvLayout } from "@claimscrub/cms-1500";
import type { FhirClaimRange } from "@claimscrub/fhir";
import type { ClaimRange } from "@claimscrub/x12";
import { compareText } from "./order.ts";

/**
 * What a worker is told to judge: whole patients, as byte ranges of files. Plain JSON without any patient data, so that it can
 * wait in a queue.
 */
export interface ChunkJob {
  /** From 0 within the run. */
  readonly chunk: number;
  readonly files: readonly FileRanges[];
}

/** Claims of one file, of any format. */
export type FileRanges = X12Ranges | FhirRanges | CsvRanges;

interface RangesOfFile {
  readonly fileId: string;
  /** Claims about which the plan has an error or a warning of its own: they are not clean, whatever the chunk finds. */
  readonly flagged?: readonly number[];
}

export interface X12Ranges extends RangesOfFile {
  readonly format?: undefined;
  /** In ascending order of claims. */
  readonly ranges: readonly ClaimRange[];
}

export interface FhirRanges extends RangesOfFile {
  readonly format: "fhir";
  /** In ascending order of claims. */
  readonly ranges: readonly FhirClaimRange[];
  /** fileIds of the files in which resources of these claims lie, beside their own. */
  readonly beside: readonly string[];
}

export interface CsvRanges extends RangesOfFile {
  readonly format: "csv";
  /** In ascending order of claims. */
  readonly ranges: readonly CsvClaimRange[];
  /** How their rows are read: by the map of columns that the file was planned with. */
  readonly layout: CsvLayout;
}

/**
 * The files of a run in the order in which they are judged: by fileId, so that which line counts as the first one does not
 * depend on the order of a call. `order` is the place in this list.
 */
export function filesInJudgingOrder(files: readonly { readonly fileId: string; readonly name: string }[]): ClaimFile[] {
  return [...files].sort((a, b) => compareText(a.fileId, b.fileId)).map(({ fileId, name }, order) => ({ fileId, name, order }));
}
