import type { Cents } from "@claimscrub/claim";

/** What the key figures of a period are made of; amounts in cents, each dollar once. */
export interface RevenueFigures {
  readonly claims: number;
  readonly lines: number;
  readonly billedCents: Cents;
  readonly allowedCents: Cents;
  /** Claims that came in for the first time, and those of them that were clean. */
  readonly firstScrubs: number;
  readonly cleanFirstScrubs: number;
  readonly findings: number;
  /** Findings whose dollars are not known. */
  readonly unknown: number;
  readonly netByDirection: { readonly denial: Cents; readonly underbilling: Cents; readonly audit: Cents };
  /** Underbilling of the findings that people marked as fixed. */
  readonly underbillingFixedCents: Cents;
  /** Findings by what was decided about them. */
  readonly states: { readonly open: number; readonly fixed: number; readonly ignored: number; readonly sent: number };
  /** Median hours from the end of the run to the first "fixed"; null where nothing was fixed. */
  readonly hoursToFix: number | null;
}

export type KpiUnit = "share" | "cents" | "count" | "hours";

/** A key figure with its definition, which is never shown without it. */
export interface Kpi {
  readonly id: string;
  readonly name: string;
  /** How it is computed, in words. */
  readonly definition: string;
  readonly unit: KpiUnit;
  /** Null where it can't be computed; `missing` says why. A share is from 0 to 1 with four decimals. */
  readonly value: number | null;
  readonly missing?: string | undefined;
}

const NO_REMITTANCES = "not available until remittances (835) are loaded";
const NO_ACKNOWLEDGEMENTS = "not available until the payers' acknowledgements (277CA) are loaded";

/** The key figures of outputs that stand on claims and findings, and the names of those that wait for what payers answer. */
export function kpisOf(of: RevenueFigures): readonly Kpi[] {
  const decided = of.states.fixed + of.states.ignored + of.states.sent;
  return [
    {
      id: "clean-claim-rate",
      name: "Clean claim rate",
      definition:
        "Claims without an error or a warning when they first came in, divided by all claims that came in for the first time. A claim that was corrected and scrubbed again does not become clean by it.",
      unit: "share",
      ...share(of.cleanFirstScrubs, of.firstScrubs, "no claim came in for the first time"),
    },
    {
      id: "dollars-at-risk",
      name: "Dollars at risk of denial",
      definition:
        "What the payers would not pay as billed: each patient-day priced once with and once without all lines at risk together, over findings that are deterministic or probable. Allowed amounts, or the charge where it is lower.",
      unit: "cents",
      value: of.netByDirection.denial,
    },
    {
      id: "underbilling-found",
      name: "Underbilling found",
      definition:
        "What was done and is worth more than was billed: each patient-day as it could be billed, with all corrections that don't conflict, less the day as billed. Charges below the allowed amount are not among it.",
      unit: "cents",
      value: of.netByDirection.underbilling,
    },
    {
      id: "underbilling-accepted",
      name: "Underbilling accepted",
      definition: "The part of the underbilling found whose findings were marked as fixed.",
      unit: "cents",
      value: of.underbillingFixedCents,
    },
    { id: "underbilling-realised", name: "Underbilling realised", definition: "The part of it that payers paid.", unit: "cents", ...missing(NO_REMITTANCES) },
    {
      id: "audit-exposure",
      name: "Audit exposure",
      definition: "What could be taken back: each patient-day as billed, less the day as it should have been billed. A ledger of its own, never set off against underbilling.",
      unit: "cents",
      value: of.netByDirection.audit,
    },
    {
      id: "unknown-dollars",
      name: "Findings without an amount",
      definition: "Findings that touch a line without a price. They are counted here and are in no sum.",
      unit: "count",
      value: of.unknown,
    },
    {
      id: "override-rate",
      name: "Override rate",
      definition: "Findings that people marked as ignored, divided by findings that anything was decided about.",
      unit: "share",
      ...share(of.states.ignored, decided, "nothing was decided about any finding"),
    },
    { id: "override-then-denied", name: "Overrides that were then denied", definition: "Ignored findings whose line was denied for that reason, divided by all ignored ones.", unit: "share", ...missing(NO_REMITTANCES) },
    {
      id: "time-to-fix",
      name: "Time to fix",
      definition: "Median hours from the end of the run that reported a finding to its being marked as fixed.",
      unit: "hours",
      ...(of.hoursToFix === null ? missing("nothing was marked as fixed") : { value: Math.round(of.hoursToFix * 10) / 10 }),
    },
    { id: "first-pass-yield", name: "First-pass yield", definition: "Claims paid on first submission, divided by claims submitted. A clean claim can still be denied.", unit: "share", ...missing(NO_REMITTANCES) },
    { id: "dollar-weighted-first-pass-yield", name: "Dollar-weighted first-pass yield", definition: "Allowed amount paid on the first pass, divided by the expected allowed amount.", unit: "share", ...missing(NO_REMITTANCES) },
    { id: "rejection-rate", name: "Rejection rate", definition: "Claims refused in a 277CA, divided by claims submitted.", unit: "share", ...missing(NO_ACKNOWLEDGEMENTS) },
    { id: "initial-denial-rate", name: "Initial denial rate", definition: "Lines with a denial reason on their first 835 (CO-45, 59, 253 and PR-1, 2, 3 are none), divided by lines adjudicated.", unit: "share", ...missing(NO_REMITTANCES) },
    { id: "rule-precision", name: "Rule precision and recall", definition: "Predicted denials that came true, and denials that were predicted, by rule and payer.", unit: "share", ...missing(NO_REMITTANCES) },
    { id: "preventable-denials", name: "Preventable denials", definition: "Denials whose reason belongs to a rule that is in force.", unit: "count", ...missing(NO_REMITTANCES) },
    { id: "underpayment-variance", name: "Underpayment variance", definition: "Expected less actually allowed amount (AMT*B6), by payer and code.", unit: "cents", ...missing(NO_REMITTANCES) },
  ]; // biome-ignore format: one figure after the other
}

function share(part: number, whole: number, reason: string): Pick<Kpi, "value" | "missing"> {
  return whole === 0 ? missing(reason) : { value: Math.round((part / whole) * 10_000) / 10_000 };
}

function missing(reason: string): Pick<Kpi, "value" | "missing"> {
  return { value: null, missing: reason };
}
