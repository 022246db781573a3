import type { TumourLine, TumourView } from "@claimscrub/claim";

const CLASSES = {
  "head-hands-feet-genitalia": "head, neck, hands, feet, genitalia",
  "trunk-arms-legs": "trunk, arms, legs",
  ambiguous: "ambiguous",
} as const;
const SIGNS = { diagnosis: "by diagnosis", modifier: "by modifier", repair: "by repair", record: "by the record", nothing: "" } as const;
const WHY: Readonly<Record<string, string>> = {
  mixed: "the diagnoses name several kinds of site",
  limb: "a limb diagnosis holds hand and arm, or foot and leg",
  perianal: "perianal skin is neither plainly trunk nor genitalia",
  unspecified: "the diagnosis names no site",
  "not-a-tumour": "the diagnosis is no skin cancer",
  "no-diagnosis": "the line points at no diagnosis",
  contradiction: "two signs contradict each other",
  "no-table": "no table of sites is loaded for the date",
};

/** The site of a tumour in words, and by what it is known or why it is not. */
export function siteWords({ class: family, by, evidence, why }: TumourView["site"]): { readonly site: string; readonly grounds: string } {
  const grounds = family === "ambiguous" ? (WHY[why ?? ""] ?? why ?? "") : `${SIGNS[by]} ${evidence}`.trim();
  return { site: CLASSES[family], grounds };
}

/** `17312-59 × 2`. */
export function codeOfTumourLine({ procedure, modifiers, units }: TumourLine): string {
  return `${[procedure, ...modifiers].join("-")}${units === null || units === 1 ? "" : ` \u00d7 ${units}`}`;
}

/** Whether the line stands on the claim of the tumour's first stage. */
export function isOnClaimOf({ fileId, claimIndex }: TumourView, line: TumourLine): boolean {
  return line.fileId === fileId && line.claimIndex === claimIndex;
}
