import type { DenialPattern } from "@claimscrub/report";
import type { List } from "../api/answers.ts";
import { useAnswer } from "../api/use-answer.ts";

/** Fewer reports than this could tell whose they are; the service shows none, and neither does this page. */
const FEWEST = 5;

/** What was reported of denials of a code, the most frequent reason first. */
export function usePatterns(code: string | undefined): readonly DenialPattern[] {
  const asked = useAnswer<List<DenialPattern>>(code === undefined ? null : `/v1/denial-reports?code=${encodeURIComponent(code)}`);
  if (asked.waiting) return [];
  return (asked.answer?.items ?? []).filter(({ reports }) => reports >= FEWEST).sort((a, b) => b.reports - a.reports);
}
