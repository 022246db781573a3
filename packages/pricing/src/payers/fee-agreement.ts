import { type Cents, codeSet, procedureKey, type ProcedureKey } from "@claimscrub/claim";
import type { FeeComponent, Setting } from "@claimscrub/reference";
import type { PayerPolicy } from "./payer-policy.ts";

/** A payer's policy, ready to be asked for one code after the other. */
export class FeeAgreement {
  readonly policy: PayerPolicy;
  private readonly own = new Map<ProcedureKey, Map<FeeComponent, Readonly<Record<Setting, Cents>>>>();
  private readonly shares: readonly { readonly holds: (key: ProcedureKey) => boolean; readonly basisPoints: number }[];

  /** @throws RangeError for codes that are none; `readPolicy` finds those first. */
  constructor(policy: PayerPolicy) {
    this.policy = policy;
    for (const { procedure, component, nonFacilityCents, facilityCents } of policy.ownFees) {
      const key = procedureKey(procedure);
      const known = this.own.get(key) ?? new Map<FeeComponent, Readonly<Record<Setting, Cents>>>();
      known.set(component, { "non-facility": nonFacilityCents, facility: facilityCents });
      this.own.set(key, known);
    }
    this.shares = policy.sharesOfMedicare.map(({ codes, basisPoints }) => ({
      holds: codes === undefined ? () => true : codeSet(codes),
      basisPoints,
    }));
  }

  /** Whether the payer's own schedule has the code, whole or in parts. */
  hasOwn(procedure: ProcedureKey): boolean {
    return this.own.has(procedure);
  }

  /** One unit of the code or of its part by the payer's own schedule. */
  ownFee(procedure: ProcedureKey, component: FeeComponent, setting: Setting): Cents | undefined {
    return this.own.get(procedure)?.get(component)?.[setting];
  }

  /** The share of Medicare's fee in basis points; undefined where the policy says nothing of the code. */
  share(procedure: ProcedureKey): number | undefined {
    return this.shares.find(({ holds }) => holds(procedure))?.basisPoints;
  }
}
