import { codeSet, compareLines, samePhysician, type ServiceLine } from "@claimscrub/claim";
import { mohsService } from "./mohs-codes.ts";
import { repairSite } from "./site-evidence.ts";

/** One tumour treated by Mohs surgery on one day, as the lines of the day tell it. */
export interface Tumour {
  /** 17311 or 17313; with units above 1 it stands for several tumours that the claim does not tell apart. */
  readonly firstStage: ServiceLine;
  /** 17312 and 17314 lines, in order. */
  readonly laterStages: readonly ServiceLine[];
  /** 17315 lines, in order. */
  readonly extraBlocks: readonly ServiceLine[];
  /** Repairs, flaps and grafts by the same physician on the same first pointer, where they can belong to no other wound. */
  readonly repairs: readonly ServiceLine[];
}

export interface MohsDay {
  /** In order of their first-stage lines. */
  readonly tumours: readonly Tumour[];
  /** Later stages and extra blocks of a physician who has no first stage on the day. */
  readonly unattached: readonly ServiceLine[];
}

const ANATOMIC = /^(?:E[1-4]|[FT][A1-9]|LT|RT)$/;

/** The diagnosis that the line's first pointer names; empty where it points at none. */
function primaryDiagnosis(line: ServiceLine): string {
  return line.diagnoses[0] ?? "";
}

function anatomic(line: ServiceLine): string {
  return line.modifiers
    .filter((modifier) => ANATOMIC.test(modifier))
    .sort()
    .join(" ");
}

/**
 * How well an add-on line goes with a first stage, the most telling sign first: first pointer, any pointer, site family,
 * anatomic modifier (rules.md 5.10). Equal signs leave it to the order of the lines.
 */
function fit(addOn: ServiceLine, firstStage: ServiceLine): number {
  const primary = primaryDiagnosis(addOn);
  const family = mohsService(addOn.procedureKey)?.family;
  const side = anatomic(addOn);
  let score = 0;
  if (primary !== "" && primary === primaryDiagnosis(firstStage)) score += 8;
  if (addOn.diagnoses.some((diagnosis) => firstStage.diagnoses.includes(diagnosis))) score += 4;
  if (family !== undefined && family === mohsService(firstStage.procedureKey)?.family) score += 2;
  if (side !== "" && side === anatomic(firstStage)) score += 1;
  return score;
}

/** The first stage by the same provider that an add-on line belongs to: the best fit; among equals the last one before the line, else the first after it. */
function ownFirstStage(addOn: ServiceLine, firstStages: readonly ServiceLine[]): ServiceLine | undefined {
  let best: ServiceLine | undefined;
  let bestFit = -1;
  for (const candidate of firstStages) {
    if (candidate.renderingNpi !== addOn.renderingNpi) continue;
    const score = fit(addOn, candidate);
    if (score > bestFit || (score === bestFit && compareLines(candidate, addOn) < 0)) {
      best = candidate;
      bestFit = score;
    }
  }
  return best;
}

const isRemoval = codeSet(["11400-11499", "11600-11699"]);

function repairsOf(firstStage: ServiceLine, firstStages: readonly ServiceLine[], lines: readonly ServiceLine[]): readonly ServiceLine[] {
  const primary = primaryDiagnosis(firstStage);
  if (primary === "" || (firstStage.units ?? 1) > 1) return [];
  // Two tumours, or a tumour and an excised lesion, under one diagnosis: nobody can say from the claim whose wound was closed.
  const others = firstStages.filter((other) => other !== firstStage && other.diagnoses.includes(primary));
  if (others.length > 0 || lines.some((line) => isRemoval(line.procedureKey) && line.diagnoses.includes(primary))) return [];
  return lines.filter(
    (line) => repairSite(line.procedure) !== undefined && primaryDiagnosis(line) === primary && samePhysician(line, firstStage) !== false,
  );
}

let grouped: { readonly lines: readonly ServiceLine[]; readonly day: MohsDay } | undefined;

/**
 * Groups the Mohs lines of a day into tumours, per rendering provider: one first-stage line starts a tumour (rules.md 5.10). The rules of a day ask
 * one after the other, so that the last answer is kept.
 */
export function groupTumours(lines: readonly ServiceLine[]): MohsDay {
  if (grouped?.lines !== lines) grouped = { lines, day: group(lines) };
  return grouped.day;
}

function group(lines: readonly ServiceLine[]): MohsDay {
  const firstStages: ServiceLine[] = [];
  const addOns: ServiceLine[] = [];
  for (const line of lines) {
    const role = mohsService(line.procedureKey)?.role;
    if (role === "first-stage") firstStages.push(line);
    else if (role !== undefined) addOns.push(line);
  }
  if (firstStages.length > 1) firstStages.sort(compareLines);
  if (addOns.length > 1) addOns.sort(compareLines);
  const tumours = firstStages.map((firstStage) => ({
    firstStage,
    laterStages: [] as ServiceLine[],
    extraBlocks: [] as ServiceLine[],
    repairs: repairsOf(firstStage, firstStages, lines),
  }));
  const unattached: ServiceLine[] = [];
  for (const line of addOns) {
    const own = ownFirstStage(line, firstStages);
    const tumour = tumours.find(({ firstStage }) => firstStage === own);
    if (tumour === undefined) unattached.push(line);
    else if (mohsService(line.procedureKey)?.role === "later-stage") tumour.laterStages.push(line);
    else tumour.extraBlocks.push(line);
  }
  return { tumours, unattached };
}
