import { samePhysician, type SamePhysician, type ServiceLine } from "@claimscrub/claim";
import type { FeeSchedule, PtpTable } from "@claimscrub/reference";
import { isHarmless } from "../harmless/harmless-line.ts";
import { mohsService } from "../tumours/mohs-codes.ts";
import { bypassOfProcedures } from "./bypass.ts";

/** A column 2 line of the day with the Mohs lines that it is bundled into. */
export interface BundledLine {
  readonly line: ServiceLine;
  /** The Mohs lines of column 1 whose pair with it no modifier lifts, in order. */
  readonly mohs: readonly ServiceLine[];
  /** 0 where a pair with one of them can never be lifted. */
  readonly indicator: 0 | 1;
  /** "group" where every one of the pairs rests on group and specialty, not on the rendering provider. */
  readonly physician: Exclude<SamePhysician, false>;
}

/** Lines that `wanted` names and that the table in force bundles into the day's Mohs lines by the same physician, none of them set apart. */
export function bundledIntoMohs(
  lines: readonly ServiceLine[],
  ptp: PtpTable,
  fees: FeeSchedule | undefined,
  wanted: (line: ServiceLine) => boolean,
): readonly BundledLine[] {
  const mohsLines = lines.filter((line) => mohsService(line.procedureKey) !== undefined && !isHarmless(line));
  if (mohsLines.length === 0) return [];
  return lines
    .filter((line) => wanted(line) && !isHarmless(line))
    .flatMap((line): BundledLine[] => {
      const mohs: ServiceLine[] = [];
      let indicator: 0 | 1 = 1;
      let physician: BundledLine["physician"] = "group";
      for (const column1 of mohsLines) {
        const same = samePhysician(column1, line);
        const pair = same === false ? undefined : ptp.find(column1.procedureKey, line.procedureKey);
        if (same === false || pair === undefined) continue;
        if (pair.indicator === 1 && (bypassOfProcedures(column1, fees) ?? bypassOfProcedures(line, fees)) !== undefined) continue;
        mohs.push(column1);
        if (pair.indicator === 0) indicator = 0;
        if (same === "npi") physician = "npi";
      }
      return mohs.length === 0 ? [] : [{ line, mohs, indicator, physician }];
    });
}
