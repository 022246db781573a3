import type { Claim } from "@claimscrub/claim";
import { FeeAgreement } from "./fee-agreement.ts";
import type { PayerPolicy } from "./payer-policy.ts";

/** By what a claim came to its policy. */
export type MatchedBy = "payer id" | "payer name" | "filing indicator" | "otherwise";

/** A claim's policy. */
export interface PayerChoice {
  readonly agreement: FeeAgreement;
  readonly matchedBy: MatchedBy;
}

/** A name as it is compared: capitals, single blanks. */
function plainName(name: string): string {
  return name.toUpperCase().trim().replace(/\s+/g, " ");
}

/** Two policies that claim the same payer: no order of files may decide between them. */
export interface PolicyConflict {
  readonly policies: readonly [string, string];
  readonly what: string;
}

/** What two policies both claim, in the words of the configuration. */
export function policyConflicts(policies: readonly PayerPolicy[]): PolicyConflict[] {
  const owners = new Map<string, string>();
  const conflicts: PolicyConflict[] = [];
  for (const { id, match } of policies) {
    const claimed = [
      `policy ${id}`,
      ...match.payerIds.map((payerId) => `payer-ids ${payerId}`),
      ...match.names.map((name) => `names ${plainName(name)}`),
      ...match.filingIndicators.map((indicator) => `filing-indicators ${indicator}`),
      ...(match.otherwise ? ["otherwise"] : []),
    ];
    for (const what of new Set(claimed)) {
      const other = owners.get(what);
      if (other === undefined) owners.set(what, id);
      else conflicts.push({ policies: [other, id], what });
    }
  }
  return conflicts;
}

/** Finds the policy of a claim's payer: by its id, else its name (the longest match), else SBR09, else the one for all others. */
export class Payers {
  private readonly byId = new Map<string, PayerChoice>();
  private readonly byName = new Map<string, PayerChoice>();
  private readonly byNameStart: (readonly [start: string, choice: PayerChoice])[] = [];
  private readonly byIndicator = new Map<string, PayerChoice>();
  private readonly others: PayerChoice | undefined;
  /** Lines come claim by claim: the last answer is nearly always the next one. */
  private lastClaim: Claim | undefined;
  private lastChoice: PayerChoice | undefined;

  /** @throws RangeError where two policies claim the same payer. */
  constructor(policies: readonly PayerPolicy[]) {
    const [conflict] = policyConflicts(policies);
    if (conflict) throw new RangeError(`the payer policies ${conflict.policies.join(" and ")} both have ${conflict.what}`);
    for (const policy of policies) {
      const agreement = new FeeAgreement(policy);
      const choice = (matchedBy: MatchedBy): PayerChoice => ({ agreement, matchedBy });
      for (const id of policy.match.payerIds) this.byId.set(id, choice("payer id"));
      for (const name of policy.match.names.map(plainName)) {
        if (name.endsWith("*")) this.byNameStart.push([name.slice(0, -1), choice("payer name")]);
        else this.byName.set(name, choice("payer name"));
      }
      for (const indicator of policy.match.filingIndicators) this.byIndicator.set(indicator, choice("filing indicator"));
      if (policy.match.otherwise) this.others = choice("otherwise");
    }
    this.byNameStart.sort(([a], [b]) => b.length - a.length);
  }

  /** Undefined where Medicare's rules serve the claim. */
  choose(claim: Claim): PayerChoice | undefined {
    if (claim !== this.lastClaim) {
      this.lastClaim = claim;
      this.lastChoice = this.find(claim);
    }
    return this.lastChoice;
  }

  private find(claim: Claim): PayerChoice | undefined {
    const byId = this.byId.get(claim.payerId);
    if (byId !== undefined) return byId;
    if (this.byName.size > 0 || this.byNameStart.length > 0) {
      const name = plainName(claim.payerName);
      const byName = this.byName.get(name) ?? this.byNameStart.find(([start]) => name.startsWith(start))?.[1];
      if (byName !== undefined) return byName;
    }
    const indicator = claim.filingIndicator;
    return this.byIndicator.get(indicator) ?? (indicator === "MB" ? undefined : this.others);
  }
}
