import type { Cents } from "@claimscrub/claim";

/** A decimal number without rounding: `digits` / 10^`scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Reads a FHIR decimal, with or without exponent; undefined where it is none, or absurdly large or fine. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^(-?)(\d{1,18})(?:\.(\d{0,18}))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text);
  if (match === null) return undefined;
  const fraction = match[3] ?? "";
  const exponent = Number(match[4] ?? "0");
  let digits = BigInt(match[2]! + fraction) * (match[1] === "-" ? -1n : 1n);
  let scale = fraction.length - exponent;
  if (Math.abs(scale) > 40) return undefined;
  if (scale < 0) {
    digits *= 10n ** BigInt(-scale);
    scale = 0;
  }
  return { digits, scale };
}

export function product(...factors: readonly Decimal[]): Decimal {
  return factors.reduce((all, one) => ({ digits: all.digits * one.digits, scale: all.scale + one.scale }), { digits: 1n, scale: 0 });
}

/** An amount of dollars in cents; undefined where it is not a whole number of them, or too many. */
export function centsOf({ digits, scale }: Decimal): Cents | undefined {
  const divisor = 10n ** BigInt(Math.max(0, scale - 2));
  const cents = digits * 10n ** BigInt(Math.max(0, 2 - scale));
  if (cents % divisor !== 0n) return undefined;
  const whole = Number(cents / divisor);
  return Number.isSafeInteger(whole) ? whole : undefined;
}

/** A count as a number; undefined where it would lose digits. */
export function numberOf({ digits, scale }: Decimal): number | undefined {
  const divisor = 10n ** BigInt(scale);
  const whole = digits / divisor;
  if (whole > 9_999_999_999_999n || whole < -9_999_999_999_999n) return undefined;
  let fraction = digits % divisor;
  if (fraction < 0n) fraction = -fraction;
  const sign = digits < 0n ? "-" : "";
  const magnitude = whole < 0n ? -whole : whole;
  return Number(`${sign}${magnitude}.${fraction.toString().padStart(scale, "0")}`) || 0;
}
