import { type Claim, compareLines, type LineChange, type ServiceLine } from "@claimscrub/claim";
import type { Reported } from "./ownership.ts";
import { isLine } from "./wording.ts";

/** A line of a claim that was sent earlier: judged against, never reported on. */
export function isEarlier(line: ServiceLine): boolean {
  return line.claim.isHistory === true;
}

/** Lines of a day that are judged, those sent earlier left out. */
export function ownLines(lines: readonly ServiceLine[]): number {
  let own = 0;
  for (const line of lines) if (!isEarlier(line)) own++;
  return own;
}

/** What was reported over a patient's claims and history, by where it belongs. */
export interface Sorted {
  /** Stands on a claim that is judged. */
  readonly own: readonly Reported[];
  /** Stands on a claim sent earlier, because of one that is judged: a new version of that claim's judgement. */
  readonly earlier: readonly Reported[];
}

/**
 * Sorts edits by whether they stand on a judged claim or on one sent earlier. An edit of several lines at once (units of a day) stands on the
 * first of them; where that one was sent, it moves to the first at risk that was not. What concerns nothing but earlier claims is gone: it was
 * said when they were judged.
 */
export function sortByHistory(reported: readonly Reported[]): Sorted {
  const own: Reported[] = [];
  const earlier: Reported[] = [];
  for (const one of reported) {
    const { edit } = one;
    if (!isLine(edit.at)) {
      if (edit.at.isHistory !== true) own.push(one);
      continue;
    }
    if (!isEarlier(edit.at)) {
      own.push(one);
      continue;
    }
    const stood = edit.at;
    const at = [...(edit.atRisk ?? [])].sort(compareLines).find((line) => !isEarlier(line));
    if (at !== undefined) {
      const related = [...new Set([stood, ...(edit.related ?? [])])].filter((line) => line !== at);
      own.push({ ...one, edit: { ...edit, at, related } });
    } else if ((edit.related ?? []).some((line) => !isEarlier(line))) earlier.push(one);
  }
  return { own, earlier };
}

/** Changes that can still be made: a claim that was sent is not changed by editing this file. */
export function changesOfOwn(changes: readonly LineChange[], claim: Claim): readonly LineChange[] {
  return changes.filter((change) => (change.kind === "add" ? change.like : change.line).claim.isHistory === claim.isHistory);
}
