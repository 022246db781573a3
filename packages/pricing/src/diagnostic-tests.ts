import { type Cents, shareOf } from "@claimscrub/claim";
import type { FeeComponent } from "@claimscrub/reference";
import type { CodeFee } from "./code-fee.ts";
import * as modifier from "./payment-modifiers.ts";
import { beforeRanking, breakTie, pay } from "./service.ts";
import type { Fail, Service } from "./working.ts";

/** How the later tests of a set are cut: basis points of the technical and of the professional part. */
interface Cut {
  readonly name: string;
  readonly technical: number;
  readonly professional: number;
}

/** Indicator 4 imaging, 6 cardiovascular, 7 ophthalmology (RVU25D, Multiple Procedure; rules.md 3A.4). */
export const DIAGNOSTIC_CUTS: Readonly<Record<string, Cut>> = {
  "4": { name: "imaging", technical: 5000, professional: 9500 },
  "6": { name: "cardiovascular tests", technical: 7500, professional: 10000 },
  "7": { name: "ophthalmology tests", technical: 8000, professional: 10000 },
};

/** Whether a service stands in the set of its indicator: 59 or XE is a session of its own; imaging only in family 88. */
export function inDiagnosticSet(service: Service): boolean {
  const row = service.lead.code?.row;
  if (row === undefined || service.lead.meaning & modifier.SEPARATE_SESSION) return false;
  return DIAGNOSTIC_CUTS[row.multipleProcedure] !== undefined && (row.multipleProcedure !== "4" || row.imagingFamily === "88");
}

/** A test with its two parts per unit; undefined where it has no such part. */
interface Test {
  readonly service: Service;
  readonly technical: Cents | undefined;
  readonly professional: Cents | undefined;
}

/** The parts of a test: a 26 or TC row is one part, PC/TC 2 is all professional, 3 all technical, 4 has no parts in the file. */
function partsOf(service: Service): Test | "unknown-code" {
  const line = service.lead;
  const row = line.code?.row;
  if (row?.component === "26" || row?.pcTc === "2") return { service, professional: service.each, technical: undefined };
  if (row?.component === "TC" || row?.pcTc === "3") return { service, technical: service.each, professional: undefined };
  if (row?.pcTc !== "1") return { service, technical: undefined, professional: undefined };
  const part = (code: CodeFee | undefined, component: FeeComponent): Cents | undefined =>
    code?.row?.component === component && code.notPriced === undefined
      ? beforeRanking(component === "TC" ? shareOf(code.fee, line.technicalShare) : code.fee, line, service.bilateral)
      : undefined;
  const professional = part(line.at?.code(line.line.procedureKey, "26"), "26");
  const technical = part(line.at?.code(line.line.procedureKey, "TC"), "TC");
  if (professional === undefined || technical === undefined) return "unknown-code";
  return { service, professional: professional || undefined, technical: technical || undefined };
}

/** The test whose first unit is paid in full: the highest by its part. */
function highest(tests: readonly Test[], part: "technical" | "professional"): Test | undefined {
  let best: Test | undefined;
  for (const test of tests) {
    if (!test[part]) continue;
    const difference = best === undefined ? 1 : test[part] - (best[part] as number);
    if (best === undefined || difference > 0 || (difference === 0 && breakTie(test.service.lead, best.service.lead) < 0)) best = test;
  }
  return best;
}

/** Pays one indicator's set of tests: the highest technical part in full and the later ones cut; for imaging the professional parts too. */
export function payDiagnosticSet(indicator: string, services: readonly Service[], fail: Fail): void {
  const cut = DIAGNOSTIC_CUTS[indicator] as Cut;
  const tests: Test[] = [];
  const several = services.length > 1 || (services[0]?.count ?? 0) > 1;
  for (const service of services) {
    const test = several ? partsOf(service) : { service, technical: undefined, professional: undefined };
    if (typeof test === "string") fail(service, test);
    else tests.push(test);
  }
  const firstTechnical = highest(tests, "technical");
  const firstProfessional = highest(tests, "professional");
  for (const test of tests) {
    const { service } = test;
    const fullTechnical = test.technical === undefined || test === firstTechnical;
    const fullProfessional = test.professional === undefined || test === firstProfessional || cut.professional === 10000;
    payUnit(test, cut, 1, fullTechnical, fullProfessional);
    payUnit(test, cut, service.count - 1, test.technical === undefined, test.professional === undefined || cut.professional === 10000);
  }
}

function payUnit(test: Test, cut: Cut, count: number, fullTechnical: boolean, fullProfessional: boolean): void {
  const { service } = test;
  if (fullTechnical && fullProfessional) return pay(service, count, service.each, "", undefined);
  const technical = test.technical ?? 0;
  const professional = test.professional ?? 0;
  const paid =
    (fullTechnical ? technical : shareOf(technical, cut.technical)) +
    (fullProfessional ? professional : shareOf(professional, cut.professional));
  const words: string[] = [];
  if (test.technical !== undefined) words.push(`technical part ${fullTechnical ? "in full" : `at ${cut.technical / 100}%`}`);
  if (test.professional !== undefined) words.push(`professional part ${fullProfessional ? "in full" : `at ${cut.professional / 100}%`}`);
  pay(service, count, paid, `several ${cut.name} on one day: ${words.join(", ")}`, undefined);
}
