import { formatCents, type Cents, type Position } from "@claimscrub/claim";

/** What can be wrong with a remittance. `{difference}` and the like are filled from the fault's data. */
export const REMITTANCE_FAULTS = {
  "not-a-remittance": "The file holds no 835 transaction.",
  "isa-absent": "The file begins without an ISA; its delimiters were inferred.",
  "truncated-file": "The file ends inside a transaction: its payment may not be whole.",
  "segment-count": "SE01 says {expected} segments; there are {found}.",
  "control-number": "SE02 is not the control number that ST02 gave.",
  "iea-absent": "The interchange that begins here has no IEA: payments at its end may be missing.",
  "transaction-count": "GE01 says {expected} transactions; there are {found}: payments may be missing.",
  "missing-payment": "The transaction has no BPR: what was paid is not known.",
  "unreadable-amount": "The element is absent or no amount in dollars and cents.",
  "unreadable-quantity": "The element is no number.",
  "unreadable-date": "The element is no day of the calendar in the form yyyymmdd.",
  "line-break-in-segment": "A line break stands inside the segment; it was taken out.",
  "segment-outside-claim": "The segment belongs to a claim, but no CLP stands before it.",
  "line-out-of-balance": "SVC02 less its adjustments is {expected}, SVC03 says {found} (difference {difference}).",
  "claim-out-of-balance": "CLP03 less all adjustments is {expected}, CLP04 says {found} (difference {difference}).",
  "payment-out-of-balance": "The claims paid less the provider's adjustments are {expected}, BPR02 says {found} (difference {difference}).",
} as const;
export type RemittanceFaultKind = keyof typeof REMITTANCE_FAULTS;

/** Something wrong with a remittance. No names, numbers of claims or members: counts and amounts only. */
export interface RemittanceFault {
  readonly kind: RemittanceFaultKind;
  readonly position: Position;
  readonly data: Readonly<Record<string, string | number>>;
}

/** The message with its values in place. */
export function remittanceFaultMessage({ kind, data }: RemittanceFault): string {
  return REMITTANCE_FAULTS[kind].replace(/\{(\w+)\}/g, (hole, name: string) => String(data[name] ?? hole));
}

/** The fault as answers tell it: its kind, its place and what is wrong. */
export function toldRemittanceFault(fault: RemittanceFault): { readonly kind: RemittanceFaultKind; readonly message: string } & Position {
  return { kind: fault.kind, ...fault.position, message: remittanceFaultMessage(fault) };
}

/** A sum that should be another. */
export function outOfBalance(
  kind: "line-out-of-balance" | "claim-out-of-balance" | "payment-out-of-balance",
  position: Position,
  expected: Cents,
  found: Cents,
): RemittanceFault {
  return {
    kind,
    position,
    data: { expected: formatCents(expected), found: formatCents(found), difference: formatCents(found - expected) },
  };
}
