/** An integer with its decimal point: `decimals(323465, 4)` is 32.3465. */
export function decimals(value: number, places: number): string {
  const digits = String(value).padStart(places + 1, "0");
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Basis points as a percentage: 6250 is `62.5%`. */
export function percent(basisPoints: number): string {
  return `${basisPoints / 100}%`;
}
