/** What a row of an export may say of its claim. Names as a map of columns has them; box numbers are those of the CMS-1500. */
export const CLAIM_FIELDS = [
  "claim", // 26, CLM01
  "claim-charge", // 28
  "frequency", // 22
  "original-reference", // 22
  "assignment", // 27
  "sequence",
  "filing-indicator",
  "payer-id",
  "payer-name",
  "member-id", // 1a
  "patient-first-name", // 2
  "birth-date", // 3
  "sex", // 3
  "received",
  "delay-reason",
  "billing-npi", // 33a
  "billing-taxonomy",
  "billing-entity",
  "billing-street", // 33
  "billing-city",
  "billing-state",
  "billing-zip",
  "facility-npi", // 32a
  "facility-street", // 32
  "facility-city",
  "facility-state",
  "facility-zip",
  "referring-npi", // 17b
  "supervising-npi", // 17b
  "admitted", // 18
  "discharged", // 18
  "clia", // 23
  "note", // 19
] as const;

/** What it may say of a service line: box 24. */
export const LINE_FIELDS = [
  "line",
  "from", // 24A
  "through",
  "place", // 24B
  "procedure", // 24D
  "pointers", // 24E
  "charge", // 24F
  "units", // 24G
  "unit-basis",
  "rendering-npi", // 24J
  "rendering-taxonomy",
  "ordering-npi",
  "drug",
  "narrative",
  "line-note",
  "control-number",
] as const;

/** Fields that take several columns, with the most that there may be: 21 A to L, and 24D. */
export const LISTS = { diagnoses: 12, modifiers: 4 } as const;

export type ClaimField = (typeof CLAIM_FIELDS)[number];
export type LineField = (typeof LINE_FIELDS)[number];
export type ListField = keyof typeof LISTS;
export type Field = ClaimField | LineField | ListField;

/** Without these no line can be judged. */
export const REQUIRED = ["claim", "from", "procedure", "charge"] as const satisfies readonly Field[];

export const SINGLE_FIELDS: readonly (ClaimField | LineField)[] = [...CLAIM_FIELDS, ...LINE_FIELDS];
