import type { ClaimFile } from "@claimscrub/claim";
import type { CsvClaimRange } from "@claimscrub/cms-1500";
import type { FhirClaimRange } from "@claimscrub/fhir";
import type { ClaimRange } from "@claimscrub/x12";
import { type ChunkJob, type FileRanges, filesInJudgingOrder } from "./chunk-job.ts";
import { type AnyPlan, isCsvPlan, isFhirPlan } from "./formats.ts";
import { groupPatients } from "./group-patients.ts";
import { compareText } from "./order.ts";

/** A file with the plan of its claims. */
export interface PlannedFile {
  readonly fileId: string;
  readonly name: string;
  readonly plan: AnyPlan;
  /** Claims about which the plan itself has an error or a warning. */
  readonly flagged: ReadonlySet<number>;
}

/** What a run will judge, cut into chunks. Jobs are made when they are asked for: all of them at once could fill the memory. */
export interface RunPlan {
  /** In judging order. */
  readonly files: readonly ClaimFile[];
  readonly claims: number;
  readonly chunks: number;
  job(chunk: number): ChunkJob;
}

/** Claims in a chunk, about: a chunk is never smaller (but the last) and holds whole patients. */
export const CHUNK_CLAIMS = 1000;

/**
 * Cuts all claims of a run into chunks of whole patients, over all its files. The files must differ in content (fileId).
 * Beside the plans it keeps four bytes a claim.
 */
export function planRun(given: readonly PlannedFile[], chunkClaims: number = CHUNK_CLAIMS): RunPlan {
  // In judging order, so that chunk 3 of a run is the same chunk 3 whatever the order of the call.
  const planned = [...given].sort((a, b) => compareText(a.fileId, b.fileId));
  // `starts[n]` is the ordinal in the run of the first claim of file n; one entry more than there are files.
  const starts = [0];
  for (const { plan } of planned) starts.push(starts.at(-1)! + plan.claims);
  const claims = starts.at(-1)!;
  let at = 0;
  const fileAt = (ordinal: number): number => {
    // Look-ups mostly stay in one file: try the last answer first.
    if (ordinal >= starts[at]! && ordinal < starts[at + 1]!) return at;
    let low = 0;
    let high = planned.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= ordinal) low = middle;
      else high = middle - 1;
    }
    at = low;
    return at;
  };
  const grouping = groupPatients(
    {
      claims,
      keyHigh: (ordinal) => {
        const file = fileAt(ordinal);
        return planned[file]!.plan.keyHigh(ordinal - starts[file]!);
      },
      keyLow: (ordinal) => {
        const file = fileAt(ordinal);
        return planned[file]!.plan.keyLow(ordinal - starts[file]!);
      },
    },
    chunkClaims,
  );
  return {
    files: filesInJudgingOrder(planned),
    claims,
    chunks: grouping.chunks,
    job: (chunk) => {
      const parts = new Map<number, AnyRange[]>();
      for (let index = grouping.starts[chunk]!; index < grouping.starts[chunk + 1]!; index++) {
        const ordinal = grouping.order[index]!;
        const file = fileAt(ordinal);
        const range = planned[file]!.plan.rangeOf(ordinal - starts[file]!);
        const ranges = parts.get(file);
        if (ranges === undefined) parts.set(file, [range]);
        else ranges.push(range);
      }
      return { chunk, files: [...parts].map(([file, ranges]) => fileRanges(planned[file]!, ranges)) };
    },
  };
}

type AnyRange = ClaimRange | FhirClaimRange | CsvClaimRange;

function fileRanges({ fileId, flagged, plan }: PlannedFile, ranges: readonly AnyRange[]): FileRanges {
  const named = flagged.size === 0 ? [] : ranges.filter(({ claimIndex }) => flagged.has(claimIndex)).map(({ claimIndex }) => claimIndex);
  const rest = named.length === 0 ? {} : { flagged: named };
  // A plan gives ranges of its own format only.
  if (isFhirPlan(plan)) return { fileId, format: "fhir", ranges: ranges as readonly FhirClaimRange[], beside: plan.beside, ...rest };
  if (isCsvPlan(plan)) return { fileId, format: "csv", ranges: ranges as readonly CsvClaimRange[], layout: plan.layout, ...rest };
  return { fileId, ranges: ranges as readonly ClaimRange[], ...rest };
}
