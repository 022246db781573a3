import type { Cents } from "@claimscrub/claim";
import { formatCents } from "@claimscrub/claim";

/** `$1,234.56`, with a leading minus where negative. */
export function dollars(amount: Cents): string {
  const [whole, fraction] = formatCents(Math.abs(amount)).split(".");
  return `${amount < 0 ? "-" : ""}$${grouped(Number(whole))}.${fraction}`;
}

/** `12,345`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
