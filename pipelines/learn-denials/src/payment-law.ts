import { procedureKey } from "@claimscrub/claim";
import type { Reference } from "@claimscrub/reference";
import type { PaymentLaw } from "./payer-checks.ts";

/** What the tables say of a payer's reductions and denials. */
export function paymentLaw(reference: Reference): PaymentLaw {
  return {
    exemptFromReduction(procedure, date) {
      const row = reference.on(date).fees?.row(procedureKey(procedure), "");
      return row === undefined ? undefined : String(row.multipleProcedure) === "0";
    },
    isPair(one, other, date) {
      const { ptp } = reference.on(date);
      const [a, b] = [procedureKey(one), procedureKey(other)];
      return ptp === undefined ? undefined : ptp.find(a, b) !== undefined || ptp.find(b, a) !== undefined;
    },
  };
}
