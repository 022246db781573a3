import type {
  Cents,
  Claim,
  Finding,
  LineChange,
  NotPricedReason,
  Recoding,
  ServiceDate,
  ServiceLine,
  Step,
  TumourView,
} from "@claimscrub/claim";
import { applyChanges, type DayPrice, type LinePrice, priceDay } from "@claimscrub/pricing";
import type { PatientJudgement } from "@claimscrub/rules";
import type { Judging } from "./judging.ts";

/** A service line with its amount and every step of it. */
export interface WorkedLine {
  readonly line: ServiceLine;
  readonly allowedCents: Cents | undefined;
  readonly notPriced: NotPricedReason | undefined;
  readonly locality: string;
  readonly steps: readonly Step[];
}

/** One claim among the claims of its patient, judged and worked out. */
export interface WorkedClaim {
  readonly lines: readonly WorkedLine[];
  /** Sum of the lines that have an amount. */
  readonly allowedCents: Cents;
  /** On the claim, or on another of the patient's that it takes part in. */
  readonly findings: readonly Finding[];
  /** Those of Mohs surgery that have a line on the claim. */
  readonly tumours: readonly TumourView[];
}

/** A change that somebody tries out on a line, by its number. */
export interface TriedChange extends Recoding {
  readonly line: number;
  readonly remove?: true;
}

/** Judges a claim with all claims of its patient and works its amounts out. @param claim One of `patient`. */
export function workClaim(claim: Claim, patient: readonly Claim[], judging: Judging): WorkedClaim {
  return worked(claim, patient, judging).result;
}

/**
 * Judges a claim as it would be with changes made, at once. Claims must be plain objects, as `decodeClaim` makes them.
 * Undefined where a change names a line that the claim does not have.
 */
export function tryChanges(
  claim: Claim,
  patient: readonly Claim[],
  changes: readonly TriedChange[],
  judging: Judging,
): { readonly before: WorkedClaim; readonly after: WorkedClaim } | undefined {
  const { result: before, asBilled } = worked(claim, patient, judging);
  const edits: LineChange[] = [];
  for (const { line: number, remove, ...as } of changes) {
    const line = claim.lines.find((one) => one.number === number);
    if (line === undefined) return undefined;
    edits.push(remove === true ? { kind: "remove", line } : { kind: "recode", line, as });
  }
  const lines: ServiceLine[] = [];
  const changed: Claim = { ...claim, lines };
  for (const line of applyChanges(claim.lines, edits, asBilled)) lines.push({ ...line, claim: changed });
  const others = patient.map((one) => (one === claim ? changed : one));
  return { before, after: worked(changed, others, judging).result };
}

function worked(claim: Claim, patient: readonly Claim[], judging: Judging): { result: WorkedClaim; asBilled: DayPrice | undefined } {
  const judgement = judging.engine.judgePatient(patient);
  const days = priceDays(claim, judgement, judging);
  const priced = new Map<ServiceLine, LinePrice>(days.flatMap((day) => day.lines.map((price) => [price.line, price] as const)));
  const own = judgement.lines.filter(({ line }) => line.claim === claim);
  const lines = own.map(({ line, allowedCents, notPriced, locality }) => ({
    line,
    allowedCents,
    notPriced,
    locality,
    steps: priced.get(line)?.steps ?? [],
  }));
  const [first] = days;
  return {
    result: {
      lines,
      allowedCents: lines.reduce((sum, line) => sum + (line.allowedCents ?? 0), 0),
      findings: judgement.findings.filter((finding) => concerns(finding, claim)),
      tumours: judgement.tumours().filter((tumour) => hasLineOn(tumour, claim)),
    },
    asBilled: first && { ...first, lines: days.flatMap((day) => day.lines) },
  };
}

/** The days on which the claim has lines, priced with their steps; lines that take part in no day have no locality and are left out. */
function priceDays(claim: Claim, judgement: PatientJudgement, { reference, terms }: Judging): DayPrice[] {
  const dates = new Set<ServiceDate>(claim.lines.map(({ date }) => date));
  const byDate = new Map<ServiceDate, ServiceLine[]>();
  for (const { line, locality } of judgement.lines) {
    if (locality === "" || !dates.has(line.date)) continue;
    const day = byDate.get(line.date);
    if (day === undefined) byDate.set(line.date, [line]);
    else day.push(line);
  }
  return [...byDate].map(([date, lines]) => priceDay(lines, reference.on(date), { steps: true, terms }));
}

function concerns(finding: Finding, { file, index }: Claim): boolean {
  const isIt = (fileId: string, claimIndex: number | null): boolean => fileId === file.fileId && claimIndex === index;
  return isIt(finding.fileId, finding.claimIndex) || finding.related.some((one) => isIt(one.fileId, one.claimIndex));
}

function hasLineOn({ firstStage, laterStages, blocks, repairs, pathology }: TumourView, { file, index }: Claim): boolean {
  const lines = [firstStage, ...laterStages, ...blocks, ...repairs, ...pathology];
  return lines.some(({ fileId, claimIndex }) => fileId === file.fileId && claimIndex === index);
}
