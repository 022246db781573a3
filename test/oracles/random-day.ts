import type { Claim, ServiceLine } from "@claimscrub/claim";
import { type HypotheticalLine, hypotheticalDay } from "@claimscrub/pricing";
import fc from "fast-check";

/** Codes chosen so that every kind of payment rule meets every other: surgery, families, tests, therapy, injections, other schedules, nonsense. */
const CODES = [
  ..."17311 17312 17313 17315 11102 11103 11642 12052 13132 14060 15260 17000 17003 17110 11721".split(" "),
  ..."64450 64451 64400 67840 67805 69100 20550 20610 30100 54100 56605".split(" "),
  ..."45378 45380 45385 45384 45390 43235 43239 44388 44389 44392 G0105 G0121".split(" "),
  ..."70450 72100 73140 74176 76942 77067 88305 88331 93000 93005 93010 93306 93307 92134 92250".split(" "),
  ..."97110 97124 97140 97530 97035 98940 99213 99203 G2211 96372 36415 G0127".split(" "),
  ..."11719 99024 J3301 87070 00100 99999 A0425 S9999 10011 99366 0275T 36591 96523 90471 G0010".split(" "),
];
const MODIFIERS = "25 50 RT LT E1 E3 F2 T5 59 XS XE 76 77 51 58 79 26 TC 53 52 66 22 62 80 82 AS 54 55 56 78 CQ CO GP FX FY CT QW".split(
  " ",
);
const TAXONOMIES = ["", "", "", "207N00000X", "207ND0101X", "363LF0000X", "363AM0700X", "1041C0700X"];

const lineOf = (codes: fc.Arbitrary<string>): fc.Arbitrary<HypotheticalLine> =>
  fc.record({
    procedure: codes,
    modifiers: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 3, arbitrary: fc.constantFrom(["RT"], ["LT"], ["50"], ["59"], ["26"], ["TC"], ["RT", "59"]) },
      { weight: 2, arbitrary: fc.uniqueArray(fc.constantFrom(...MODIFIERS), { maxLength: 3 }) },
    ),
    units: fc.oneof(
      { weight: 6, arbitrary: fc.constant(1) },
      { weight: 3, arbitrary: fc.constant(2) },
      { weight: 2, arbitrary: fc.integer({ min: 3, max: 9 }) },
      fc.constantFrom(0, 1.5, -1),
    ),
    chargeCents: fc.oneof(fc.constant(undefined), fc.integer({ min: 0, max: 40_000 }), fc.constantFrom(0, 1, 10_000, 100_000)),
    pos: fc.constantFrom("11", "11", "11", "22", "24", "02", "12", "32", "98"),
    renderingNpi: fc.constantFrom("1234567893", "1234567893", "1987654328", ""),
    renderingTaxonomy: fc.constantFrom(...TAXONOMIES),
    unitBasis: fc.constant("UN"),
  });

/** A case of anesthesia, mostly with all its facts. */
const anesthesiaOf = (codes: fc.Arbitrary<string>): fc.Arbitrary<HypotheticalLine> =>
  fc.record({
    procedure: codes,
    modifiers: fc.constantFrom(["AA"], ["QK"], ["QX", "P2"], ["AD"], ["QZ"], ["QY", "53"], [], ["AA", "QK"]),
    units: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 400 }) }, fc.constantFrom(0, 0.5, 20_000)),
    unitBasis: fc.constantFrom("MJ", "MJ", "MJ", "UN"),
    chargeCents: fc.oneof(fc.constant(undefined), fc.integer({ min: 0, max: 40_000 })),
    pos: fc.constantFrom("11", "22"),
    renderingNpi: fc.constantFrom("1234567893", "1987654328", "1111111112"),
  });

/** Whom claims are sent to, where that matters. */
const PAYERS = [
  undefined,
  undefined,
  { filingIndicator: "MB" },
  { id: "1", filingIndicator: "CI" },
  { id: "2", name: "GULF COAST HEALTH", filingIndicator: "CI" },
  { id: "3", name: "GULF MUTUAL", filingIndicator: "BL" },
  { id: "4", filingIndicator: "16" },
];

/** A right and a left line of one code, with charges of their own. */
const sidesOf = (line: fc.Arbitrary<HypotheticalLine>) =>
  fc.tuple(line, fc.integer({ min: 0, max: 40_000 }), fc.constantFrom([], ["59"], ["26"])).map(([right, leftCharge, further]) => [
    { ...right, modifiers: ["RT"], pos: "11" },
    { ...right, modifiers: ["LT", ...further], pos: "11", chargeCents: leftCharge },
  ]);

/** One or two lines that need no ranking as a rule: the short way through the product must agree with the long one. */
const simpleOf = (line: fc.Arbitrary<HypotheticalLine>) =>
  fc.array(
    line.map((one) => ({ ...one, modifiers: one.modifiers?.length === 1 ? one.modifiers : [], pos: "11", renderingTaxonomy: "" })),
    { minLength: 1, maxLength: 2 },
  );

const claimOf = (line: fc.Arbitrary<HypotheticalLine>, byTerms: boolean) =>
  fc.record({
    payer: byTerms ? fc.constantFrom(...PAYERS) : fc.constant(undefined),
    assignment: byTerms ? fc.constantFrom("A", "A", "A", "B", "C") : fc.constant("A"),
    lines: fc.oneof({ weight: 3, arbitrary: fc.array(line, { minLength: 1, maxLength: 6 }) }, simpleOf(line), sidesOf(line)),
    place: fc.constantFrom(undefined, "10112-00", "13202-01", "01182-17", "national", "99999-99"),
    care: fc.constantFrom([0, 0], [20250310, 0], [20240401, 20240415], [20260101, 20260501]),
    billingTaxonomy: fc.constantFrom("", "", "", "207N00000X", "363LF0000X"),
    zip: fc.constantFrom(undefined, "10001", "35203", "94105", "00000", "66160"),
  });

/** A random patient-day. */
export interface RandomDay {
  readonly date: number;
  readonly lines: readonly ServiceLine[];
}

/** Random patient-days of the codes: one to three claims, on dates that the starter set covers or just misses. */
export function randomDayOf(codes: fc.Arbitrary<string>, terms?: { anesthesia?: fc.Arbitrary<string> }): fc.Arbitrary<RandomDay> {
  const line = lineOf(codes);
  const lines = terms?.anesthesia
    ? fc.oneof({ weight: 2, arbitrary: line }, { weight: 1, arbitrary: anesthesiaOf(terms.anesthesia) })
    : line;
  const claim = claimOf(lines, terms !== undefined);
  const claims = fc.oneof(
    { weight: 3, arbitrary: fc.tuple(claim) },
    { weight: 1, arbitrary: fc.array(claim, { minLength: 2, maxLength: 3 }) },
  );
  const date = fc.constantFrom(20240115, 20240308, 20240309, 20240801, 20250301, 20251101, 20260201, 20260801, 20231231);
  return fc.record({ date, claims }).map(({ date, claims }) => ({
    date,
    lines: claims.flatMap(({ lines, place, zip, payer, assignment, care, billingTaxonomy }, at) => {
      const made = hypotheticalDay({ date, locality: place, zip, lines, payer, assignment });
      const claim = made[0]?.claim as { -readonly [Key in keyof Claim]: Claim[Key] } | undefined;
      if (claim) {
        [claim.careAssumed, claim.careRelinquished] = care;
        Object.assign(claim, { index: at + 1, billing: { ...claim.billing, taxonomy: billingTaxonomy } });
      }
      return made;
    }),
  }));
}

/** Random patient-days of such codes, by claims to several payers, assigned or not. */
export const randomDayByTerms: fc.Arbitrary<RandomDay> = randomDayOf(fc.constantFrom(...CODES), {});

/** Random patient-days of codes chosen to meet each other. */
export const randomDay: fc.Arbitrary<RandomDay> = randomDayOf(fc.constantFrom(...CODES));
