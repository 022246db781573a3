import type { ServiceLine } from "@claimscrub/claim";
import type { TablesInForce } from "@claimscrub/reference";
import { roleShare } from "./line-working.ts";
import { paymentMeaning } from "./payment-modifiers.ts";

function isRanked(line: ServiceLine, { fees }: TablesInForce): boolean {
  const multiple = fees?.row(line.procedureKey, "")?.multipleProcedure;
  return (multiple === "1" || multiple === "2" || multiple === "3") && line.chargeCents !== 0;
}

/** Surgeon, assistant or co-surgeon, as the share that each is paid. */
function roleOf(line: ServiceLine): number {
  return roleShare(paymentMeaning(line.modifierKeys));
}

/**
 * Whether a procedure was ranked apart from another one of the day only because the claims name no specialty: physicians of one group in one
 * specialty are ranked together, and a group without explicit taxonomies is ranked by NPI (rules.md 3B.5), so that the amount is not certain.
 */
export function mayRankTogether(line: ServiceLine, day: readonly ServiceLine[], tables: TablesInForce): boolean {
  if (day.length < 2 || line.renderingNpi === "" || !isRanked(line, tables)) return false;
  const group = line.claim.billing.npi;
  return (
    group !== "" &&
    day.some(
      (other) =>
        other.renderingNpi !== "" &&
        other.renderingNpi !== line.renderingNpi &&
        other.claim.billing.npi === group &&
        roleOf(other) === roleOf(line) &&
        (line.renderingTaxonomy === "" || other.renderingTaxonomy === "") &&
        isRanked(other, tables),
    )
  );
}
