import { codeSet, type Confidence, type ServiceLine } from "@claimscrub/claim";
import type { FeeRow, TablesInForce } from "@claimscrub/reference";
import type { LinePrice } from "./line-price.ts";
import { componentOf } from "./line-working.ts";
import * as modifier from "./payment-modifiers.ts";
import { CAP_IS_LOWER } from "./steps.ts";
import { medicareOnly, statusWords } from "./status-code.ts";

/** What a biller should know beside a line's amount, or instead of one, and how far the amount may then be relied on. */
export interface Caution {
  readonly level: Confidence;
  readonly words: string;
}

const HOSPITAL = new Set(["19", "21", "22", "23"]);

/** Where the technical part is the facility's own (rules.md 3A.23). */
const TECHNICAL_IS_THE_FACILITYS = new Set([...HOSPITAL, "31", "51", "52", "53", "61"]);

/**
 * Codes of the fee schedule among the preventive services that Part B pays in full, without deductible and coinsurance (42 CFR 410.152(l));
 * whether a service was one depends on the record, so that this is only said.
 */
const mayBePreventive = codeSet([
  ..."76706 76977 77063 77067 77078 77080 77081 77085 97802-97804 99406-99407 71271".split(" "),
  ..."G0101 G0104-G0105 G0121 G0130 G0270-G0271 G0296 G0402 G0438-G0439 G0442-G0447 G0473 G0513-G0514 Q0091".split(" "),
]);

/**
 * The cautions that an explained price deserves. Every line is priced as billed, also where its own indicators say that the modifier is not
 * paid or that the place is not the physician's to bill for (rules.md 3A.11; RVU25D, record layout and Attachment A): the amount alone would
 * then mislead. Nothing is said of a line that a payer's own policy prices.
 */
export function cautionsOf(price: LinePrice, tables: TablesInForce): readonly Caution[] {
  const { line, notPriced, policy } = price;
  const meaning = modifier.paymentMeaning(line.modifierKeys);
  const row = tables.fees?.row(line.procedureKey, componentOf(meaning)) ?? tables.fees?.row(line.procedureKey, "");
  if (row === undefined || policy !== undefined) return [];
  if (notPriced !== undefined) return whyNot(price, row, meaning).map((words) => ({ level: "low", words }));
  if (row.status === "N" || row.status === "M") return [said(row.status === "N" ? NOT_COVERED : MEASURED)];
  if (medicareOnly(row) || "BP".includes(row.status)) return [];
  return [...ofSurgeons(row, meaning), ...ofParts(line, row, meaning), ...ofPlace(line, row, meaning), ...ofAmount(price, row, tables)];
}

const NOT_COVERED = "Medicare pays nothing and sets no amount: the charge is the patient's or another payer's";
const MEASURED = "reported for measurement only: there is nothing to be paid";

/** Worth knowing, though the amount stands. */
function said(words: string): Caution {
  return { level: "high", words };
}

function low(words: string): Caution {
  return { level: "low", words };
}

function medium(words: string): Caution {
  return { level: "medium", words };
}

function whyNot({ line, notPriced }: LinePrice, row: FeeRow, meaning: number): string[] {
  switch (notPriced) {
    case "contractor-priced":
    case "other-schedule":
      return [`status ${row.status}: ${statusWords(row.status)}`];
    case "needs-care-dates":
      return ["55 is paid by the days of care: the claim must say when it was taken over and given away (DTP*090, DTP*091)"];
    case "unreadable":
      return ["the units are no count of services: a whole number above 0 is expected"];
    case "by-report":
      return [byReportWords(line, row, meaning)];
    default:
      return [];
  }
}

function byReportWords(line: ServiceLine, row: FeeRow, meaning: number): string {
  if (meaning & modifier.BY_REPORT) {
    if (!line.modifiers.includes("66")) return "52: a reduced service is paid by report, from the record";
    return row.team === "1" || row.team === "2"
      ? "66: a surgical team is paid by report, from the record"
      : `66: Medicare does not pay a surgical team for this code (team surgery indicator ${row.team})`;
  }
  if (meaning & modifier.DISCONTINUED)
    return "53: only 44388, 45378, G0105 and G0121 have an amount for a stopped procedure; others are paid by report, from the record";
  if (row.status === "J")
    return "several cases of anesthesia by one physician: one session is paid by its highest base units and the time of all, which only the record says";
  if (row.status === "R" || row.status === "T") return `status ${row.status} without RVUs: the contractor sets the amount, from the record`;
  return "the contractor sets the amount, from the record";
}

/** What the indicators of assistants, co-surgeons and the global package say of the modifiers. */
function ofSurgeons(row: FeeRow, meaning: number): Caution[] {
  const cautions: Caution[] = [];
  if (meaning & (modifier.ASSISTANT | modifier.ASSISTANT_NPP)) {
    if (row.assistant === "1" || row.assistant === "9")
      cautions.push(low(`assistant at surgery indicator ${row.assistant}: Medicare never pays an assistant for this code`));
    else if (row.assistant === "0") cautions.push(medium("assistant at surgery indicator 0: paid only with documentation of the need"));
  } else if (meaning & modifier.CO_SURGEON) {
    if (row.coSurgeon === "0" || row.coSurgeon === "9")
      cautions.push(low(`co-surgeon indicator ${row.coSurgeon}: Medicare does not pay two surgeons for this code`));
    else if (row.coSurgeon === "1") cautions.push(medium("co-surgeon indicator 1: paid only with documentation of the need for two"));
  }
  const parts = modifier.SURGERY_ONLY | modifier.BEFORE_ONLY | modifier.AFTERCARE_ONLY;
  if (meaning & parts && row.globalDays !== "010" && row.globalDays !== "090")
    cautions.push(low(`54, 55 and 56 divide only a global fee of 10 or 90 days; this code's global period is ${row.globalDays}`));
  return cautions;
}

function ofParts(line: ServiceLine, row: FeeRow, meaning: number): Caution[] {
  const part = componentOf(meaning);
  const cautions: Caution[] = [];
  if ((part === "26" || part === "TC") && row.component !== part)
    cautions.push(low(`${part} is not for this code (PC/TC indicator ${row.pcTc}): the amount is the whole code's`));
  if (line.modifiers.includes("22")) cautions.push(medium("22: what the contractor may add, from the record, is not in the amount"));
  if (line.modifiers.includes("73") || line.modifiers.includes("74"))
    cautions.push(low("73 and 74 are a facility's modifiers: a physician's stopped procedure is 53"));
  return cautions;
}

/** What the place means to a test, to services of employees and to therapy. */
function ofPlace({ pos }: ServiceLine, row: FeeRow, meaning: number): Caution[] {
  const cautions: Caution[] = [];
  const technical = row.pcTc === "3" || row.pcTc === "4" || (row.pcTc === "1" && row.component !== "26");
  if (technical && TECHNICAL_IS_THE_FACILITYS.has(pos) && !(meaning & modifier.PROFESSIONAL))
    cautions.push(low(`in place of service ${pos} the technical part is the facility's to bill, not the physician's`));
  if (row.pcTc === "5" && HOSPITAL.has(pos))
    cautions.push(low("PC/TC indicator 5, incident to a physician's service: not paid to a physician for a hospital's patient"));
  if (row.pcTc === "7" && HOSPITAL.has(pos))
    cautions.push(low("PC/TC indicator 7: not paid to an independent therapist for a hospital's patient"));
  if (row.pcTc === "8" && pos !== "21") cautions.push(low("PC/TC indicator 8: paid only for a hospital's inpatient"));
  return cautions;
}

function ofAmount({ line, steps }: LinePrice, row: FeeRow, tables: TablesInForce): Caution[] {
  const cautions: Caution[] = [];
  const setting = tables.places?.setting(line.pos);
  if (setting === "facility" ? row.naFacility : row.naNonFacility)
    cautions.push(
      said(`marked NA: rarely or never done ${setting === "facility" ? "in" : "outside"} a facility; CMS publishes an amount all the same`),
    );
  const capped = steps.some(({ what }) => what === CAP_IS_LOWER);
  if (capped && row.multipleProcedure !== "0" && steps.some(({ what }) => what.startsWith("several ")))
    cautions.push(medium("the outpatient cap was taken before the reduction for several tests: no CMS text at hand says in which order"));
  if (row.status === "R") cautions.push(medium("status R: paid only where the conditions of its restricted coverage are met"));
  if (mayBePreventive(line.procedureKey) || line.modifiers.includes("33") || line.modifiers.includes("PT"))
    cautions.push(said("a preventive service may be paid without deductible and with less coinsurance, or none (42 CFR 410.152(l))"));
  return cautions;
}
