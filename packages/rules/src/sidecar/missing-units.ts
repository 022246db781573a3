import type { LineChange, ServiceLine } from "@claimscrub/claim";

/**
 * The change that brings lines of a code of one claim to `more` units beyond those billed: the last of them gets them, or a new line beside
 * `like` where there is none.
 */
export function moreUnits(procedure: string, more: number, billed: readonly ServiceLine[], like: ServiceLine): LineChange {
  const own = billed.findLast((line) => line.claim === like.claim && line.procedure === procedure && line.units !== undefined);
  return own === undefined
    ? { kind: "add", like, as: { procedure, units: more } }
    : { kind: "recode", line: own, as: { units: (own.units ?? 0) + more } };
}

/** The changes that take `fewer` units off lines, the last ones first. */
export function fewerUnits(fewer: number, billed: readonly ServiceLine[]): LineChange[] {
  const changes: LineChange[] = [];
  let left = fewer;
  for (const line of billed.toReversed()) {
    if (left === 0) break;
    const units = line.units ?? 1;
    const off = Math.min(left, units);
    changes.push(off === units ? { kind: "remove", line } : { kind: "recode", line, as: { units: units - off } });
    left -= off;
  }
  return changes;
}
