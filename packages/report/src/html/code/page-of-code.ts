import type { CodePage } from "@claimscrub/pricing";

/** What people reported of denials of the code: only from 5 reports up, never whose. */
export interface DenialPattern {
  readonly carc: string;
  readonly reports: number;
  readonly words?: string | undefined;
}

/** The calculator page of a code as the command line and the service print it: dates are texts, yyyy-mm-dd. */
export interface PageOfCode extends Omit<CodePage, "date" | "sources"> {
  readonly date: string;
  /** Our own words for the code, where it has some. */
  readonly plainWords?: string | null | undefined;
  readonly sources: readonly { readonly label: string; readonly source: string; readonly note?: string | undefined }[];
}

/** `6.20` for 620 hundredths. */
export function hundredths(value: number): string {
  return (value / 100).toFixed(2);
}

/** `1.053` for 1053 thousandths. */
export function thousandths(value: number): string {
  return (value / 1000).toFixed(3);
}
