import type { DenialPattern } from "@claimscrub/report";
import type { ReportedDenial } from "../api/answers.ts";
import { useAnswer } from "../api/use-answer.ts";

/** Fewer reports than this could tell whose they are; the service shows none, and neither does this page. */
const FEWEST = 5;

/** What was reported of denials of a code, the most frequent reason first. */
export function usePatterns(code: string | undefined): readonly DenialPattern[] {
  const asked = useAnswer<{ items: readonly ReportedDenial[] }>(
    code === undefined ? null : `/v1/denial-reports?code=${encodeURIComponent(code)}`,
  );
  if (asked.waiting) return [];
  return (asked.answer?.items ?? [])
    .filter(({ reports }) => reports >= FEWEST)
    .sort((a, b) => b.reports - a.reports)
    .map(({ carc, payerKind, curedBy, reports }) => ({ carc: `CARC ${carc}`, reports, words: wordsOf(payerKind, curedBy) }));
}

function wordsOf(payerKind: string, curedBy: readonly string[]): string {
  const cures = curedBy.filter((cure) => cure !== "").map((cure) => cure.replaceAll("-", " "));
  return `${payerKind.replaceAll("-", " ")}${cures.length === 0 ? "" : `; cured by: ${cures.join(", ")}`}`;
}
