import type { Experience, Finding, ServiceDate } from "@claimscrub/claim";
import { Experiences, sentUntil, type Tally } from "@claimscrub/learn-denials";
import type { TenantRecords } from "./records.ts";

/** Findings with what their payers did so far beside each; null where no remittance tells. */
export async function withExperience<Listed extends Finding>(
  records: TenantRecords,
  today: ServiceDate,
  findings: readonly Listed[],
): Promise<(Listed & { readonly experience: Experience | null })[]> {
  const rules = [...new Set(findings.filter(({ direction }) => direction === "denial").map(({ code }) => code))];
  const tallies = rules.length === 0 ? [] : ((await records.predictionTallies(sentUntil(today), rules)) as Tally[]);
  const experiences = new Experiences(tallies);
  return findings.map((finding) => ({ ...finding, experience: experiences.of(finding) ?? null }));
}
