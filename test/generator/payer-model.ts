import { addDays, type Cents, type ServiceDate } from "@claimscrub/claim";
import type { Random } from "./random.ts";
import type { PaidClaim, PaidLine, PaymentSpec } from "./write-835.ts";

/** A claim as its payer sees it, with what was predicted of each line. */
export interface BilledClaim {
  readonly claim: string;
  readonly billingNpi: string;
  readonly payer: { readonly id: string; readonly name: string; readonly filing: string };
  readonly lastService: ServiceDate;
  readonly lines: readonly BilledLine[];
}

export interface BilledLine {
  readonly procedure: string;
  readonly modifiers: readonly string[];
  readonly date: ServiceDate;
  readonly chargeCents: Cents;
  readonly allowedCents: Cents | null;
  readonly control: string;
  /** Predictions of a denial, with the reasons that they name. */
  readonly predicted: readonly { readonly code: string; readonly carc: readonly string[] }[];
}

/** How the payers of the model behave: shares, each of what its comment names. */
export const MODEL = {
  /** Of flagged lines denied, by the rule; of a payer that is not Medicare part B it is this much less. */
  denied: [0.95, 0.85, 0.7, 0.55, 0.35, 0.15],
  privateFactor: 0.7,
  /** Of the denials of flagged lines, those for a reason that nobody predicted. */
  wrongReason: 0.15,
  /** Of flagged lines paid, those paid in part. */
  reduced: 0.08,
  /** Of the other lines denied, half of them for a reason that rules know. */
  unforeseen: 0.05,
  /** Of part B lines that nothing was said of: allowed 15% below the table; of codes exempt from reduction, halved. */
  underpaid: 0.03,
  halved: 0.06,
  /** Of claims. */
  unanswered: 0.04,
  answeredWrongAtFirst: 0.07,
  takenBack: 0.02,
  late: 0.1,
  split: 0.12,
  secondPayer: 0.06,
} as const;

const KNOWN_REASON = "107";
const UNKNOWN_REASON = "P12";
const OTHER_REASON = "P13";
/** Add-ons of Mohs surgery: the fee schedule's multiple-procedure indicator is 0. */
const EXEMPT = new Set(["17312", "17314", "17315"]);

type Fate = { readonly kind: "denied"; readonly carc: string } | { readonly kind: "paid" | "reduced" | "underpaid" | "halved" };

/** What the model did with a line in the end, and at first; null where it was never answered, or taken back. */
export interface TrueFate {
  readonly claim: BilledClaim;
  readonly line: BilledLine;
  readonly first: Fate | null;
  readonly last: Fate | null;
  /** How likely it was to be denied, as the model has it. */
  readonly deniedRate: number;
}

export interface ModelYear {
  readonly payments: readonly PaymentSpec[];
  readonly fates: readonly TrueFate[];
  readonly reversals: number;
}

/** The known rate at which lines under a rule are denied. @param at place of the rule in a list of all */
export function deniedRate(at: number, filing: string): number {
  const rate = MODEL.denied[at % MODEL.denied.length]!;
  return filing === "MB" ? rate : rate * MODEL.privateFactor;
}

/** Lets payers answer claims. @param rules codes in any fixed order: the place gives the rate */
export function answer(claims: readonly BilledClaim[], rules: readonly string[], random: Random): ModelYear {
  const placeOf = new Map(rules.map((code, at) => [code, at]));
  const fates: TrueFate[] = [];
  const paid = new Map<string, { spec: Omit<PaymentSpec, "claims">; claims: PaidClaim[] }>();
  let reversals = 0;
  const pay = (claim: BilledClaim, date: ServiceDate, loops: readonly PaidClaim[]): void => {
    const key = `${claim.payer.id} ${claim.billingNpi} ${date}`;
    const known = paid.get(key) ?? {
      spec: { payer: claim.payer, payeeNpi: claim.billingNpi, date, trace: `T${paid.size + 1}` },
      claims: [],
    };
    known.claims.push(...loops);
    paid.set(key, known);
  };
  for (const claim of claims) {
    const lines = claim.lines.map((line) => {
      const lead = line.predicted[0];
      const rate = lead === undefined ? MODEL.unforeseen : deniedRate(placeOf.get(lead.code) ?? 0, claim.payer.filing);
      return { line, rate, fate: fateOf(line, lead, rate, claim.payer.filing, random) };
    });
    const silent = random.chance(MODEL.unanswered);
    const wrongAtFirst = !silent && random.chance(MODEL.answeredWrongAtFirst);
    const takenBack = !silent && !wrongAtFirst && random.chance(MODEL.takenBack);
    for (const { line, rate, fate } of lines)
      fates.push({
        claim,
        line,
        first: silent ? null : wrongAtFirst ? opposite(fate) : fate,
        last: silent || takenBack ? null : fate,
        deniedRate: rate,
      });
    if (silent) continue;
    const day = addDays(claim.lastService, random.between(14, 33) + (random.chance(MODEL.late) ? random.between(60, 120) : 0));
    const saying = lines.map(({ line, fate }) => paidLine(line, fate, random));
    if (wrongAtFirst || takenBack) {
      const before = wrongAtFirst ? lines.map(({ line, fate }) => paidLine(line, opposite(fate), random)) : saying;
      pay(claim, day, [loop(claim, before)]);
      const back = reversalOf(claim, before);
      reversals += 1;
      // The order of a reversal and its correction in one payment says nothing.
      const both = wrongAtFirst ? (random.chance(0.5) ? [back, loop(claim, saying)] : [loop(claim, saying), back]) : [back];
      pay(claim, addDays(day, 30), both);
    } else if (lines.length > 1 && random.chance(MODEL.split)) {
      const cut = random.between(1, lines.length - 1);
      pay(claim, day, [loop(claim, saying.slice(0, cut))]);
      pay(claim, addDays(day, 7), [loop(claim, saying.slice(cut))]);
    } else pay(claim, day, [loop(claim, saying)]);
    if (random.chance(MODEL.secondPayer))
      pay(claim, addDays(day, 40), [
        {
          ...loop(
            claim,
            claim.lines.map((line) => ({ ...base(line), paidCents: 0, adjustments: [["OA", "23", line.chargeCents]] as const })),
          ),
          status: "2",
        },
      ]);
  }
  return { payments: [...paid.values()].map(({ spec, claims: loops }) => ({ ...spec, claims: loops })), fates, reversals };
}

function fateOf(line: BilledLine, lead: BilledLine["predicted"][0] | undefined, rate: number, filing: string, random: Random): Fate {
  const denied = random.chance(rate);
  if (lead !== undefined) {
    if (denied) return { kind: "denied", carc: random.chance(MODEL.wrongReason) ? UNKNOWN_REASON : (lead.carc[0] ?? UNKNOWN_REASON) };
    return { kind: random.chance(MODEL.reduced) && (line.allowedCents ?? 0) >= 1000 ? "reduced" : "paid" };
  }
  if (denied) return { kind: "denied", carc: random.chance(0.5) ? KNOWN_REASON : OTHER_REASON };
  if (filing !== "MB" || (line.allowedCents ?? 0) < 1000) return { kind: "paid" };
  if (EXEMPT.has(line.procedure) && random.chance(MODEL.halved)) return { kind: "halved" };
  return { kind: random.chance(MODEL.underpaid) ? "underpaid" : "paid" };
}

function opposite(fate: Fate): Fate {
  return fate.kind === "denied" ? { kind: "paid" } : { kind: "denied", carc: OTHER_REASON };
}

function base(line: BilledLine): Omit<PaidLine, "paidCents" | "adjustments"> {
  const { procedure, modifiers, date, chargeCents, control } = line;
  return { procedure, modifiers, date, chargeCents, control };
}

/** What is allowed of a line's amount, by its fate. */
const SHARE = { paid: 1, reduced: 0.6, underpaid: 0.85, halved: 0.5 } as const;

function paidLine(line: BilledLine, fate: Fate, random: Random): PaidLine {
  const { chargeCents } = line;
  if (fate.kind === "denied") return { ...base(line), paidCents: 0, adjustments: [["CO", fate.carc, chargeCents]] };
  const full = Math.min(chargeCents, line.allowedCents ?? Math.round(chargeCents / 2));
  const allowed = Math.round(full * SHARE[fate.kind]);
  const share = Math.round(allowed / 5);
  const adjustments: [string, string, Cents][] = [];
  if (fate.kind === "halved") adjustments.push(["CO", "59", full - allowed]);
  const rest = chargeCents - (fate.kind === "halved" ? full : allowed);
  if (rest > 0) adjustments.push(["CO", "45", rest]);
  if (share > 0) adjustments.push(["PR", "2", share]);
  return { ...base(line), paidCents: allowed - share, adjustments, ...(random.chance(0.5) ? { allowedCents: allowed } : {}) };
}

function loop(claim: BilledClaim, lines: readonly PaidLine[]): PaidClaim {
  const denied = lines.every(({ adjustments }) => adjustments.some(([group, carc]) => group === "CO" && carc !== "45" && carc !== "59"));
  return { claim: claim.claim, status: denied ? "4" : "1", filing: claim.payer.filing, lines };
}

function reversalOf(claim: BilledClaim, lines: readonly PaidLine[]): PaidClaim {
  return {
    claim: claim.claim,
    status: "22",
    filing: claim.payer.filing,
    lines: lines.map((line) => ({
      ...line,
      chargeCents: -line.chargeCents,
      paidCents: -line.paidCents,
      adjustments: line.adjustments.map(([group, carc, cents]) => [group, carc, -cents] as const),
      allowedCents: undefined,
    })),
  };
}
