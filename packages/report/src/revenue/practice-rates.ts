/** A rate of one physician over a period, for a person to look at: it is no finding, and says nothing of any one claim. */
export interface PracticeRate {
  /** Catalogue id: `PTP-003`. */
  readonly code: string;
  /** Rendering NPI. */
  readonly provider: string;
  /** What is counted, out of what. */
  readonly count: number;
  readonly of: number;
  /** count / of, or a mean; four decimals. */
  readonly rate: number;
  /** Mean and standard deviation over the physicians with enough cases; null where there are too few to compare with. */
  readonly peers: { readonly physicians: number; readonly mean: number; readonly deviation: number } | null;
  /** Whether the rate stands out by the measure that the definition names. */
  readonly outlier: boolean;
}

/** What each rate counts, out of what, and when it stands out. */
export const PRACTICE_RATE_WORDS: Readonly<Record<string, { readonly name: string; readonly definition: string }>> = {
  "PTP-003": {
    name: "Pairs set apart with one diagnosis",
    definition:
      "NCCI pairs of indicator 1 that a modifier sets apart while both lines point at the same diagnoses, out of all pairs that a modifier sets apart. Records are asked for where this is high.",
  },
  "PTP-005": {
    name: "59 and X modifiers without a pair",
    definition: "Lines with 59, XE, XP, XS or XU that are in no pair in force with another line of the day and repeat no code, out of all lines with such a modifier.",
  },
  "MOH-038": {
    name: "Mohs of one stage on trunk or limb for a low-risk tumour",
    definition: "First stages on trunk, arms and legs (17313) for a basal cell or in situ carcinoma, cleared in one stage, without a diagnosis of lowered immunity, out of all 17313.",
  },
  "MOH-039": {
    name: "Stages per Mohs tumour",
    definition:
      "All stages (17311 to 17314, units) divided by first stages (17311, 17313). Stands out above the mean of the physicians with 30 tumours or more by two standard deviations.",
  },
}; // biome-ignore format: one rate after the other
