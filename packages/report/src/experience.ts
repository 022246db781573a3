import type { Experience, Finding } from "@claimscrub/claim";
import { grouped } from "./dollars.ts";

/** What is known of a payer's answers to findings like this one. */
export type ExperienceOf = (finding: Finding) => Experience | undefined;

/** `denied 7 of 9 times` */
export function experienceText({ denied, n }: Experience): string {
  return `denied ${grouped(denied)} of ${grouped(n)} ${n === 1 ? "time" : "times"}`;
}

/** `probability of denial 75%, between 46% and 95% (95% interval, n 9)` */
export function probabilityText({ probability, low, high, n }: Experience): string {
  const share = (value: number): string => `${Math.round(value * 100)}%`;
  return `probability of denial ${share(probability)}, between ${share(low)} and ${share(high)} (95% interval, n ${grouped(n)})`;
}
