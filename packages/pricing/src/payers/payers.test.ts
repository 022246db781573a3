import { formatCents } from "@claimscrub/claim";
import { starterReference } from "@claimscrub/reference";
import { describe, expect, test } from "vitest";
import { type HypotheticalLine, hypotheticalDay } from "../hypothetical-day.ts";
import type { DayPrice } from "../line-price.ts";
import { priceDay } from "../price-day.ts";
import { NO_TERMS, PaymentTerms } from "../terms/payment-terms.ts";
import { AS_MEDICARE, type OwnFee, type PayerPolicy } from "./payer-policy.ts";
import { Payers, policyConflicts } from "./payers.ts";

const DATE = 20250301;
const tables = starterReference().on(DATE);
const NOBODY: PayerPolicy["match"] = { payerIds: [], names: [], filingIndicators: [], otherwise: false };

function policy(id: string, match: Partial<PayerPolicy["match"]>, more: Partial<PayerPolicy> = {}): PayerPolicy {
  const sharesOfMedicare = [{ codes: undefined, basisPoints: 10000 }];
  return { ...AS_MEDICARE, id, match: { ...NOBODY, ...match }, ownFees: [], sharesOfMedicare, ...more };
}

/** Reads `17311-59 x2 @22 $50`. */
function lineOf(text: string): HypotheticalLine {
  const [coded = "", ...rest] = text.split(" ");
  const [procedure = "", ...modifiers] = coded.split("-");
  const said = (mark: string): string | undefined => rest.find((word) => word.startsWith(mark))?.slice(1);
  const charge = said("$");
  return {
    procedure,
    modifiers,
    units: Number(said("x") ?? 1),
    ...(charge === undefined ? {} : { chargeCents: Number(charge) * 100 }),
    ...(said("@") === undefined ? {} : { pos: said("@") as string }),
    ...(said("/") === undefined ? {} : { renderingTaxonomy: said("/") as string }),
  };
}

function price(text: string, more: Partial<PayerPolicy>): DayPrice {
  const terms = new PaymentTerms({ ...NO_TERMS, policies: [policy("gulf-mutual", { payerIds: ["60054"] }, more)] });
  const lines = hypotheticalDay({
    date: DATE,
    locality: "national",
    payer: { id: "60054", filingIndicator: "CI" },
    lines: text.split(", ").map(lineOf),
  });
  const worked = priceDay(lines, tables, { steps: true, terms });
  for (const line of worked.lines) {
    expect(line.policy).toBe("gulf-mutual");
    expect(line.steps[0]?.what).toBe("payer policy gulf-mutual, by its payer id");
    expect(line.steps.at(-1)?.amount).toBe(line.allowedCents);
  }
  expect(priceDay(lines, tables, { terms }).lines).toEqual(worked.lines.map((line) => ({ ...line, steps: [] })));
  return worked;
}

function amounts(day: DayPrice): string {
  return day.lines.map((line) => line.notPriced ?? formatCents(line.allowedCents ?? -1)).join(" + ");
}

const share = (basisPoints: number, codes?: readonly string[]) => ({ codes, basisPoints });
const own = (
  procedure: string,
  nonFacilityCents: number,
  facilityCents = nonFacilityCents,
  component: OwnFee["component"] = "",
): OwnFee => ({
  procedure,
  component,
  nonFacilityCents,
  facilityCents,
});

/** Medicare's fees of 2025 in the office: 17311 661.16, 17312 399.48, 14060 751.73, 12052 304.70, 64450 71.81, 97110 28.79, 99213 88.95. */
describe("a share of Medicare's fee", () => {
  test.each<[lines: string, more: Partial<PayerPolicy>, amounts: string]>([
    // 661.16 x 120% = 793.39 (793.392); 399.48 x 120% = 479.38 (479.376).
    ["17311, 17312", { sharesOfMedicare: [share(12000)] }, "793.39 + 479.38"],
    // 342.87 x 120% = 411.44 (411.444).
    ["17311 @22", { sharesOfMedicare: [share(12000)] }, "411.44"],
    // The first entry that holds the code: 661.16 x 150% = 991.74; 751.73 x 110% = 826.90 (826.903), and half of the lower: 413.45.
    ["17311, 14060", { sharesOfMedicare: [share(15000, ["17311-17315"]), share(11000)] }, "991.74 + 413.45"],
    ["17311, 14060", { sharesOfMedicare: [share(15000, ["17311-17315"])] }, "991.74 + other-schedule"],
    // A status that only Medicare refuses has no amount here; what is bundled stays bundled.
    ["99024", { sharesOfMedicare: [share(12000)] }, "0.00"],
    ["17311 $600", { sharesOfMedicare: [share(12000)] }, "600.00"],
    // Therapy: (0.45 + 0.43 / 2 + 0.01) x 32.3465 = 21.83; 28.79 x 120% = 34.55, 21.83 x 120% = 26.20.
    ["97110 x2", { sharesOfMedicare: [share(12000)] }, "60.75"],
    ["97110 x2", { sharesOfMedicare: [share(12000)], therapyReduction: false }, "69.10"],
  ])("%s", (lines, more, expected) => expect(amounts(price(lines, more))).toBe(expected));
});

describe("a schedule of the payer's own", () => {
  const fees = [
    own("17311", 90000, 50000),
    own("14060", 80000),
    own("88305", 10000),
    own("88305", 4000, 4000, "26"),
    own("97110", 4000),
    own("X1234", 1200),
  ];
  test.each<[lines: string, amounts: string]>([
    ["17311", "900.00"],
    ["17311 @22", "500.00"],
    // Ranked by its own amounts, as Medicare's indicators say.
    ["14060, 17311", "400.00 + 900.00"],
    ["88305-26", "40.00"],
    // The schedule has no technical part of a code that has parts.
    ["88305-TC", "unknown-code"],
    // No such part anywhere: the whole.
    ["17311-26", "900.00"],
    ["17311-53", "by-report"],
    // A code that Medicare does not know.
    ["X1234 x2", "24.00"],
    // Not in the schedule, and no share of Medicare's fee.
    ["17312", "other-schedule"],
    ["97110", "40.00"],
    // Half of a practice expense that nobody told.
    ["97110 x2", "unknown-code"],
  ])("%s: %s", (lines, expected) => expect(amounts(price(lines, { ownFees: fees, sharesOfMedicare: [] }))).toBe(expected));
  test("goes before a share of Medicare's fee", () =>
    expect(amounts(price("17311, 17312", { ownFees: fees, sharesOfMedicare: [share(12000)] }))).toBe("900.00 + 479.38"));
});

describe("choices of the payer", () => {
  test.each<[lines: string, more: Partial<PayerPolicy>, amounts: string]>([
    // 661.16 at half, 304.70 at a quarter.
    ["12052, 17311, 14060", { multipleProcedures: [10000, 5000, 2500] }, "76.18 + 330.58 + 751.73"],
    ["12052, 17311, 14060", { multipleProcedures: [10000] }, "304.70 + 661.16 + 751.73"],
    // Units are ranks too: 661.16 + 330.58 + 165.29.
    ["17311 x3", { multipleProcedures: [10000, 5000, 2500] }, "1157.03"],
    // 71.81 x 200%.
    ["64450-50", { bilateral: 20000 }, "143.62"],
    ["99213 /363LF0000X", {}, "75.61"],
    ["99213 /363LF0000X", { practitionerShares: false }, "88.95"],
    // Without families the two rank: 435.38 + 414.68 / 2.
    ["45385, 45380", { endoscopyFamilies: false }, "435.38 + 207.34"],
    ["70450 x2", { testReductions: false }, "210.26"],
  ])("%s %j", (lines, more, expected) => expect(amounts(price(lines, more))).toBe(expected));
});

describe("which policy serves a claim", () => {
  const payers = new Payers([
    policy("by-id", { payerIds: ["60054"] }),
    policy("by-name", { names: ["Gulf  Mutual", "GULF*"] }),
    policy("by-longer-name", { names: ["GULF COAST*"] }),
    policy("by-indicator", { filingIndicators: ["CI"] }),
    policy("others", { otherwise: true }),
  ]);
  test.each([
    ["60054", "GULF MUTUAL", "CI", "by-id payer id"],
    ["1", "gulf mutual ", "CI", "by-name payer name"],
    ["1", "GULF COAST HEALTH", "CI", "by-longer-name payer name"],
    ["1", "GULFSIDE", "MB", "by-name payer name"],
    ["1", "OTHER", "CI", "by-indicator filing indicator"],
    ["1", "OTHER", "BL", "others otherwise"],
    ["1", "MEDICARE", "MB", undefined],
  ])("payer %s %s, SBR09 %s: %s", (id, name, filingIndicator, expected) => {
    const claim = hypotheticalDay({ date: DATE, payer: { id, name, filingIndicator }, lines: [{ procedure: "17311" }] })[0]!.claim;
    const choice = payers.choose(claim);
    expect(choice && `${choice.agreement.policy.id} ${choice.matchedBy}`).toBe(expected);
  });
  test("two policies of one payer contradict each other", () => {
    const two = [policy("a", { payerIds: ["1"], otherwise: true }), policy("b", { payerIds: ["1"], otherwise: true })];
    expect(policyConflicts(two).map(({ what }) => what)).toEqual(["payer-ids 1", "otherwise"]);
    expect(() => new Payers(two)).toThrow(RangeError);
    expect(policyConflicts([policy("a", {}), policy("a", {})])).toHaveLength(1);
  });
});

test("lines of two payers on one day never rank together", () => {
  const terms = new PaymentTerms({
    ...NO_TERMS,
    policies: [policy("gulf-mutual", { payerIds: ["60054"] }, { sharesOfMedicare: [share(12000)] })],
  });
  const ours = hypotheticalDay({ date: DATE, locality: "national", lines: [{ procedure: "17311" }] });
  const theirs = hypotheticalDay({ date: DATE, locality: "national", payer: { id: "60054" }, lines: [{ procedure: "14060" }] });
  const day = priceDay([...ours, ...theirs], tables, { terms });
  expect(day.lines.map(({ allowedCents, policy }) => [allowedCents, policy])).toEqual([
    [66116, undefined],
    [90208, "gulf-mutual"],
  ]);
});
