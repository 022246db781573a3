import type { PredictedFinding } from "./judged-claim.ts";
import type { PayerError } from "./payer-checks.ts";
import type { Outcome } from "./settle.ts";

/** outcomes of outputs.md 7; `reduced` was paid, but less than 95% of what was expected. */
export const LABELS = ["TP", "TP-wrong-reason", "FP", "FN", "TN", "reduced", "saved", "PAYER_ERROR"] as const;
export type Label = (typeof LABELS)[number];

/** One prediction of a denial on a line, or that there was none, beside what came of it. */
export interface Prediction {
  readonly outcome: Outcome;
  /** Undefined where no denial of the line was predicted. */
  readonly finding: PredictedFinding | undefined;
  /** Never `saved`: whether a finding was fixed before sending is asked when labels are counted, as people decide later. */
  readonly label: Exclude<Label, "saved">;
}

/** Each prediction on the lines that have an outcome. */
export function predictionsOf(outcomes: readonly Outcome[], errors: readonly PayerError[]): Prediction[] {
  const wrong = new Set(errors.map(({ place, line }) => `${place} ${line}`));
  return outcomes.flatMap((outcome): Prediction[] => {
    const predicted = outcome.line.findings.filter(({ direction }) => direction === "denial");
    if (predicted.length > 0) return predicted.map((finding) => ({ outcome, finding, label: labelOf(finding, outcome) }));
    const isError = wrong.has(`${outcome.claim.place} ${outcome.line.line}`);
    return [{ outcome, finding: undefined, label: isError ? "PAYER_ERROR" : outcome.denied ? "FN" : "TN" }];
  });
}

function labelOf(finding: PredictedFinding, { denied, carc, allowedCents, line }: Outcome): Prediction["label"] {
  if (denied) return finding.carc.some((one) => carc.includes(one)) ? "TP" : "TP-wrong-reason";
  if (allowedCents === null || line.allowedCents === null) return "FP";
  return allowedCents * 100 >= line.allowedCents * 95 ? "FP" : "reduced";
}
