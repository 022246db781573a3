import { type Cents, shareOf } from "@claimscrub/claim";
import type { FeeComponent } from "@claimscrub/reference";
import { type RankedSet, SET } from "./code-fee.ts";
import { beforeRanking, breakTie, pay } from "./service.ts";
import type { Sheet } from "./sheet.ts";
import { IN_FULL, type Service } from "./working.ts";

/** How the later tests of a set are cut: basis points of the technical and of the professional part. */
interface Cut {
  readonly name: string;
  readonly technical: number;
  readonly professional: number;
}

const NO_CUT: Cut = { name: "", technical: IN_FULL, professional: IN_FULL };

/** Indicator 4 imaging, 6 cardiovascular, 7 ophthalmology (RVU25D, Multiple Procedure; rules.md 3A.4). */
const CUTS: Readonly<Record<RankedSet, Cut>> = {
  [SET.none]: NO_CUT,
  [SET.surgery]: NO_CUT,
  [SET.therapy]: NO_CUT,
  [SET.imaging]: { name: "imaging", technical: 5000, professional: 9500 },
  [SET.cardiovascular]: { name: "cardiovascular tests", technical: 7500, professional: IN_FULL },
  [SET.ophthalmology]: { name: "ophthalmology tests", technical: 8000, professional: IN_FULL },
};

function partOf(service: Service, component: FeeComponent): Cents | undefined {
  const line = service.lead;
  const code = line.at?.code(line.line.procedureKey, component);
  if (code?.row?.component !== component || code.notPriced !== undefined) return undefined;
  return beforeRanking(component === "TC" ? shareOf(code.fee, line.technicalShare) : code.fee, line, service.bilateral);
}

/**
 * Writes the parts of a test: a 26 or TC row is one part, PC/TC 2 is all professional, 3 all technical, 4 has no parts in the file. False where
 * a test with both parts lacks the row of one.
 */
function readParts(service: Service): boolean {
  const row = service.lead.code?.row;
  if (row?.component === "26" || row?.pcTc === "2") service.professional = service.each;
  else if (row?.component === "TC" || row?.pcTc === "3") service.technical = service.each;
  else if (row?.pcTc === "1") {
    const professional = partOf(service, "26");
    const technical = partOf(service, "TC");
    if (professional === undefined || technical === undefined) return false;
    service.professional = professional || undefined;
    service.technical = technical || undefined;
  }
  return true;
}

/** The test whose first unit is paid in full: the highest by its part. */
function highest({ set }: Sheet, part: "technical" | "professional"): Service | undefined {
  let best: Service | undefined;
  for (let at = 0; at < set.length; at++) {
    const test = set.items[at] as Service;
    const cents = test[part];
    if (!cents) continue;
    const difference = best === undefined ? 1 : cents - (best[part] as number);
    if (best === undefined || difference > 0 || (difference === 0 && breakTie(test.lead, best.lead) < 0)) best = test;
  }
  return best;
}

/** Pays one kind of tests, the services of the sheet's set: the highest technical part in full and the later ones cut; for imaging the professional parts too. */
export function payDiagnosticSet(sheet: Sheet, kind: number): void {
  const { set } = sheet;
  const cut = CUTS[kind as RankedSet];
  const several = set.length > 1 || set.items[0]?.count !== 1;
  // A test that lacks a part is no test of the set: it has no parts, and fails.
  if (several)
    for (let at = 0; at < set.length; at++) if (!readParts(set.items[at] as Service)) sheet.fail(set.items[at] as Service, "unknown-code");
  const firstTechnical = highest(sheet, "technical");
  const firstProfessional = highest(sheet, "professional");
  for (let at = 0; at < set.length; at++) {
    const test = set.items[at] as Service;
    const { technical, professional } = test;
    const professionalUncut = professional === undefined || cut.professional === IN_FULL;
    payUnits(sheet, test, cut, 1, technical === undefined || test === firstTechnical, professionalUncut || test === firstProfessional);
    payUnits(sheet, test, cut, test.count - 1, technical === undefined, professionalUncut);
  }
}

function payUnits(sheet: Sheet, test: Service, cut: Cut, count: number, fullTechnical: boolean, fullProfessional: boolean): void {
  if (fullTechnical && fullProfessional) return pay(test, count, test.each, "", undefined);
  const technical = test.technical ?? 0;
  const professional = test.professional ?? 0;
  const paid =
    (fullTechnical ? technical : shareOf(technical, cut.technical)) +
    (fullProfessional ? professional : shareOf(professional, cut.professional));
  pay(test, count, paid, sheet.recording ? cutWords(test, cut, fullTechnical, fullProfessional) : "", undefined);
}

function cutWords({ technical, professional }: Service, cut: Cut, fullTechnical: boolean, fullProfessional: boolean): string {
  const words: string[] = [];
  if (technical !== undefined) words.push(`technical part ${fullTechnical ? "in full" : `at ${cut.technical / 100}%`}`);
  if (professional !== undefined) words.push(`professional part ${fullProfessional ? "in full" : `at ${cut.professional / 100}%`}`);
  return `several ${cut.name} on one day: ${words.join(", ")}`;
}
