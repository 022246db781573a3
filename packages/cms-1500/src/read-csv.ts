import type { ByteSource, Claim, ClaimFile } from "@claimscrub/claim";
import { ClaimNotes } from "./claim-notes.ts";
import { CsvClaim } from "./csv-claim.ts";
import type { CsvClaimRange, RowPlace } from "./csv-plan.ts";
import type { CsvFault } from "./fault.ts";
import type { CsvLayout } from "./layout.ts";
import { LIMITS } from "./limits.ts";
import { Row } from "./row.ts";

/** Claims read from ranges, and what is wrong with them. */
export interface CsvBatch {
  readonly claims: readonly Claim[];
  readonly faults: readonly CsvFault[];
}

/** Rows that lie so close together are read at once. */
const GAP_BYTES = 4096;

/** Reads the claims of the given ranges of a planned file. Of every range there is a claim, or a fault that takes the claim with it. */
export async function readCsvClaims(
  source: ByteSource,
  file: ClaimFile,
  ranges: readonly CsvClaimRange[],
  layout: CsvLayout,
): Promise<CsvBatch> {
  const claims: Claim[] = [];
  const faults: CsvFault[] = [];
  for (const { claimIndex, rows: places } of ranges) {
    const rows = await readRows(source, places.slice(0, LIMITS.lines + 1), layout);
    const notes = new ClaimNotes(claimIndex, rows[0]!.text("claim"));
    if (places.length > LIMITS.lines) notes.add("csv-claim-too-large", rows[0]!, "claim", { limit: LIMITS.lines });
    else if (areWhole(rows, layout, notes)) claims.push(new CsvClaim(file, rows, layout, notes));
    for (const fault of notes.faults) faults.push(fault);
  }
  return { claims, faults };
}

/** Whether all rows can be cut into the cells of the header; else what can't is told. */
function areWhole(rows: readonly Row[], { width: expected }: CsvLayout, notes: ClaimNotes): boolean {
  for (const row of rows) {
    const { problem, width } = row;
    if (problem !== undefined) {
      notes.add(problem.kind, row, "claim", { limit: LIMITS.cellBytes });
      const fault = notes.faults.pop()!;
      notes.faults.push({ ...fault, position: { ...fault.position, byte: row.offset + problem.at } });
    } else if (width !== expected) notes.add("csv-row-width", row, "claim", { found: width, expected });
  }
  return notes.faults.length === 0;
}

async function readRows(source: ByteSource, places: readonly RowPlace[], layout: CsvLayout): Promise<Row[]> {
  const rows: Row[] = [];
  for (let first = 0; first < places.length; ) {
    let last = first;
    while (last + 1 < places.length && places[last + 1]!.from - places[last]!.to <= GAP_BYTES) last++;
    const { from } = places[first]!;
    const to = places[last]!.to;
    const bytes = new Uint8Array(to - from);
    for (let done = from; done < to; ) {
      const chunk = await source.read(done, to);
      if (chunk.length === 0) throw new Error(`the file ended at byte ${done} while it was read`);
      bytes.set(chunk, done - from);
      done += chunk.length;
    }
    for (const place of places.slice(first, last + 1))
      rows.push(new Row(bytes.subarray(place.from - from, place.to - from), place.from, place.segment, layout));
    first = last + 1;
  }
  return rows;
}
