import type { ByteSource, ClaimFile } from "@claimscrub/claim";
import { giveMemory, takeMemory } from "./batch-memory.ts";
import { BatchReader } from "./batch-reader.ts";
import { BatchData, type ClaimBatch } from "./claim-batch.ts";
import { fetchPieces } from "./claim-pieces.ts";
import type { ClaimRange } from "./claim-range.ts";
import { ClaimView } from "./claim-view.ts";

/**
 * Reads the claims of the given ranges of a planned file, any of them and in any order, each with what stands above it. Of every range
 * there is a claim in the batch or a fault that says why not. Rejects where the source does, or where the file is not the one planned.
 */
export async function readClaims(source: ByteSource, file: ClaimFile, ranges: readonly ClaimRange[]): Promise<ClaimBatch> {
  const memory = takeMemory();
  const { pieces, columns, loops } = memory;
  await fetchPieces(source, ranges, pieces);
  const reader = new BatchReader(memory, ranges.length);
  let next = 0;
  for (let index = 0; index < ranges.length; index++) {
    const range = ranges[index]!;
    reader.read(range, index, next);
    next += range.loops.length + 1;
  }
  const data = new BatchData(file, ranges, pieces, columns, loops);
  let left = false;
  let views: ClaimView[] | undefined;
  return {
    faults: reader.faults,
    totals: () => data.columns.totals(),
    claims: () => {
      if (views === undefined) {
        views = [];
        for (let row = 0; row < data.columns.claims.rows; row++) views.push(new ClaimView(data, row));
      }
      return views;
    },
    release: () => {
      if (left) return;
      left = true;
      data.leave();
      giveMemory(memory);
    },
  };
}
