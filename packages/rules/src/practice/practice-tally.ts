import { codeSet, samePhysician, type ServiceDate, type ServiceLine } from "@claimscrub/claim";
import type { FeeSchedule, PtpTable, Reference } from "@claimscrub/reference";
import { isHarmless } from "../harmless/harmless-line.ts";
import { bypassOfPair } from "../pairs/pairs-of-the-day.ts";

/** The rules that only a practice's rate can speak for: they make no finding on a claim (rules.md 3A.22). */
export const PRACTICE_RULES = ["PTP-003", "PTP-005", "MOH-038", "MOH-039"] as const;
export type PracticeRule = (typeof PRACTICE_RULES)[number];

/** What was counted of one physician for one rule. */
export interface PracticeCount {
  readonly code: PracticeRule;
  /** Rendering NPI. */
  readonly provider: string;
  readonly count: number;
  readonly of: number;
  readonly rate: number;
  readonly peers: { readonly physicians: number; readonly mean: number; readonly deviation: number } | null;
  readonly outlier: boolean;
}

/** Below so many cases a rate says nothing of a physician. */
const ENOUGH = 30;
const DISTINCT = new Set(["59", "XE", "XP", "XS", "XU"]);
const isFirstStage = codeSet(["17311", "17313"]);
const isStage = codeSet(["17311-17314"]);
const TRUNK_FIRST = codeSet(["17313"]);
const TRUNK_FURTHER = codeSet(["17314"]);
/** Basal cell carcinoma of the skin, and squamous cell carcinoma in situ. */
const LOW_RISK = /^(?:C44\d1\d*|D04\d*)$/;
/** Lowered immunity: deficiencies, HIV, transplants, immunosuppressants, malignancies of blood and lymph. */
const LOWERED_IMMUNITY = /^(?:D8[0-4]|B20|Z94|Z796|C8[1-8]|C9[0-6])/;

/**
 * Counts what practice rates are made of, patient after patient. Pure: tables come in, numbers go out. Days without a table of pairs or fees don't
 * count for the pairs.
 */
export class PracticeTally {
  readonly #reference: Reference;
  readonly #counts = new Map<string, { code: PracticeRule; provider: string; count: number; of: number }>();
  /** Days on which no table of pairs was in force, so that PTP-003 and PTP-005 could not be counted. */
  daysWithoutPairs = 0;

  constructor(reference: Reference) {
    this.#reference = reference;
  }

  /** Takes all lines of one patient that were sent or scrubbed. */
  addPatient(lines: readonly ServiceLine[]): void {
    const days = new Map<ServiceDate, ServiceLine[]>();
    for (const line of lines) {
      if (line.date === 0) continue;
      const same = days.get(line.date);
      if (same) same.push(line);
      else days.set(line.date, [line]);
    }
    for (const [date, day] of days) {
      const { ptp, fees } = this.#reference.on(date);
      if (day.some(isDistinct)) {
        if (ptp === undefined || fees === undefined) this.daysWithoutPairs++;
        else this.#pairs(day, ptp, fees);
      }
      this.#mohs(day);
    }
  }

  /** The rates, by rule and physician; physicians with fewer than 30 cases are compared with nobody. */
  rates(): readonly PracticeCount[] {
    const counts = [...this.#counts.values()].filter(({ of }) => of > 0);
    return PRACTICE_RULES.flatMap((code) => {
      const ofRule = counts.filter((one) => one.code === code);
      const peers = peersOf(ofRule.filter(({ of }) => of >= ENOUGH).map(({ count, of }) => count / of));
      return ofRule
        .map((one): PracticeCount => {
          const rate = one.count / one.of;
          const compared = one.of >= ENOUGH ? peers : null;
          return {
            ...one,
            rate: round(rate),
            peers: compared,
            outlier: compared !== null && compared.deviation > 0 && rate > compared.mean + 2 * compared.deviation,
          };
        })
        .sort((a, b) => b.rate - a.rate || b.of - a.of || (a.provider < b.provider ? -1 : 1));
    });
  }

  #pairs(day: readonly ServiceLine[], ptp: PtpTable, fees: FeeSchedule): void {
    const taking = day.filter((line) => !isHarmless(line));
    for (const column2 of taking) {
      for (const column1 of taking) {
        if (column1 === column2 || ptp.find(column1.procedureKey, column2.procedureKey)?.indicator !== 1) continue;
        if (samePhysician(column1, column2) === false || bypassOfPair(column1, column2, fees) === undefined) continue;
        this.#add("PTP-003", column2.renderingNpi, sameDiagnoses(column1, column2) ? 1 : 0, 1);
      }
      if (!isDistinct(column2)) continue;
      const inPair = taking.some((other) => other !== column2 && arePair(other, column2, ptp));
      const repeats = taking.some((other) => other !== column2 && other.procedureKey === column2.procedureKey);
      this.#add("PTP-005", column2.renderingNpi, inPair || repeats ? 0 : 1, 1);
    }
  }

  #mohs(day: readonly ServiceLine[]): void {
    for (const line of day) {
      if (!isStage(line.procedureKey) || isHarmless(line)) continue;
      const units = line.units ?? 1;
      this.#add("MOH-039", line.renderingNpi, units, isFirstStage(line.procedureKey) ? units : 0);
      if (!TRUNK_FIRST(line.procedureKey)) continue;
      const furtherStages = day.some((other) => TRUNK_FURTHER(other.procedureKey) && samePhysician(other, line) !== false);
      const lowRisk = line.diagnoses.length > 0 && line.diagnoses.every((code) => LOW_RISK.test(code));
      const lowered = line.claim.diagnoses.some((code) => LOWERED_IMMUNITY.test(code));
      this.#add("MOH-038", line.renderingNpi, !furtherStages && lowRisk && !lowered ? units : 0, units);
    }
  }

  #add(code: PracticeRule, provider: string, count: number, of: number): void {
    const key = `${code} ${provider}`;
    const known = this.#counts.get(key);
    if (known) {
      known.count += count;
      known.of += of;
    } else this.#counts.set(key, { code, provider, count, of });
  }
}

function isDistinct(line: ServiceLine): boolean {
  return line.modifiers.some((modifier) => DISTINCT.has(modifier));
}

function arePair(one: ServiceLine, other: ServiceLine, ptp: PtpTable): boolean {
  return ptp.find(one.procedureKey, other.procedureKey) !== undefined || ptp.find(other.procedureKey, one.procedureKey) !== undefined;
}

function sameDiagnoses(one: ServiceLine, other: ServiceLine): boolean {
  return one.diagnoses.length > 0 && [...one.diagnoses].sort().join() === [...other.diagnoses].sort().join();
}

/** Mean and standard deviation (of a sample); null for fewer than two. */
function peersOf(rates: readonly number[]): PracticeCount["peers"] {
  if (rates.length < 2) return null;
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const variance = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / (rates.length - 1);
  return { physicians: rates.length, mean: round(mean), deviation: round(Math.sqrt(variance)) };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
