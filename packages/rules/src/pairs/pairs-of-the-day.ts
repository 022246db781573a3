import { codeSet, samePhysician, type ServiceLine } from "@claimscrub/claim";
import type { FeeSchedule, PtpTable } from "@claimscrub/reference";
import { isHarmless } from "../harmless/harmless-line.ts";
import { bypassOfProcedures } from "./bypass.ts";

/** Evaluation and management services of every kind: 25 belongs to them, 59 and the X modifiers don't. */
export const isEvaluation = codeSet(["92002-92014", "99202-99499", "G0402", "G0438-G0439", "G0463", "G2212"]);

const LIFTS_ON_VISIT = new Set(["24", "25", "27", "57"]);
const LIFTS_BESIDE_VISIT = new Set(["58", "78", "79"]);

/** A column 2 line of the day with the column 1 lines that it is bundled into. */
export interface Bundle {
  readonly line: ServiceLine;
  readonly into: readonly ServiceLine[];
  /** "group" where every one of the pairs rests on group and specialty, not on the rendering provider. */
  readonly physician: "npi" | "group";
}

interface Bundles {
  readonly lines: readonly ServiceLine[];
  readonly ptp: PtpTable;
  readonly fees: FeeSchedule;
  readonly bundles: readonly Bundle[];
}

/** The last answer for each indicator: several rules ask it of one day. */
const bundled: (Bundles | undefined)[] = [undefined, undefined];

/**
 * Lines of the day that the table in force bundles into other lines of the same physician, by pairs of this indicator that no modifier lifts.
 * One bundle a column 2 line, over all claims; in order of the lines.
 */
export function bundlesOfTheDay(lines: readonly ServiceLine[], ptp: PtpTable, fees: FeeSchedule, indicator: 0 | 1): readonly Bundle[] {
  const last = bundled[indicator];
  if (last !== undefined && last.lines === lines && last.ptp === ptp && last.fees === fees) return last.bundles;
  const bundles = bundle(lines, ptp, fees, indicator);
  bundled[indicator] = { lines, ptp, fees, bundles };
  return bundles;
}

function bundle(lines: readonly ServiceLine[], ptp: PtpTable, fees: FeeSchedule, indicator: 0 | 1): readonly Bundle[] {
  const paired = lines.filter((line) => ptp.hasPairs(line.procedureKey) && !isHarmless(line));
  if (paired.length < 2) return [];
  return paired.flatMap((line): Bundle[] => {
    const into: ServiceLine[] = [];
    let physician: Bundle["physician"] = "group";
    for (const column1 of paired) {
      if (column1 === line || ptp.find(column1.procedureKey, line.procedureKey)?.indicator !== indicator) continue;
      const same = samePhysician(column1, line);
      if (same === false || (indicator === 1 && bypassOfPair(column1, line, fees) !== undefined)) continue;
      into.push(column1);
      if (same === "npi") physician = "npi";
    }
    return into.length === 0 ? [] : [{ line, into, physician }];
  });
}

/**
 * The modifier that lifts a pair of indicator 1, undefined where neither line has one. Between procedures: NCCI's list, on either line. With a
 * visit in the pair: 24, 25, 27 or 57 on the visit, or 58, 78 or 79 on the procedure; 59, X modifiers and sites don't help (rules.md 3B.6, 3B.27).
 */
export function bypassOfPair(one: ServiceLine, other: ServiceLine, fees: FeeSchedule): string | undefined {
  if (!isEvaluation(one.procedureKey) && !isEvaluation(other.procedureKey))
    return bypassOfProcedures(one, fees) ?? bypassOfProcedures(other, fees);
  for (const line of [one, other]) {
    const lifts = isEvaluation(line.procedureKey) ? LIFTS_ON_VISIT : LIFTS_BESIDE_VISIT;
    const found = line.modifiers.find((modifier) => lifts.has(modifier));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Codes of lines as a sentence names them: `17000 and 11102`. */
export function codesOf(lines: readonly ServiceLine[]): string {
  const codes = [...new Set(lines.map((line) => line.procedure))];
  return codes.length < 2 ? codes.join() : `${codes.slice(0, -1).join(", ")} and ${codes.at(-1)}`;
}
