/** Why a line has no amount, or a rule gave no answer. Stable words: reports and other programs count by them. */
export const NOT_PRICED_REASONS = [
  "no-edition",
  "no-locality",
  "unknown-code",
  "contractor-priced",
  "by-report",
  "other-schedule",
  "pos-unassigned",
  "needs-anesthesia-time",
  "needs-care-dates",
  "not-primary",
  "encounter",
  "predetermination",
  "no-identity",
  "date-range",
  "asc-facility",
  "void",
  "replaced",
  "no-history",
  "no-list-loaded",
  "no-record",
  "record-differs",
  "rule-not-built",
  "unreadable",
] as const;

export type NotPricedReason = (typeof NOT_PRICED_REASONS)[number];
