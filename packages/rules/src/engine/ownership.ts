import type { Edit } from "@claimscrub/claim";
import type { AnyRule } from "../define-rule.ts";

/** An edit with the rule that reported it. */
export interface Reported {
  readonly rule: AnyRule;
  readonly edit: Edit;
}

/**
 * Leaves out what another rule owns: one fact, one finding (rules.md 3A.27, 3B.8). A rule stays silent where a rule that it yields to stands
 * on the same line, or on the same pair of lines whichever of them the owner stands on. Two lines that are both related to one owner are no pair
 * of it. An owner that is itself silenced still owns.
 */
export function ownedOnce(reported: readonly Reported[]): readonly Reported[] {
  if (reported.length < 2) return reported;
  return reported.filter(
    ({ rule, edit }) => !reported.some((other) => rule.yieldsTo.includes(other.rule.code) && sameFact(other.edit, edit)),
  );
}

function sameFact(owner: Edit, edit: Edit): boolean {
  const ownerOthers = new Set<unknown>([...(owner.related ?? []), ...(owner.atRisk ?? [])].filter((line) => line !== owner.at));
  const others: readonly unknown[] = edit.related ?? [];
  // The owner stands on the other line of the pair.
  if (others.includes(owner.at) && ownerOthers.has(edit.at)) return true;
  // An owner of several lines at once (units over a day) stands on each of those that it puts at risk.
  if (owner.at !== edit.at && !(owner.atRisk as readonly unknown[] | undefined)?.includes(edit.at)) return false;
  return (
    edit.ownedByLine === true ||
    others.length === 0 ||
    ownerOthers.size === 0 ||
    others.some((line) => line === owner.at || ownerOthers.has(line))
  );
}
