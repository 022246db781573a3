import type { RunSummary } from "@claimscrub/claim";

/** A word of warning where rows of the sidecar met no claim; undefined where all did. Row numbers, never what stands in them. */
export function sidecarWords({ sidecar }: RunSummary): string | undefined {
  if (sidecar === undefined || sidecar.unmatched === 0) return undefined;
  const { unmatched, rows, firstUnmatched } = sidecar;
  const more = unmatched > firstUnmatched.length ? ", ..." : "";
  return `${unmatched} of ${rows} rows of the sidecar name no claim of these files (row ${firstUnmatched.join(", ")}${more}).`;
}
