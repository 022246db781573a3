import type { NotPricedReason } from "@claimscrub/claim";
import type { FeeRow } from "@claimscrub/reference";

/** What a status code does to the price of a code: nothing at all, an amount of 0, or a reason why there is none. */
export interface StatusVerdict {
  readonly notPriced: NotPricedReason | undefined;
  readonly worthless: boolean;
}

const PRICED: StatusVerdict = { notPriced: undefined, worthless: false };
const WORTHLESS: StatusVerdict = { notPriced: undefined, worthless: true };

function unpriced(notPriced: NotPricedReason): StatusVerdict {
  return { notPriced, worthless: false };
}

const UNKNOWN = unpriced("unknown-code");
const BY_REPORT = unpriced("by-report");

const VERDICTS: Readonly<Record<string, StatusVerdict>> = {
  A: PRICED,
  T: PRICED,
  R: PRICED,
  C: unpriced("contractor-priced"),
  J: unpriced("needs-anesthesia-time"),
  E: unpriced("other-schedule"),
  X: unpriced("other-schedule"),
  B: WORTHLESS,
  P: WORTHLESS,
  I: WORTHLESS,
  N: WORTHLESS,
  M: WORTHLESS,
  // Deleted and discontinued forms: Medicare takes another code.
  D: WORTHLESS,
  F: WORTHLESS,
  G: WORTHLESS,
  H: WORTHLESS,
};

function hasRvus(row: FeeRow): boolean {
  return row.work !== 0 || row.peNonFacility !== 0 || row.peFacility !== 0 || row.malpractice !== 0;
}

/** Judges a row by its status code (RVU25D, Attachment A; rules.md 3A.9). R and T are priced only with RVUs. */
export function judgeStatus(row: FeeRow | undefined): StatusVerdict {
  if (row === undefined) return UNKNOWN;
  if ((row.status === "R" || row.status === "T") && !hasRvus(row)) return BY_REPORT;
  return VERDICTS[row.status] ?? UNKNOWN;
}

/** Whether the status says that Medicare does not take or cover the code: no word on what another payer pays for it. */
export function medicareOnly(row: FeeRow): boolean {
  return "NIDFGH".includes(row.status);
}

const WORDS: Readonly<Record<string, string>> = {
  A: "active: paid separately under the fee schedule",
  B: "bundled: its payment is part of other services, never separate",
  C: "priced by the contractor",
  D: "deleted",
  E: "left out of the fee schedule by regulation; paid elsewhere where covered",
  F: "discontinued",
  G: "not valid for Medicare; another code is used",
  H: "modifier deleted",
  I: "not valid for Medicare; another code is used",
  J: "anesthesia: paid by base and time units",
  M: "a measurement for reporting, no payment",
  N: "not covered by Medicare",
  P: "bundled or excluded: no separate payment under the fee schedule",
  R: "restricted coverage",
  T: "paid only when nothing else is payable that day to the same provider",
  X: "outside the fee schedule by statute; paid elsewhere where covered",
};

/** A status code in plain words. */
export function statusWords(status: string): string {
  return WORDS[status] ?? `status ${status}`;
}
