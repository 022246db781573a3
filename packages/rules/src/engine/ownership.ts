import type { Edit, ServiceLine } from "@claimscrub/claim";
import type { AnyRule } from "../define-rule.ts";

/** An edit with the rule that reported it. */
export interface Reported {
  readonly rule: AnyRule;
  readonly edit: Edit;
}

/**
 * Leaves out what another rule owns: one fact, one finding (rules.md 3A.27, 3B.8). A rule stays silent where a rule that it yields to stands
 * on the same line, or on the same pair of lines whichever of them the owner stands on. An owner that is itself silenced still owns.
 */
export function ownedOnce(reported: readonly Reported[]): readonly Reported[] {
  if (reported.length < 2) return reported;
  return reported.filter(
    ({ rule, edit }) => !reported.some((other) => rule.yieldsTo.includes(other.rule.code) && sameFact(other.edit, edit)),
  );
}

function sameFact(owner: Edit, edit: Edit): boolean {
  const owned = new Set<unknown>([owner.at, ...(owner.related ?? [])]);
  const lines: readonly unknown[] = [edit.at, ...(edit.related ?? [])];
  if (lines.length > 1 && lines.every((line) => owned.has(line))) return true;
  if (owner.at !== edit.at) return false;
  return edit.ownedByLine === true || none(owner.related) || none(edit.related) || (edit.related ?? []).some((line) => owned.has(line));
}

function none(lines: readonly ServiceLine[] | undefined): boolean {
  return lines === undefined || lines.length === 0;
}
