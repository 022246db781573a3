import { type Claim, decodeClaim, type ServiceDate } from "@claimscrub/claim";
import { compare, Experiences, type Reasons, sentUntil, type Tally } from "@claimscrub/learn-denials";
import type { Reference } from "@claimscrub/reference";
import type { AnswerFigures, RevenueReport } from "@claimscrub/report";
import { priceDay } from "@claimscrub/pricing";
import { allRules, ChargeTally, PracticeTally } from "@claimscrub/rules";
import { cutsAsked } from "./figures.ts";
import type { RevenueRecords, Total } from "./records.ts";

/** What a report is asked to show. */
export interface ReportWishes {
  /** Cuts by name; the usual ones when left out. */
  readonly by: readonly string[] | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly dates: "service" | "received";
  readonly run: string | undefined;
  readonly today: ServiceDate;
  /** The law by which practice rates are counted; undefined where they are not wanted. */
  readonly practice: Reference | undefined;
}

/** CARCs by which each rule that predicts denials says that it will come. */
export function denialReasons(): Reasons {
  return new Map(allRules.filter(({ direction }) => direction === "denial").map(({ code, carc }) => [code, carc]));
}

/** Gathers a revenue-cycle report from the store. */
export async function gatherReport(records: RevenueRecords, wishes: ReportWishes): Promise<RevenueReport> {
  const cuts = cutsAsked(wishes.by);
  const asked = new Set<string>(cuts.findings);
  const { run, from, to, dates } = wishes;
  const { all, rows } = await records.totals({ run, from, to, dates, by: [...new Set([...cuts.findings, "direction", "state"] as const)] });
  const directions = rows.filter(({ by }) => by === "direction");
  const states = rows.filter(({ by }) => by === "state");
  const count = (key: string): number => states.find((row) => row.key === key)?.count ?? 0;
  const sum = (of: (row: Total) => number): number => directions.reduce((total, row) => total + of(row), 0);
  // Remittances are of claims by their days of service; what was received on a day is not yet answered.
  const days = dates === "service" ? { from, to } : {};
  const told = await records.answers(days, cuts.answers, [...new Set([...denialReasons().values()].flat())]);
  const answered = told.all.lines > 0 && run === undefined && dates === "service";
  return {
    from: from ?? "",
    to: to ?? "",
    dates,
    run: run ?? "",
    figures: {
      claims: all.claims,
      lines: all.lines,
      billedCents: all.billedCents,
      allowedCents: all.allowedCents,
      firstScrubs: all.firstScrubs,
      cleanFirstScrubs: all.cleanFirstScrubs,
      findings: sum((row) => row.count),
      unknown: sum((row) => row.unknown),
      netByDirection: {
        denial: sum((row) => row.netByDirection.denial),
        underbilling: sum((row) => row.netByDirection.underbilling),
        audit: sum((row) => row.netByDirection.audit),
      },
      underbillingFixedCents: states.find(({ key }) => key === "fixed")?.netByDirection.underbilling ?? 0,
      states: { open: count("open"), fixed: count("fixed"), ignored: count("ignored"), sent: count("sent") },
      hoursToFix: await records.hoursToFix({ from, to }),
      touches: told.touches,
      ...(answered ? { answers: await answerFigures(records, told, wishes.today) } : {}),
      ...(!answered && told.all.lines > 0 ? { answersMissing: "told of days of service and of all runs only" } : {}),
    },
    rows: rows.filter(({ by }) => asked.has(by)).map(({ count: findings, ...row }) => ({ ...row, findings })),
    ...(answered ? { answers: told.rows } : {}),
    ...(run === undefined && dates === "service" ? { mohs: await records.mohsMix(days) } : {}),
    ...(wishes.practice === undefined ? {} : await overManyClaims(records, wishes.practice, wishes)),
  };
}

async function answerFigures(
  records: RevenueRecords,
  { all, ignored, underbillingRealised, openRisk }: Awaited<ReturnType<RevenueRecords["answers"]>>,
  today: ServiceDate,
): Promise<AnswerFigures> {
  const tallies = (await records.predictionTallies(sentUntil(today))) as readonly Tally[];
  const experiences = new Experiences(tallies);
  const { precision, recall } = compare(tallies, { precision: 0, least: 0 }, denialReasons());
  let [cents, unknownCents] = [0, 0];
  for (const { code, payerId, procedure, netCents } of openRisk) {
    const known = experiences.of({ code, payerId, procedure, direction: "denial" });
    if (known === undefined) unknownCents += netCents;
    else cents += netCents * known.probability;
  }
  // Rounded once, when all is added up.
  return { ...all, ignored, underbillingRealised, precision, recall, weightedRisk: { cents: Math.round(cents), unknownCents } };
}

/** What only many claims together can tell: rates by physician, and charges that the fee schedule outgrew. */
async function overManyClaims(
  records: RevenueRecords,
  reference: Reference,
  { from, to }: Pick<ReportWishes, "from" | "to">,
): Promise<Pick<RevenueReport, "practice" | "charges">> {
  const rates = new PracticeTally(reference);
  const charges = new ChargeTally(reference, priceDay);
  let patient: Claim[] = [];
  let current: string | undefined;
  const take = (): void => {
    if (patient.length === 0) return;
    rates.addPatient(patient.flatMap(({ lines }) => lines));
    charges.addPatient(patient);
    patient = [];
  };
  for await (const one of records.practiceClaims({ from, to })) {
    // A claim without identity stands alone.
    if (one.patient === "" || one.patient !== current) take();
    current = one.patient;
    const claim = decodeClaim(one.facts, { fileId: one.fileId, name: "", order: 0, claimIndex: one.claimIndex });
    if (claim.purpose === "claim" && claim.frequency !== "8") patient.push(claim);
  }
  take();
  return { practice: rates.rates(), charges: { rows: charges.counts(), linesWithoutYearBefore: charges.linesWithoutYearBefore } };
}
