import { type Cents, divideHalfUp, formatCents, shareOf, type Step } from "@claimscrub/claim";
import type { FeeRow } from "@claimscrub/reference";
import { facilityWords } from "./facility-claims.ts";
import { feeAmount, hasOppsCap, practiceExpense, uncappedFee } from "./fee-amount.ts";
import { decimals, percent } from "./figures.ts";
import * as modifier from "./payment-modifiers.ts";
import { fullFor, limitingChargeOf, paidFor, shareOfLine } from "./rank-day.ts";
import { statusWords } from "./status-code.ts";
import { LIMITING_CHARGE_SHARE } from "./terms/participation.ts";
import { anesthesiaSteps, factorWords, NON_PARTICIPATING, policySteps } from "./terms/terms-steps.ts";
import type { LineWorking, Service } from "./working.ts";

/** The step of a fee that the hospital outpatient rate caps. */
export const CAP_IS_LOWER = "hospital outpatient cap on imaging is lower";

const ZERO = 48;

/** A sum of thousandths of hundredths with at least two decimals: `20.44`, `18.4014`. */
function rvuSum(value: number): string {
  const text = decimals(value, 5);
  let end = text.length;
  while (end > text.length - 3 && text.charCodeAt(end - 1) === ZERO) end--;
  return text.slice(0, end);
}

/** The working of a line's amount, from RVUs to what is allowed; the last step's amount is the allowed amount. For a line without an amount, why. */
export function stepsOf(working: LineWorking): Step[] {
  const { line, code, at } = working;
  const row = code?.row;
  if (working.notPriced !== undefined) {
    const { anesthesia } = working;
    const lacks = anesthesia !== undefined && "missing" in anesthesia ? `: ${anesthesia.missing}` : "";
    const edition = row && at?.tables.fees?.edition.label;
    return [...policySteps(working), ...placeSteps(working), { what: `not priced: ${working.notPriced}${lacks}`, edition }];
  }
  const status = (amount: Cents): Step => ({
    what: `status ${row?.status}: ${statusWords(row?.status ?? "")}`,
    amount,
    edition: at?.tables.fees?.edition.label,
  });
  const steps =
    code?.worthless || working.bundled
      ? [...policySteps(working), status(0)]
      : [...policySteps(working), ...groupSteps(working), ...placeSteps(working), ...amountSteps(working)];
  const limit = limitingChargeOf(working);
  if (limit !== undefined) {
    const share = percent(LIMITING_CHARGE_SHARE);
    steps.push({
      what: `not assigned: at most ${formatCents(limit)} may be charged, ${share} of the fee schedule amount`,
      amount: working.uncapped,
    });
  }
  if (line.chargeCents !== undefined) {
    if (working.allowed < working.uncapped)
      steps.push({ what: "the charge is lower", rate: formatCents(line.chargeCents), amount: working.allowed });
    else steps.push({ what: "the charge is not lower", rate: formatCents(line.chargeCents), amount: working.allowed });
  }
  return steps;
}

function amountSteps(working: LineWorking): Step[] {
  const { anesthesia, code } = working;
  if (anesthesia !== undefined && "cents" in anesthesia) return anesthesiaSteps(working, anesthesia);
  if (code?.agreed === "own-schedule")
    return [
      { what: "fee of one unit by the payer's own schedule", amount: code.fee },
      ...equipmentSteps(working),
      ...serviceSteps(working),
    ];
  return [...feeSteps(working, code?.row as FeeRow), ...equipmentSteps(working), ...serviceSteps(working)];
}

function groupSteps({ mayRankTogether }: LineWorking): Step[] {
  const what = "ranked by NPI: the claims name no specialty by which the group's physicians would be ranked together";
  return mayRankTogether ? [{ what }] : [];
}

/** Why an amount is national; where a ZIP code straddles localities, with what the line would be allowed in them. */
function nationalWords({ line, locality, spread }: LineWorking): string {
  if (line.claim.locality === "national") return "national amount";
  if (locality?.mayBe === undefined) return "national amount: no ZIP code that names one locality";
  const zip = (line.serviceFacility?.zip || line.claim.billing.zip).slice(0, 5);
  const doubt = `national amount: ZIP code ${zip} straddles localities, and no +4 that is known decides`;
  if (spread === undefined) return doubt;
  const range =
    spread.lowCents === spread.highCents
      ? formatCents(spread.lowCents)
      : `${formatCents(spread.lowCents)} to ${formatCents(spread.highCents)}`;
  return `${doubt}; in ${spread.localities.join(", ")} the line would be allowed ${range}`;
}

function placeSteps(working: LineWorking): Step[] {
  const { line, locality, setting, at } = working;
  const steps: Step[] = [];
  const tables = at?.tables;
  if (setting && line.claim.form !== undefined) steps.push({ what: facilityWords(line) });
  else if (setting) steps.push({ what: `place of service ${line.pos}: ${setting} rate`, edition: tables?.places?.edition.label });
  if (!locality || !at) return steps;
  if (locality.id === "national") {
    steps.push({ what: nationalWords(working) });
    return steps;
  }
  const told = at.toldCosts();
  const indices = `work ${told.work}, practice expense ${told.practiceExpense}, malpractice ${told.malpractice}`;
  const from =
    line.claim.locality !== undefined
      ? "as asked"
      : line.serviceFacility?.zip
        ? "by the service facility's ZIP code"
        : "by the billing ZIP code";
  const doubt = working.localityResolved ? "" : ", since the claim doesn't say where the patient's home is";
  steps.push({
    what: `locality ${locality.id} ${at.localityName}, ${from}${doubt}: ${indices}`,
    edition: tables?.localities?.edition.label,
  });
  return steps;
}

function feeSteps(working: LineWorking, row: FeeRow): Step[] {
  const { at, code } = working;
  if (!at || !code) return [];
  const { costs, setting, tables } = at;
  const factor = at.conversionFactor;
  const practice = practiceExpense(row, setting);
  const sum = row.work * costs.work + practice * costs.practiceExpense + row.malpractice * costs.malpractice;
  const told = at.toldCosts();
  const part = (name: string, rvu: number, cost: string): string => `${name} RVU ${decimals(rvu, 2)} x ${cost}`;
  const component = row.component === "" ? "" : `${row.component} row: `;
  const words = [
    part("work", row.work, told.work),
    part(`${setting} practice expense`, practice, told.practiceExpense),
    part("malpractice", row.malpractice, told.malpractice),
  ];
  const before = uncappedFee(row, setting, costs, factor);
  const steps: Step[] = [
    { what: `${component}${words.join(" + ")} = ${rvuSum(sum)}`, edition: tables.fees?.edition.label },
    { what: factorWords(working), rate: decimals(factor, 4), amount: before, edition: tables.conversionFactor?.edition.label },
  ];
  if (hasOppsCap(row)) {
    const after = feeAmount(row, setting, costs, factor);
    const capped = after < before;
    steps.push({
      what: capped ? CAP_IS_LOWER : "hospital outpatient cap on imaging does not apply",
      amount: after,
      edition: tables.fees?.edition.label,
    });
  }
  if (typeof code.agreed === "number")
    steps.push({ what: "the payer's share of Medicare's fee", rate: percent(code.agreed), amount: code.fee });
  return steps;
}

function equipmentSteps({ technicalShare, unitFee, code }: LineWorking): Step[] {
  if (technicalShare === 10000 || unitFee === code?.fee) return [];
  const whole = code?.row?.component === "" && code.row.pcTc === "1";
  return [
    {
      what: `old imaging equipment (FX, FY, CT): ${whole ? "professional row in full and technical row" : "technical part"}`,
      rate: percent(technicalShare),
      amount: unitFee,
    },
  ];
}

function roleWords(meaning: number): string {
  if (meaning & modifier.ASSISTANT_NPP) return "assistant at surgery, not a physician (AS)";
  return meaning & modifier.ASSISTANT ? "assistant at surgery (80, 81, 82)" : "co-surgeon (62)";
}

function splitWords(meaning: number): string {
  if (meaning & modifier.AFTERCARE_ONLY) return "post-operative care only (55)";
  if (meaning & modifier.RETURN_TO_THEATRE) return "return to the operating room (78): intra-operative share";
  return meaning & modifier.SURGERY_ONLY ? "surgical care only (54): pre- and intra-operative share" : "pre-operative care only (56)";
}

const SIDES = {
  modifier: "both sides by modifier",
  units: "2 units are both sides",
  lines: "right and left line are one service",
} as const;

/** The percentages of each service, in the order in which they are applied; the amounts of earlier services are carried along. */
function serviceSteps(working: LineWorking): Step[] {
  const steps: Step[] = [];
  let carried = 0;
  for (const service of working.services.list()) {
    steps.push(...percentageSteps(service));
    let paid = 0;
    for (const units of service.paid.list()) {
      paid += units.count * units.ranked;
      if (units.what !== "") steps.push({ what: units.what + unitWords(units.count), rate: units.rate, amount: carried + paid });
      else if (units.count > 1) steps.push({ what: `${units.count} units`, rate: `x ${units.count}`, amount: carried + paid });
    }
    if (working.practitioner !== 10000)
      steps.push({ what: "practitioner's share of the fee", rate: percent(working.practitioner), amount: carried + fullFor(service) });
    if (!working.participation.participates) steps.push({ ...NON_PARTICIPATING, amount: carried + paidFor(service) });
    const share = shareOfLine(service, working);
    if (service.other) {
      const partner = service.lead === working ? service.other : service.lead;
      steps.push({ what: `half, shared with line ${partner.line.number}`, rate: "50%", amount: carried + share });
    }
    if (carried > 0 && steps.at(-1)?.amount !== carried + share)
      steps.push({ what: "with the line's other units", amount: carried + share });
    carried += share;
  }
  if (carried !== working.uncapped)
    steps.push({ what: "the charges of both sides limit their total: the rest moves between the two lines", amount: working.uncapped });
  return steps;
}

function unitWords(count: number): string {
  return count === 1 ? "" : ` (${count} units)`;
}

function percentageSteps(service: Service): Step[] {
  const { lead } = service;
  const steps: Step[] = [];
  let amount = lead.unitFee;
  if (service.sides !== undefined) {
    amount = shareOf(amount, service.bilateral);
    steps.push({
      what: `${SIDES[service.sides]}: bilateral indicator ${lead.code?.row?.bilateral}`,
      rate: percent(service.bilateral),
      amount,
    });
  }
  if (lead.split !== 10000) {
    amount = shareOf(amount, lead.split);
    steps.push({ what: splitWords(lead.meaning), rate: percent(lead.split), amount });
  }
  if (lead.care !== undefined) {
    const { days, of } = lead.care;
    amount = divideHalfUp(amount * days, of);
    steps.push({ what: `${days} of the ${of} days after the surgery`, rate: `${days}/${of}`, amount });
  }
  if (lead.role !== 10000) {
    amount = shareOf(amount, lead.role);
    steps.push({ what: roleWords(lead.meaning), rate: percent(lead.role), amount });
  }
  return steps;
}
