import { formatCents } from "@claimscrub/claim";
import { type Comparison, type Estimate, LABELS } from "@claimscrub/learn-denials";
import type { RemittanceCounts } from "@claimscrub/store";

/** What `remit` answers. */
export interface RemitAnswer extends Comparison {
  readonly files: readonly {
    readonly file: string;
    readonly remittances: number;
    readonly faults: readonly { readonly segment: number; readonly byte: number; readonly element: string; readonly message: string }[];
  }[];
  readonly loaded: { readonly new: number; readonly knownBefore: number; readonly inAll: number };
  /** Claim numbers that were settled in this call. */
  readonly settled: number;
  readonly matched: Omit<RemittanceCounts, "remittances" | "mark">;
  /** Answered lines that count only from the day on which `days` have passed since they were sent. */
  readonly waiting: { readonly lines: number; readonly days: number; readonly sentUntil: string };
  /** Lines with a warning of a denial that stand denied: of claims that are held out, and of the others. Left out where none is. */
  readonly holdOut?: { readonly share: number; readonly held: Estimate; readonly shown: Estimate } | undefined;
  readonly payerErrors: readonly {
    readonly code: string;
    readonly procedure: string;
    readonly date: string;
    readonly payerId: string;
    readonly expectedCents: number;
    readonly allowedCents: number;
    readonly shortCents: number;
    readonly appeal: string;
  }[];
}

/** The answer as a person reads it at a terminal. */
export function remitText(answer: RemitAnswer): string {
  const { loaded, matched, waiting, labels, recall } = answer;
  const lines = answer.files.flatMap(({ file, remittances, faults }) => [
    `${file}: ${remittances} remittances${faults.length === 0 ? ", all sums agree" : ""}`,
    ...faults.map(({ segment, byte, element, message }) => `  ${element} (segment ${segment}, byte ${byte}): ${message}`),
  ]);
  lines.push(
    `Loaded: ${loaded.new} new, ${loaded.knownBefore} known before, ${loaded.inAll} in all; claims settled: ${answer.settled}`,
    `Matched: ${matched.matchedClaims} claims, ${matched.lines} lines; not in the store: ${matched.unmatchedClaims} claims, ${matched.unmatchedLines} lines; ${matched.reversals} reversals, ${matched.laterPayers} of later payers`,
    `Not counted yet: ${waiting.lines} answered lines of claims sent after ${waiting.sentUntil} (${waiting.days} days are waited)`,
    `Actual against predicted: ${LABELS.map((label) => `${label} ${labels[label]}`).join(", ")}`,
    `Denials that rules in force could predict, and did: ${estimateText(recall)}`,
  );
  if (answer.holdOut !== undefined)
    lines.push(
      `Held out, ${answer.holdOut.share * 100}% of the claims: of lines with a warning denied ${estimateText(answer.holdOut.held)}; of the others ${estimateText(answer.holdOut.shown)}`,
    );
  for (const { rule, payerId, precision, rightReason, recall: own } of answer.rules)
    if (payerId === null)
      lines.push(
        `  ${rule}: precision ${estimateText(precision)}; for the reason predicted ${estimateText(rightReason)}; recall ${estimateText(own)}`,
      );
  for (const { rule, payerId, procedure, n, denied, probability, low, high, labels: own } of answer.cells)
    lines.push(
      `  ${rule || "(no finding)"} ${procedure} payer ${payerId || "(none)"}: denied ${denied} of ${n}, probability ${interval(probability, low, high)} (n ${n}); ${LABELS.filter(
        (label) => own[label] !== undefined,
      )
        .map((label) => `${label} ${own[label]}`)
        .join(", ")}`,
    );
  for (const { code, procedure, date, payerId, expectedCents, allowedCents, shortCents, appeal } of answer.payerErrors)
    lines.push(
      `  ${code} ${procedure} ${date} payer ${payerId}: expected ${formatCents(expectedCents)}, allowed ${formatCents(allowedCents)}, short ${formatCents(shortCents)}. ${appeal}`,
    );
  for (const { rule, n, precision, low, high } of answer.demotions)
    lines.push(`  Proposed for demotion: ${rule}, precision ${interval(precision, low, high)} (n ${n}). Nothing was changed.`);
  return `${lines.join("\n")}\n`;
}

function estimateText({ n, count, mean, low, high }: Estimate): string {
  return n === 0 ? "unknown (n 0)" : `${interval(mean, low, high)} (${count} of ${n})`;
}

/** `0.75 [0.46 to 0.94]`: mean and 95% interval. */
function interval(mean: number, low: number, high: number): string {
  return `${mean.toFixed(2)} [${low.toFixed(2)} to ${high.toFixed(2)}]`;
}
