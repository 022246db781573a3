import type { Claim, PatientDay, ServiceLine } from "@claimscrub/claim";
import { groupTumours, type Tumour } from "../tumours/group-tumours.ts";
import { mohsService } from "../tumours/mohs-codes.ts";
import { familyOfRecordedSite } from "./recorded-site.ts";
import type { RecordedTumour } from "./sidecar.ts";
import { toldRecords } from "./told-record.ts";

/** A look-up of what the practice's own record says of a claim. */
export type SidecarOf = (claim: Claim) => readonly RecordedTumour[] | undefined;

/** A billed tumour beside its record. */
export interface Recorded {
  readonly tumour: Tumour;
  readonly record: RecordedTumour;
}

/** The Mohs surgery of one claim and day beside the record of the claim. */
export interface ComparedClaim {
  readonly claim: Claim;
  readonly records: readonly RecordedTumour[];
  readonly tumours: readonly Tumour[];
  /** First stages billed, units counted. */
  readonly firstStages: number;
  /** One to one; undefined where claim and record do not hold the same number of tumours, or the claim's lie on several days. */
  readonly pairs: readonly Recorded[] | undefined;
  /** Mohs lines of the claim on the day. */
  readonly lines: readonly ServiceLine[];
  /** The record is the words of the claim itself, not a sidecar. */
  readonly inWords?: true;
}

/** Units of lines, an unreadable count taken for one. */
export function unitsOf(lines: readonly ServiceLine[]): number {
  return lines.reduce((sum, line) => sum + (line.units ?? 1), 0);
}

/** The claims of a day that have Mohs lines and a record. Claims with a record and without Mohs lines are not looked at. */
export function compareClaims(day: PatientDay, sidecarOf: SidecarOf): readonly ComparedClaim[] {
  const claims = new Set(day.lines.filter((line) => mohsService(line.procedureKey) !== undefined).map(({ claim }) => claim));
  const compared: ComparedClaim[] = [];
  for (const claim of claims) {
    const records = sidecarOf(claim);
    if (records === undefined) continue;
    const tumours = groupTumours(day.lines).tumours.filter(({ firstStage }) => firstStage.claim === claim);
    const firstStages = unitsOf(tumours.map(({ firstStage }) => firstStage));
    const elsewhere = claim.lines.some((line) => line.date !== day.date && mohsService(line.procedureKey) !== undefined);
    const alike = !elsewhere && firstStages === records.length && tumours.length === records.length;
    compared.push({
      claim,
      records,
      tumours,
      firstStages,
      pairs: alike ? pairUp(tumours, records) : undefined,
      lines: day.lines.filter((line) => line.claim === claim && mohsService(line.procedureKey) !== undefined),
    });
  }
  return compared;
}

/** What the words of a day's claims tell, for the rules that ask one after the other. */
const toldOnDay = new WeakMap<PatientDay, readonly ComparedClaim[]>();

/**
 * The claims of a day beside their records, and those without one beside what their own words tell (toldRecords). Not where the Mohs lines of a claim
 * lie on several days: whose stages the words count, nobody can say.
 */
export function compareClaimsAndWords(day: PatientDay, sidecarOf: SidecarOf | undefined): readonly ComparedClaim[] {
  const compared = sidecarOf === undefined ? [] : compareClaims(day, sidecarOf);
  // Nearly all claims are without words.
  if (!day.lines.some(({ narrative, note, claim }) => narrative !== "" || note !== "" || claim.note !== "")) return compared;
  let told = toldOnDay.get(day);
  if (told === undefined) toldOnDay.set(day, (told = compareWords(day, sidecarOf)));
  return told.length === 0 ? compared : [...compared, ...told];
}

function compareWords(day: PatientDay, sidecarOf: SidecarOf | undefined): readonly ComparedClaim[] {
  const { tumours } = groupTumours(day.lines);
  return [...new Set(tumours.map(({ firstStage }) => firstStage.claim))].flatMap((claim): ComparedClaim[] => {
    if (sidecarOf?.(claim) !== undefined) return [];
    const own = tumours.filter(({ firstStage }) => firstStage.claim === claim);
    const lines = claim.lines.filter((line) => mohsService(line.procedureKey) !== undefined);
    const records = lines.some(({ date }) => date !== day.date) ? undefined : toldRecords(own);
    if (records === undefined) return [];
    const pairs = records.flatMap((record, at): Recorded[] => {
      const tumour = own[at];
      return tumour === undefined ? [] : [{ tumour, record }];
    });
    return [{ claim, records, tumours: own, firstStages: unitsOf(own.map(({ firstStage }) => firstStage)), pairs, lines, inWords: true }];
  });
}

/** Mohs lines of claims that the record does not name, for what was not compared. */
export function linesWithoutRecord(day: PatientDay, sidecarOf: SidecarOf): number {
  return day.lines.filter((line) => mohsService(line.procedureKey) !== undefined && sidecarOf(line.claim) === undefined).length;
}

/** Each record with the first billed tumour of its site family that is left, else with the first that is left: in the order of both. */
function pairUp(tumours: readonly Tumour[], records: readonly RecordedTumour[]): readonly Recorded[] {
  const left = [...tumours];
  const of = new Map<RecordedTumour, Tumour>();
  const take = (record: RecordedTumour, at: number): void => {
    const [tumour] = left.splice(at, 1);
    if (tumour !== undefined) of.set(record, tumour);
  };
  for (const record of records) {
    if (record.site === undefined) continue;
    const family = familyOfRecordedSite(record.site);
    const at = left.findIndex(({ firstStage }) => mohsService(firstStage.procedureKey)?.family === family);
    if (at >= 0) take(record, at);
  }
  for (const record of records) if (!of.has(record)) take(record, 0);
  return records.flatMap((record) => {
    const tumour = of.get(record);
    return tumour === undefined ? [] : [{ tumour, record }];
  });
}
