import { Experiences, sentUntil, type Tally } from "@claimscrub/learn-denials";
import type { TenantStore } from "@claimscrub/store";
import { machineDate } from "../commands/price.ts";

/**
 * What payers did so far, as it stands beside the findings of a run. It is no part of them: the same files, rules, tables and history give the same
 * findings whatever was learned meanwhile.
 */
export interface PayerExperience {
  readonly experiences: Experiences;
  /** Stands for the same set of remittances for ever. */
  readonly remittanceMark: number;
  /** yyyy-mm-dd: claims sent later don't count yet. */
  readonly sentUntil: string;
}

/** Of the rules named; undefined where no remittance tells anything about them. */
export async function readExperience(records: TenantStore, rules: readonly string[]): Promise<PayerExperience | undefined> {
  if (rules.length === 0) return undefined;
  const { mark } = await records.remittanceCounts();
  if (mark === 0) return undefined;
  const until = sentUntil(machineDate());
  const experiences = new Experiences((await records.predictionTallies(until, rules)) as Tally[]);
  return experiences.all().length === 0 ? undefined : { experiences, remittanceMark: mark, sentUntil: until };
}

/** As --format json and experience.json show it. */
export function experienceJson({ experiences, remittanceMark, sentUntil: until }: PayerExperience): string {
  return JSON.stringify({ remittanceMark, sentUntil: until, cells: experiences.all() });
}
