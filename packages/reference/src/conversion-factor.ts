import { yearOf } from "@claimscrub/claim";
import { type Edition, editionInfo } from "./edition.ts";
import type { ConversionFactor } from "./tables.ts";

/**
 * Since 2026 qualifying APM participants have a factor of their own, in ten-thousandths of a dollar: 42 U.S.C. 1395w-4(d)(1)(A);
 * CY 2026 final rule, 90 FR 49266.
 */
const QUALIFYING: Readonly<Record<number, number>> = { 2026: 335675 };

/** The factor as a table of its own: a release never carries its factor across 2024-03-08 (rules.md 3B.20). */
export function conversionFactor(edition: Edition<number>): ConversionFactor {
  const qualifyingTenThousandths = QUALIFYING[yearOf(edition.period.from)];
  const table = { edition: editionInfo(edition), tenThousandths: edition.rows };
  return qualifyingTenThousandths === undefined ? table : { ...table, qualifyingTenThousandths };
}
