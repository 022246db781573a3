import { type Edition, editionInfo } from "./edition.ts";
import type { ConversionFactor } from "./tables.ts";

/** The factor as a table of its own: a release never carries its factor across 2024-03-08 (rules.md 3B.20). */
export function conversionFactor(edition: Edition<number>): ConversionFactor {
  return { edition: editionInfo(edition), tenThousandths: edition.rows };
}
