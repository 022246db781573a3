import type { ChunkResult, Finding } from "@claimscrub/claim";
import { copyRow } from "./copy-text.ts";
import { patientHash } from "./identity.ts";

/** Where the rows of a chunk belong. */
export interface RowPlace {
  readonly tenant: string;
  /** First day of the run's month, `2026-11-01`. */
  readonly month: string;
  readonly run: string;
  readonly chunk: number;
  /** Number of a file in the store; throws for a file that the run does not name. */
  fileNo(fileId: string): string;
}

/** Columns of the copy of claims. */
export function* claimRows(place: RowPlace, result: ChunkResult, identityKey: Uint8Array): Generator<string> {
  const hashes = new Map<string, Uint8Array>();
  const hash = (identity: string) => {
    const known = hashes.get(identity) ?? patientHash(identityKey, identity);
    hashes.set(identity, known);
    return known;
  };
  for (const row of result.claims) {
    const { more } = row;
    yield copyRow([
      place.tenant,
      place.month,
      place.run,
      place.fileNo(row.fileId),
      row.claimIndex,
      place.chunk,
      row.claim,
      row.billingNpi,
      more?.renderingNpi ?? "",
      row.payerId,
      row.payerName,
      row.filingIndicator,
      row.frequency,
      more?.pos ?? "",
      more?.date || null,
      more?.dateThrough || null,
      row.chargeCents,
      more?.allowedCents ?? null,
      row.lines,
      row.state,
      row.identity === null ? null : hash(row.identity),
      more?.facts ?? null,
    ]);
  }
}

/** Columns of the copy of lines. */
export function* lineRows(place: RowPlace, result: ChunkResult): Generator<string> {
  let claim = "";
  let ordinal = 0;
  for (const row of result.lines) {
    const current = `${row.fileId} ${row.claimIndex}`;
    ordinal = current === claim ? ordinal + 1 : 1;
    claim = current;
    yield copyRow([
      place.tenant,
      place.month,
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

/** Columns of the copy of findings; those on claims sent earlier come last. */
export function* findingRows(place: RowPlace, result: ChunkResult): Generator<string> {
  const providers = new Map(result.claims.map((row) => [`${row.fileId} ${row.claimIndex}`, row]));
  const { findings, earlier = [], netShares = [] } = result;
  for (let at = 0; at < findings.length + earlier.length; at++) {
    const isEarlier = at >= findings.length;
    const finding = (isEarlier ? earlier[at - findings.length] : findings[at])!;
    const claim = providers.get(`${finding.fileId} ${finding.claimIndex}`);
    yield copyRow([
      place.tenant,
      place.month,
      place.run,
      place.chunk,
      at + 1,
      finding.id,
      place.fileNo(finding.fileId),
      finding.claimIndex,
      finding.line,
      isEarlier ? "t" : "f",
      finding.rule,
      finding.code,
      finding.direction,
      finding.severity,
      finding.impact.confidence,
      finding.impact.cents,
      finding.impact.unknown ?? null,
      isEarlier ? 0 : (netShares[at] ?? 0),
      causeOf(finding),
      finding.procedure ?? null,
      finding.pos ?? null,
      finding.date || null,
      finding.payerId ?? null,
      finding.payerName ?? null,
      claim?.billingNpi ?? null,
      claim?.more?.renderingNpi ?? null,
      JSON.stringify(finding),
    ]);
  }
}

/** What one remedy would close: the rule's code and the procedure it stands on. */
export function causeOf({ code, procedure }: Pick<Finding, "code" | "procedure">): string {
  return procedure === undefined || procedure === "" ? code : `${code} ${procedure}`;
}

/** Values 3 to 6 of INSERT_COVERAGE; counts of one rule and reason are summed. */
export function coverageColumns({ summary }: ChunkResult): [string[], string[], string[], number[]] {
  const counts = new Map<string, number>();
  const add = (kind: string, code: string, reason: string, count: number) => {
    const key = JSON.stringify([kind, code, reason]);
    counts.set(key, (counts.get(key) ?? 0) + count);
  };
  for (const { code, reason, count } of summary.notChecked) add("not-checked", code, reason, count);
  for (const { reason, count } of summary.notPriced) add("not-priced", "", reason, count);
  for (const { what, count } of summary.assumptions) add("assumption", "", what, count);
  const rows = [...counts.keys()].map((key) => JSON.parse(key) as [string, string, string]);
  return [rows.map(([kind]) => kind), rows.map(([, code]) => code), rows.map(([, , reason]) => reason), [...counts.values()]];
}
