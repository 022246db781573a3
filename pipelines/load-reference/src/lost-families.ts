import { procedureText } from "@claimscrub/claim";
import { FEE_COMPONENTS, type SnapshotTable } from "@claimscrub/reference";

/** Codes of five digits with the same first two, of which the release after has fewer than half. */
export interface LostFamily {
  readonly family: string;
  readonly before: number;
  readonly after: number;
}

/** Smaller families may come and go, as those of letters do (G6 in 2026): of digits none of twenty rows lost a quarter of them since 2024. */
const LEAST_ROWS = 20;

/** Families of codes that a release lost against the one before: a gap in the middle of a file that the count of all rows hides. */
export function lostFamilies(before: SnapshotTable, after: SnapshotTable): LostFamily[] {
  const counts = familyCounts(after);
  return [...familyCounts(before)]
    .map(([family, rows]) => ({ family, before: rows, after: counts.get(family) ?? 0 }))
    .filter((one) => one.before >= LEAST_ROWS && one.after * 2 < one.before);
}

function familyCounts({ kind, columns }: SnapshotTable): Map<string, number> {
  const counts = new Map<string, number>();
  const codes = kind === "fee-schedule" ? columns["place"] : kind === "mue" ? columns["codes"] : undefined;
  const perCode = kind === "fee-schedule" ? FEE_COMPONENTS.length : 1;
  for (const place of codes ?? []) {
    const code = procedureText(Math.floor(place / perCode));
    if (!/^\d{5}$/.test(code)) continue;
    const family = code.slice(0, 2);
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return counts;
}
