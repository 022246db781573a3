import type { Cents } from "@claimscrub/claim";
import type { AnswerFigures, Rate } from "./answers.ts";

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
  /** What people did about findings: acts that stand, and the claims that they were about. */
  readonly touches: { readonly acts: number; readonly claims: number };
  /** What remittances say; left out where none is loaded. */
  readonly answers?: AnswerFigures | undefined;
  /** Why they are left out, where remittances are loaded. */
  readonly answersMissing?: string | undefined;
}

export type KpiUnit = "share" | "cents" | "count" | "hours" | "ratio";

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
  /** Of a share that is learned: out of how many, and its 95% interval. */
  readonly n?: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
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
      id: "dollars-at-risk-weighted",
      name: "Dollars at risk, by probability",
      definition:
        "Open dollars at risk times the probability that this payer denies this code under this rule, learned from remittances. Risk for which no remittance tells a probability is left out.",
      unit: "cents",
      ...told(of, ({ weightedRisk }) => ({ value: weightedRisk.cents })),
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
    {
      id: "underbilling-realised",
      name: "Underbilling realised",
      definition: "The part of it that was marked as fixed and whose line payers then paid.",
      unit: "cents",
      ...told(of, ({ underbillingRealised }) => ({ value: underbillingRealised.cents })),
    },
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
    {
      id: "override-then-denied",
      name: "Overrides that were then denied",
      definition: "Ignored findings whose line was denied for the reason predicted, divided by ignored findings whose line was answered.",
      unit: "share",
      ...told(of, ({ ignored }) => share(ignored.denied, ignored.answered, "no line with an ignored finding was answered")),
    },
    {
      id: "time-to-fix",
      name: "Time to fix",
      definition: "Median hours from the end of the run that reported a finding to its being marked as fixed.",
      unit: "hours",
      ...(of.hoursToFix === null ? missing("nothing was marked as fixed") : { value: Math.round(of.hoursToFix * 10) / 10 }),
    },
    {
      id: "first-pass-yield",
      name: "First-pass yield",
      definition: "Claims of which the first remittance denied no line, divided by claims that payers answered. A clean claim can still be denied; a claim without a remittance is in neither number.",
      unit: "share",
      ...told(of, ({ claims, claimsDenied }) => share(claims - claimsDenied, claims, "no claim was answered")),
    },
    {
      id: "dollar-weighted-first-pass-yield",
      name: "Dollar-weighted first-pass yield",
      definition: "Allowed by the first remittance, of lines that it did not deny, divided by the allowed amount expected of all lines that were answered.",
      unit: "share",
      ...told(of, ({ firstAllowedCents, expectedCents }) => share(firstAllowedCents, expectedCents, "no amount was expected of a line that was answered")),
    },
    {
      id: "touches-per-claim",
      name: "Touches per claim",
      definition: "What people decided about findings and did not take back, divided by the claims that they decided about.",
      unit: "ratio",
      ...(of.touches.claims === 0
        ? missing("nothing was decided about any finding")
        : { value: Math.round((of.touches.acts / of.touches.claims) * 100) / 100 }),
    },
    { id: "rejection-rate", name: "Rejection rate", definition: "Claims refused in a 277CA, divided by claims submitted.", unit: "share", ...missing(NO_ACKNOWLEDGEMENTS) },
    {
      id: "initial-denial-rate",
      name: "Initial denial rate",
      definition: "Lines with a denial reason on their first 835 (CO-45, 59, 253 and PR-1, 2, 3 are none), divided by lines answered.",
      unit: "share",
      ...told(of, ({ firstDenied, lines }) => share(firstDenied, lines, "no line was answered")),
    },
    {
      id: "initial-denial-dollars",
      name: "Initial denial rate, in dollars",
      definition: "The same in expected allowed amounts: of lines denied at first, divided by that of all lines answered.",
      unit: "share",
      ...told(of, ({ expectedDeniedCents, expectedCents }) => share(expectedDeniedCents, expectedCents, "no amount was expected of a line that was answered")),
    },
    {
      id: "rule-precision",
      name: "Rule precision",
      definition: "Predicted denials that came true, for whatever reason, divided by predictions whose line was denied or paid in full, 45 days after sending or later. By rule and payer: claimscrub remit.",
      unit: "share",
      ...told(of, ({ precision }) => learned(precision)),
    },
    {
      id: "rule-recall",
      name: "Rule recall",
      definition: "Denials predicted for their reason, divided by these and the denials with a reason of a rule in force of which nothing was predicted.",
      unit: "share",
      ...told(of, ({ recall }) => learned(recall)),
    },
    {
      id: "preventable-denials",
      name: "Preventable denials",
      definition: "Lines that stand denied for a reason that a rule in force gives.",
      unit: "count",
      ...told(of, ({ preventable }) => ({ value: preventable })),
    },
    {
      id: "underpayment-variance",
      name: "Underpayment variance",
      definition: "Expected less actually allowed amount (AMT*B6, else what was paid and the patient's share), of lines that are paid. By payer and code in the tables.",
      unit: "cents",
      ...told(of, ({ varianceCents }) => ({ value: varianceCents })),
    },
    {
      id: "payer-mistakes",
      name: "Short by payers' mistakes",
      definition: "What part B payers allowed less than the table, or denied against it: REM-001, PRC-036, MOH-026. Each is ready for an appeal in claimscrub remit.",
      unit: "cents",
      ...told(of, ({ shortCents }) => ({ value: shortCents })),
    },
  ]; // biome-ignore format: one figure after the other
}

function share(part: number, whole: number, reason: string): Pick<Kpi, "value" | "missing"> {
  return whole === 0 ? missing(reason) : { value: Math.round((part / whole) * 10_000) / 10_000 };
}

function missing(reason: string): Pick<Kpi, "value" | "missing"> {
  return { value: null, missing: reason };
}

/** A figure that rests on remittances. */
function told({ answers, answersMissing = NO_REMITTANCES }: RevenueFigures, of: (answers: AnswerFigures) => KpiValue): KpiValue {
  return answers === undefined ? missing(answersMissing) : of(answers);
}

type KpiValue = Pick<Kpi, "value" | "missing" | "n" | "low" | "high">;

function learned({ n, mean, low, high }: Rate): KpiValue {
  return n === 0 ? missing("no prediction was answered yet") : { value: mean, n, low, high };
}
