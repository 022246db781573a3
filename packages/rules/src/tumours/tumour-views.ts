import {
  codeSet,
  compareLines,
  formatServiceDate,
  type ServiceLine,
  type TumourLine,
  type TumourSite as SiteView,
  type TumourView,
} from "@claimscrub/claim";
import type { JudgedDay } from "../engine/judged-day.ts";
import type { Judged } from "../engine/make-finding.ts";
import { compareClaims, type SidecarOf, unitsOf } from "../sidecar/compare-claims.ts";
import { familyOfRecordedSite } from "../sidecar/recorded-site.ts";
import type { RecordedTumour } from "../sidecar/sidecar.ts";
import { groupTumours, type Tumour } from "./group-tumours.ts";
import { mohsService } from "./mohs-codes.ts";
import { repairSite } from "./site-evidence.ts";
import { siteOfTumour } from "./site-of-tumour.ts";

const NOTHING: readonly TumourView[] = [];
const isPathology = codeSet(["88300-88399"]);

/** The tumours of a patient's days, in order of file, claim and line of their first stages. A day without Mohs lines costs a look at each line. */
export function tumourViews(
  days: readonly JudgedDay[],
  judged: readonly Judged[],
  sidecarOf: SidecarOf | undefined,
): readonly TumourView[] {
  const views: { readonly first: ServiceLine; readonly view: TumourView }[] = [];
  for (const day of days)
    if (day.lines.some((line) => mohsService(line.procedureKey) !== undefined)) views.push(...viewsOfDay(day, judged, sidecarOf));
  if (views.length === 0) return NOTHING;
  return views.sort((a, b) => compareLines(a.first, b.first)).map(({ view }) => view);
}

function viewsOfDay(day: JudgedDay, judged: readonly Judged[], sidecarOf: SidecarOf | undefined) {
  const { tumours } = groupTumours(day.lines);
  const records = new Map<Tumour["firstStage"], RecordedTumour>();
  for (const { pairs } of sidecarOf === undefined ? [] : compareClaims(day, sidecarOf))
    for (const { tumour, record } of pairs ?? []) records.set(tumour.firstStage, record);
  const places = new Map<unknown, number>();
  return tumours.map((tumour) => {
    const { firstStage } = tumour;
    const place = (places.get(firstStage.claim) ?? 0) + 1;
    places.set(firstStage.claim, place);
    return { first: firstStage, view: viewOf(tumour, place, tumours, day, judged, records.get(firstStage)) };
  });
}

function viewOf(
  tumour: Tumour,
  place: number,
  all: readonly Tumour[],
  day: JudgedDay,
  judged: readonly Judged[],
  record: RecordedTumour | undefined,
): TumourView {
  const { firstStage, laterStages, extraBlocks, repairs } = tumour;
  const { claim } = firstStage;
  const { own: pathology, shared } = attach(tumour, all, day.lines);
  const own = [firstStage, ...laterStages, ...extraBlocks, ...repairs, ...pathology];
  const amounts = own.map((line) => day.priceOf(line)?.allowedCents);
  const shown = (lines: readonly ServiceLine[]): TumourLine[] => lines.map((line) => lineOf(line, day));
  const stands = new Set<unknown>(own);
  const oneTumour = (firstStage.units ?? 1) === 1;
  return {
    file: claim.file.name,
    fileId: claim.file.fileId,
    claim: claim.id,
    claimIndex: claim.index,
    tumour: place,
    date: formatServiceDate(firstStage.date),
    renderingNpi: firstStage.renderingNpi,
    diagnoses: firstStage.diagnoses,
    site: siteView(tumour, day, record),
    stages: oneTumour ? 1 + unitsOf(laterStages) : 0,
    extraBlocks: unitsOf(extraBlocks),
    firstStage: lineOf(firstStage, day),
    laterStages: shown(laterStages),
    blocks: shown(extraBlocks),
    repairs: shown(repairs),
    pathology: shown(pathology),
    shared: shown(shared),
    ...(record === undefined ? {} : { record: recordView(record) }),
    allowedCents: amounts.some((cents) => cents === undefined) ? null : amounts.reduce<number>((sum, cents) => sum + (cents ?? 0), 0),
    findings: judged.filter(({ edit }) => stands.has(edit.at)).map(({ finding }) => finding.id),
  };
}

/** Pathology of the tumour by anyone that day, and what may belong to this tumour or to another one with its diagnosis. */
function attach(tumour: Tumour, all: readonly Tumour[], lines: readonly ServiceLine[]) {
  const diagnosis = tumour.firstStage.diagnoses[0];
  const own: ServiceLine[] = [];
  const shared: ServiceLine[] = [];
  if (diagnosis === undefined) return { own, shared };
  const taken = new Set(all.flatMap(({ repairs }) => repairs));
  const alone =
    !all.some((other) => other !== tumour && other.firstStage.diagnoses.includes(diagnosis)) && (tumour.firstStage.units ?? 1) === 1;
  for (const line of lines) {
    if (line.diagnoses[0] !== diagnosis || taken.has(line)) continue;
    if (isPathology(line.procedureKey)) (alone ? own : shared).push(line);
    else if (repairSite(line.procedure) !== undefined) shared.push(line);
  }
  return { own, shared };
}

function siteView(tumour: Tumour, day: JudgedDay, record: RecordedTumour | undefined): SiteView {
  const diagnoses = [...new Set([tumour.firstStage, ...tumour.laterStages].flatMap((line) => line.diagnoses))].join(", ");
  const { sites } = day.tables;
  const site = sites === undefined ? undefined : siteOfTumour(tumour, sites);
  if (site?.family !== undefined) {
    if (site.by === "diagnosis") return { class: site.family, by: "diagnosis", evidence: diagnoses };
    if (site.by === "digit") return { class: site.family, by: "modifier", evidence: site.modifier };
    return { class: site.family, by: "repair", evidence: site.repair.procedure };
  }
  // The record speaks last (rules.md 5.5), and not against the claim.
  if (record?.site !== undefined && (site?.why === "limb" || site?.why === "unspecified"))
    return { class: familyOfRecordedSite(record.site), by: "record", evidence: record.site };
  return { class: "ambiguous", by: "nothing", evidence: diagnoses, why: site?.why ?? "no-table" };
}

function recordView({ site, stages, blocks, repairs, stains }: RecordedTumour): TumourView["record"] {
  return { site, stages, blocks, repairs, stains: stains.map(({ name }) => name) };
}

function lineOf(line: ServiceLine, day: JudgedDay): TumourLine {
  return {
    fileId: line.claim.file.fileId,
    claim: line.claim.id,
    claimIndex: line.claim.index,
    line: line.number,
    procedure: line.procedure,
    modifiers: line.modifiers,
    units: line.units ?? null,
    allowedCents: day.priceOf(line)?.allowedCents ?? null,
  };
}
