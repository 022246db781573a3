/** Money as an integer number of US cents. */
export type Cents = number;

/**
 * The one place where money is rounded: `numerator / denominator`, half up, for exact non-negative integers below 2^53.
 * CMS rounds a fee half up to the cent once, and each percentage of it again (rules.md 3A.1).
 */
export function divideHalfUp(numerator: number, denominator: number): Cents {
  const quotient = Math.floor(numerator / denominator);
  const rest = numerator - quotient * denominator;
  return rest * 2 >= denominator ? quotient + 1 : quotient;
}

/** `basisPoints` of an amount, rounded half up: 5000 is 50%, 6250 is 62.5%. */
export function shareOf(amount: Cents, basisPoints: number): Cents {
  return divideHalfUp(amount * basisPoints, 10000);
}

/** Reads an X12 R element or a typed amount (`661.16`, `.5`, `1060`, `-3`); undefined where it is no amount in whole cents. */
export function parseCents(text: string): Cents | undefined {
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match || (match[2] === "" && (match[3] ?? "") === "")) return undefined;
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > 2) return undefined;
  const cents = Number(match[2] || "0") * 100 + Number(fraction.padEnd(2, "0") || "0");
  if (!Number.isSafeInteger(cents)) return undefined;
  return match[1] === "-" && cents !== 0 ? -cents : cents;
}

/** `661.16`, with a leading minus where negative and no thousands separator. */
export function formatCents(amount: Cents): string {
  const digits = String(Math.abs(amount)).padStart(3, "0");
  return `${amount < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
