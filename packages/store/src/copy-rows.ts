import type { ChunkResult } from "@claimscrub/claim";
import { copyRow } from "./copy-text.ts";
import { patientHash } from "./identity.ts";

/** Where the rows of a chunk belong. */
export interface RowPlace {
  readonly run: string;
  readonly chunk: number;
  /** Number of a file in the store; throws for a file that the run does not name. */
  fileNo(fileId: string): string;
}

/** Columns of COPY_CLAIMS. */
export function* claimRows(place: RowPlace, result: ChunkResult, identityKey: Uint8Array): Generator<string> {
  const hashes = new Map<string, Uint8Array>();
  const hash = (identity: string) => {
    const known = hashes.get(identity) ?? patientHash(identityKey, identity);
    hashes.set(identity, known);
    return known;
  };
  for (const row of result.claims) {
    yield copyRow([
      place.run,
      place.fileNo(row.fileId),
      row.claimIndex,
      place.chunk,
      row.claim,
      row.billingNpi,
      row.payerId,
      row.payerName,
      row.filingIndicator,
      row.frequency,
      row.chargeCents,
      row.lines,
      row.state,
      row.identity === null ? null : hash(row.identity),
    ]);
  }
}

/** Columns of COPY_LINES. */
export function* lineRows(place: RowPlace, result: ChunkResult): Generator<string> {
  let claim = "";
  let ordinal = 0;
  for (const row of result.lines) {
    const current = `${row.fileId} ${row.claimIndex}`;
    ordinal = current === claim ? ordinal + 1 : 1;
    claim = current;
    yield copyRow([
      place.run,
      place.fileNo(row.fileId),
      row.claimIndex,
      ordinal,
      place.chunk,
      row.line,
      row.procedure,
      row.modifiers.join(":"),
      row.units,
      row.pos,
      row.date || null,
      row.dateThrough || null,
      row.chargeCents,
      row.allowedCents,
      row.notPricedReason,
      row.locality,
      row.renderingNpi,
      row.findings.join(";"),
    ]);
  }
}

/** Columns of COPY_FINDINGS. */
export function* findingRows(place: RowPlace, result: ChunkResult): Generator<string> {
  let ordinal = 0;
  for (const finding of result.findings) {
    ordinal += 1;
    yield copyRow([
      place.run,
      place.chunk,
      ordinal,
      finding.id,
      place.fileNo(finding.fileId),
      finding.claimIndex,
      finding.line,
      finding.rule,
      finding.code,
      finding.direction,
      finding.severity,
      finding.impact.confidence,
      finding.impact.cents,
      finding.impact.unknown ?? null,
      finding.procedure ?? null,
      finding.payerId ?? null,
      JSON.stringify(finding),
    ]);
  }
}

/** Columns of COPY_COVERAGE; counts of one rule and reason are summed. */
export function* coverageRows(place: RowPlace, { summary }: ChunkResult): Generator<string> {
  const counts = new Map<string, number>();
  const add = (kind: string, code: string, reason: string, count: number) => {
    const key = JSON.stringify([kind, code, reason]);
    counts.set(key, (counts.get(key) ?? 0) + count);
  };
  for (const { code, reason, count } of summary.notChecked) add("not-checked", code, reason, count);
  for (const { reason, count } of summary.notPriced) add("not-priced", "", reason, count);
  for (const { what, count } of summary.assumptions) add("assumption", "", what, count);
  for (const [key, count] of counts) {
    const [kind = "", code = "", reason = ""] = JSON.parse(key) as string[];
    yield copyRow([place.run, place.chunk, kind, code, reason, count]);
  }
}
