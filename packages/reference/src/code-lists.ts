import type { Period } from "@claimscrub/claim";

/** Lists of codes that are loaded for reading and comparing. */
export type CodeListKind = "modifiers" | "hcpcs" | "icd10-cm" | "carc-rarc" | "coverage-diagnoses" | "procedure-lists";

/** One code of a list, with the words of the publisher (never of ours, and never of CPT). */
export interface ListedCode {
  /** For coverage lists the article or determination, a colon and the diagnosis: `A57162:C44311`; for procedure lists, CARC and RARC the list before the colon. */
  readonly code: string;
  readonly words: string;
  /** False for a heading that can't be reported, such as an ICD-10-CM category. */
  readonly reportable: boolean;
  readonly inForce?: Period | undefined;
}
