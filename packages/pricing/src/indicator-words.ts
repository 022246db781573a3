import type { FeeRow } from "@claimscrub/reference";
import { statusWords } from "./status-code.ts";

/** A payment indicator of a code with what it means, in our own words. */
export interface Indicator {
  readonly name: string;
  readonly value: string;
  readonly words: string;
}

const MULTIPLE: Readonly<Record<string, string>> = {
  "0": "never reduced beside other procedures",
  "1": "old ranking: 100, 50, 25, 25, 25 percent",
  "2": "ranked with the day's other procedures: the highest in full, the next four at 50 percent",
  "3": "endoscopy: within its family the base is paid once; then the family is ranked",
  "4": "imaging: later technical parts at 50 percent, later professional parts at 95 percent",
  "5": "therapy: practice expense of later units at 50 percent",
  "6": "cardiovascular tests: later technical parts at 75 percent",
  "7": "ophthalmology tests: later technical parts at 80 percent",
  "9": "does not apply",
};

const BILATERAL: Readonly<Record<string, string>> = {
  "0": "both sides pay as one; 50, RT and LT do not add to it",
  "1": "both sides pay 150 percent",
  "2": "the fee is for both sides already",
  "3": "each side pays in full",
  "9": "does not apply",
};

const ASSISTANT: Readonly<Record<string, string>> = {
  "0": "an assistant at surgery is paid only with documentation of the need",
  "1": "an assistant at surgery is never paid",
  "2": "an assistant at surgery is paid",
  "9": "does not apply",
};

const CO_SURGEONS: Readonly<Record<string, string>> = {
  "0": "two surgeons are not paid",
  "1": "two surgeons are paid only with documentation of the need",
  "2": "two surgeons of different specialties are paid",
  "9": "does not apply",
};

const TEAM: Readonly<Record<string, string>> = {
  "0": "a surgical team is not paid",
  "1": "a surgical team is paid by report, with documentation of the need",
  "2": "a surgical team is paid by report",
  "9": "does not apply",
};

const COMPONENTS: Readonly<Record<string, string>> = {
  "0": "a physician's service: 26 and TC do not apply",
  "1": "a test with a professional part (26) and a technical part (TC)",
  "2": "professional part only: 26 and TC do not apply",
  "3": "technical part only: 26 and TC do not apply",
  "4": "whole test only: its parts have codes of their own",
  "5": "incident to a physician's service: not paid to the physician in a hospital",
  "6": "a physician's reading of a laboratory test: TC does not apply",
  "7": "therapy, with limits in a hospital",
  "8": "a physician's reading of an abnormal smear of an inpatient",
  "9": "does not apply",
};

const GLOBAL: Readonly<Record<string, string>> = {
  "000": "the day of the procedure belongs to it",
  "010": "the day of the procedure and 10 days after it belong to it",
  "090": "the day before, the day of the procedure and 90 days after it belong to it",
  MMM: "maternity: the usual period does not apply",
  XXX: "no global period",
  YYY: "the contractor decides on the global period",
  ZZZ: "belongs to the global period of the service that it is added to",
};

function indicator(name: string, value: string, words: Readonly<Record<string, string>>): Indicator {
  return { name, value, words: words[value] ?? "not a value that the fee schedule's record layout explains" };
}

/** Every payment indicator of a fee schedule row (values: RVU25D record layout and Attachment A). */
export function indicatorsOf(row: FeeRow): Indicator[] {
  const list = [
    { name: "status", value: row.status, words: statusWords(row.status) },
    indicator("global period", row.globalDays, GLOBAL),
    indicator("multiple procedures", row.multipleProcedure, MULTIPLE),
    indicator("bilateral", row.bilateral, BILATERAL),
    indicator("assistant at surgery", row.assistant, ASSISTANT),
    indicator("co-surgeons", row.coSurgeon, CO_SURGEONS),
    indicator("team surgery", row.team, TEAM),
    indicator("professional and technical parts", row.pcTc, COMPONENTS),
  ];
  if (row.preOperative + row.intraOperative + row.postOperative > 0) {
    const shares = `${row.preOperative}/${row.intraOperative}/${row.postOperative}`;
    list.push({ name: "split of the global fee", value: shares, words: "percent before, during and after the operation" });
  }
  if (row.endoscopicBase !== "") list.push({ name: "endoscopic base", value: row.endoscopicBase, words: "the family's base code" });
  if (row.naNonFacility)
    list.push({ name: "non-facility", value: "NA", words: "rarely or never done outside a facility; an amount is published all the same" });
  if (row.naFacility)
    list.push({ name: "facility", value: "NA", words: "rarely or never done in a facility; an amount is published all the same" });
  return list;
}
