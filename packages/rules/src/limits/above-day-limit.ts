import type { ServiceLine } from "@claimscrub/claim";
import type { MueTable } from "@claimscrub/reference";
import { isHarmless } from "../harmless/harmless-line.ts";
import { withoutResentClaims } from "../repeats/resent.ts";
import { byCodeAndProvider, unitsADay } from "./units-of-a-day.ts";

/** All lines of one code by one rendering provider on one day, where their units together exceed the code's limit for a day. */
export interface AboveLimit {
  readonly first: ServiceLine;
  readonly others: readonly ServiceLine[];
  readonly lines: readonly ServiceLine[];
  readonly units: number;
  readonly limit: number;
  /** 2 absolute, 3 open to appeal. */
  readonly indicator: 2 | 3;
}

const NONE: readonly AboveLimit[] = [];

/** Whether the units of some code, over all lines and providers of the day, exceed its limit. */
function mayBeAbove(lines: readonly ServiceLine[], mue: MueTable): boolean {
  for (const line of lines) {
    const limit = mue.find(line.procedureKey);
    if (limit === undefined || limit.mai === 1) continue;
    let units = 0;
    for (const other of lines) if (other.procedureKey === line.procedureKey) units += Math.max(0, unitsADay(other));
    if (units > limit.units) return true;
  }
  return false;
}

/** Codes above their medically unlikely edit for a day, of one adjudication indicator or of both (rules.md 3A.15): summed over all claims but those sent again as they were, whatever the modifiers. */
export function aboveDayLimit(lines: readonly ServiceLine[], mue: MueTable, indicator?: 2 | 3): readonly AboveLimit[] {
  const limited = (line: ServiceLine): boolean => {
    const limit = mue.find(line.procedureKey);
    return limit !== undefined && limit.mai !== 1 && (indicator === undefined || limit.mai === indicator) && !isHarmless(line);
  };
  // Nearly every day is below, whoever did it: no lines are grouped for it.
  if (!mayBeAbove(lines, mue)) return NONE;
  return byCodeAndProvider(lines, limited).flatMap((billed): AboveLimit[] => {
    const group = withoutResentClaims(billed);
    const [first, ...others] = group;
    const edit = first && mue.find(first.procedureKey);
    if (first === undefined || edit === undefined || edit.mai === 1) return [];
    const limit = edit.units;
    const units = group.reduce((sum, line) => sum + unitsADay(line), 0);
    return units > limit ? [{ first, others, lines: group, units, limit, indicator: edit.mai }] : [];
  });
}
