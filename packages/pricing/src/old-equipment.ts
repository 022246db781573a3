import { type Cents, type ServiceLine, shareOf } from "@claimscrub/claim";
import { equipmentCuts } from "@claimscrub/reference";
import type { CodeFee, FeesAt } from "./code-fee.ts";
import * as modifier from "./payment-modifiers.ts";
import { IN_FULL } from "./working.ts";

/**
 * What old imaging equipment (FX, FY, CT) leaves of the technical part, in basis points (rules.md MOD-007); undefined where a line carries
 * several of these modifiers, since no text says how they combine.
 */
export function technicalShareOf(meaning: number, date: number): number | undefined {
  const said = meaning & (modifier.FILM | modifier.CASSETTE | modifier.OLD_SCANNER);
  if (said === 0) return IN_FULL;
  const cuts = equipmentCuts(date);
  if (said === modifier.FILM) return IN_FULL - cuts.film;
  if (said === modifier.CASSETTE) return IN_FULL - cuts.cassette;
  return said === modifier.OLD_SCANNER ? IN_FULL - cuts.scanner : undefined;
}

/**
 * The fee of one unit where only a share of its technical part is paid: of a technical row or code the share, of a whole test its
 * professional row and the share of its technical one; a service without a technical part keeps its fee. Undefined where the part is
 * not known (PC/TC 4, or no rows of the parts).
 */
export function feeWithOldEquipment(line: ServiceLine, code: CodeFee, at: FeesAt, technicalShare: number): Cents | undefined {
  const { row, fee } = code;
  if (technicalShare === IN_FULL || row === undefined) return technicalShare === IN_FULL ? fee : undefined;
  if (row.component === "TC" || row.pcTc === "3") return shareOf(fee, technicalShare);
  if (row.component === "26" || row.pcTc !== "1") return row.pcTc === "4" ? undefined : fee;
  const [professional, technical] = (["26", "TC"] as const).map((component) => {
    const part = at.code(line.procedureKey, component);
    return part.row?.component === component && part.notPriced === undefined ? part.fee : undefined;
  });
  return professional === undefined || technical === undefined ? undefined : professional + shareOf(technical, technicalShare);
}
