import { formatServiceDate, type Claim, type ServiceDate, type ServiceLine } from "@claimscrub/claim";
import { groupTumours } from "@claimscrub/rules";
import { claimsByPatient } from "./group-claims.ts";

/** A service line of the judged file. */
export interface LinePlace {
  readonly claimIndex: number;
  readonly line: number;
}

/** One tumour treated by Mohs surgery on one day: its first stage and the lines that belong to it, over all claims of the patient. */
export interface TumourFacts extends LinePlace {
  /** yyyy-mm-dd. */
  readonly date: string;
  /** Of the first stage: 17311 or 17313. With units above 1 it stands for several tumours that the claim does not tell apart. */
  readonly procedure: string;
  readonly units: number | null;
  readonly laterStages: readonly LinePlace[];
  readonly extraBlocks: readonly LinePlace[];
  readonly repairs: readonly LinePlace[];
}

/** The tumours of claims, patient by patient and day by day, in order of their first stages. */
export function tumoursOf(claims: readonly Claim[]): TumourFacts[] {
  const tumours: TumourFacts[] = [];
  for (const patient of claimsByPatient(claims)) {
    const days = new Map<ServiceDate, ServiceLine[]>();
    for (const claim of patient)
      for (const line of claim.lines) {
        const day = days.get(line.date);
        if (day === undefined) days.set(line.date, [line]);
        else day.push(line);
      }
    for (const [date, lines] of days)
      for (const { firstStage, laterStages, extraBlocks, repairs } of groupTumours(lines).tumours)
        tumours.push({
          date: formatServiceDate(date),
          ...placeOf(firstStage),
          procedure: firstStage.procedure,
          units: firstStage.units ?? null,
          laterStages: laterStages.map(placeOf),
          extraBlocks: extraBlocks.map(placeOf),
          repairs: repairs.map(placeOf),
        });
  }
  return tumours.sort((a, b) => a.claimIndex - b.claimIndex || a.line - b.line);
}

function placeOf({ claim, number }: ServiceLine): LinePlace {
  return { claimIndex: claim.index, line: number };
}
