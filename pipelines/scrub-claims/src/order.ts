import type { Finding } from "@claimscrub/claim";

/** Order by code unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Order of the outputs: file, claimIndex, line (null first), code, id. */
export function compareFindings(a: Finding, b: Finding, orderOf: (fileId: string) => number): number {
  return (
    orderOf(a.fileId) - orderOf(b.fileId) ||
    (a.claimIndex ?? 0) - (b.claimIndex ?? 0) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    compareText(a.code, b.code) ||
    compareText(a.id, b.id)
  );
}
